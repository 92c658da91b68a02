"""The files of a version: bytes in, bytes out, and what a draft says about them."""

from typing import Any
from uuid import UUID

from django.http.response import HttpResponseBase
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from oer_repo.api import lookup, schema
from oer_repo.api.paging import parameters
from oer_repo.api.preconditions import asked_revision, etag_of
from oer_repo.api.serializers.drafts import FileChangesIn, checked
from oer_repo.api.serializers.resources import FileOut
from oer_repo.api.uploads import body_of, name_of
from oer_repo.discovery.look import file_at
from oer_repo.ingest.deposit import add_upload
from oer_repo.resources import actions
from oer_repo.resources.models import File
from oer_repo.resources.reading import closed_by
from storage.serve import serve_blob

NAME = OpenApiParameter(
    "Content-Disposition",
    str,
    OpenApiParameter.HEADER,
    description="The name of the file, when ?name= does not say it: attachment; filename*=UTF-8''…",
)
RANGE = OpenApiParameter("Range", str, OpenApiParameter.HEADER, description="bytes=0-1023")
ALL = (schema.BYTES, "*/*")


class UploadParameters(serializers.Serializer[Any]):
    name = serializers.CharField(required=False, max_length=255)
    role = serializers.CharField(required=False, default="main", max_length=20)
    language = serializers.CharField(required=False, default="", allow_blank=True, max_length=35)


class Uploads(APIView):
    permission_classes = [IsAuthenticated]

    @extend_schema(
        operation_id="upload_file",
        tags=["files"],
        summary="Add a file to the draft: its bytes are the body",
        request={"application/octet-stream": schema.BYTES},
        parameters=[UploadParameters, NAME, schema.IF_MATCH, schema.ETAG],
        responses=schema.answers({201: FileOut}, 411, 412, 507, *schema.SENDING),
    )
    def post(self, request: Request, resource_id: UUID) -> Response:
        asked = parameters(UploadParameters, request)
        version_id = lookup.latest_version_id(resource_id)
        name = name_of(request._request, asked)
        file = add_upload(
            version_id=version_id,
            by=request.user,
            stream=body_of(request._request),
            name=name,
            role=asked["role"],
            language=asked["language"],
            revision=asked_revision(request, version_id),
        )
        return file_answer(file, 201, sent_as=name, sent_type=request.content_type or "")


class OneFile(APIView):
    permission_classes = [IsAuthenticated]

    @extend_schema(
        operation_id="change_file",
        tags=["files"],
        summary="Rename or reorder a file of the draft, or say what it is for",
        request=FileChangesIn,
        parameters=[schema.IF_MATCH, schema.ETAG],
        responses=schema.answers({200: FileOut}, 412, *schema.SENDING),
    )
    def patch(self, request: Request, file_id: UUID) -> Response:
        file = lookup.file_of(file_id)
        changes: Any = checked(FileChangesIn, request.data)
        revision = asked_revision(request, file.version_id)
        actions.change_file(file_id=file_id, by=request.user, changes=changes, revision=revision)
        return file_answer(file)

    @extend_schema(
        operation_id="remove_file",
        tags=["files"],
        summary="Take a file out of the draft",
        parameters=[schema.IF_MATCH],
        responses=schema.answers({204: None}, 412, *schema.WRITING),
    )
    def delete(self, request: Request, file_id: UUID) -> Response:
        file = lookup.file_of(file_id)
        revision = asked_revision(request, file.version_id)
        actions.remove_file(file_id=file_id, by=request.user, revision=revision)
        return Response(status=204)


class FileContent(APIView):
    @extend_schema(
        operation_id="download_file",
        tags=["files"],
        summary="Download the bytes, or a range of them",
        parameters=[RANGE],
        responses=schema.answers(
            {
                (200, "*/*"): schema.BYTES,
                (206, "*/*"): schema.BYTES,
                304: None,
                412: None,
                (416, "*/*"): schema.BYTES,
            },
            404,
            410,
            *schema.READING,
        ),
    )
    def get(self, request: Request, file_id: UUID) -> HttpResponseBase:
        file = file_at(file_id, request.user)
        public = closed_by(file) is None
        return serve_blob(request._request, file.blob, filename=file.name, public=public)


def file_answer(file: File, status: int = 200, *, sent_as: str = "", sent_type: str = "") -> Response:
    """The file as it is now, with the draft's ETag."""
    fresh = lookup.file_of(file.pk)
    context = {"notes": True, "sent_as": sent_as, "sent_type": sent_type}
    return Response(
        FileOut(fresh, context=context).data, status=status, headers={"ETag": etag_of(fresh.version)}
    )
