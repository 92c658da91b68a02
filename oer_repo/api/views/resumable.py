"""Uploads in pieces, as tus 1.0.0 says: begun, asked for, gone on with, given up."""

from typing import Any
from uuid import UUID

from django.urls import reverse
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import MethodNotAllowed
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from oer_repo.api import lookup, schema, tus
from oer_repo.api.serializers.uploads import UploadOut
from oer_repo.api.uploads import Body
from oer_repo.ingest.models import Upload
from oer_repo.ingest.resumable.begin import begin_upload
from oer_repo.ingest.resumable.end import terminate
from oer_repo.ingest.resumable.receive import progress_of, receive, upload_of

ALL = schema.answers({}, 400, 409, 411, 412, 413, 415, 422, 423, 507, *schema.WRITING)


def header(name: str, description: str, *, required: bool = False) -> OpenApiParameter:
    return OpenApiParameter(name, str, OpenApiParameter.HEADER, description=description, required=required)


RESUMABLE = header("Tus-Resumable", "1.0.0", required=True)
LENGTH = header("Upload-Length", "How many bytes the whole file has.", required=True)
OFFSET = header("Upload-Offset", "Where this piece begins.", required=True)
METADATA = header(
    "Upload-Metadata",
    "resource (its id), filename, filetype, role, language, sha256: each in Base64.",
    required=True,
)
CHECKSUM = header("Upload-Checksum", "sha256, a space, the digest of this piece in Base64.")


class TusView(APIView):
    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Every request but the first question says which version it speaks."""
        super().initial(request, *args, **kwargs)
        if request.method not in {"OPTIONS", "GET"} and request.headers.get("Tus-Resumable") != tus.VERSION:
            raise tus.WrongVersion

    def get_permissions(self) -> list[Any]:
        return [] if self.request.method == "OPTIONS" else [IsAuthenticated()]

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        response["Tus-Resumable"] = tus.VERSION
        response["Tus-Version"] = tus.VERSION
        return response

    def options(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        return Response(status=204, headers=tus.capabilities())


class ResumableUploads(TusView):
    @extend_schema(
        operation_id="begin_upload",
        tags=["uploads"],
        summary="Begin an upload in pieces (tus 1.0.0); the body may be its first piece",
        request={tus.PIECE: schema.BYTES},
        parameters=[RESUMABLE, LENGTH, METADATA, CHECKSUM],
        responses={201: None, **ALL, **schema.answers({}, 460)},
    )
    def post(self, request: Request) -> Response:
        plain = request._request
        length = tus.number(plain, "Upload-Length")
        resource_id, announced = tus.announced(tus.metadata(plain))
        version_id = lookup.latest_version_id(resource_id)
        first = tus.piece(plain) if plain.content_type == tus.PIECE else None
        upload = begin_upload(version_id=version_id, by=request.user, length=length, announced=announced)
        address = request.build_absolute_uri(reverse("api_resumable_upload", args=[upload.pk]))
        upload = first_piece(request, upload, first)
        return Response(status=201, headers={"Location": address, **tus.state_headers(upload)})


def first_piece(request: Request, upload: Upload, first: tuple[Body, int] | None) -> Upload:
    """What came with the announcement; a file of no bytes is whole already."""
    if first is None:
        return progress_of(upload.pk, request.user)
    body, announced = first
    checksum = tus.checksum(request._request)
    return receive(upload.pk, by=request.user, offset=0, announced=announced, stream=body, checksum=checksum)


class OneResumableUpload(TusView):
    @extend_schema(
        operation_id="get_upload",
        tags=["uploads"],
        summary="How far it is; once it is done, the file with its SHA-256",
        responses=schema.answers({200: UploadOut}, 404, *schema.READING),
    )
    def get(self, request: Request, upload_id: UUID) -> Response:
        return Response(UploadOut(upload_of(upload_id, request.user)).data)

    def head(self, request: Request, upload_id: UUID) -> Response:
        upload = progress_of(upload_id, request.user)
        headers = {"Upload-Length": str(upload.length), **tus.state_headers(upload)}
        return Response(status=200, headers=headers)

    @extend_schema(
        operation_id="send_piece",
        tags=["uploads"],
        summary="Send the next piece; the last one makes the file",
        request={tus.PIECE: schema.BYTES},
        parameters=[RESUMABLE, OFFSET, CHECKSUM],
        responses={204: None, **ALL, **schema.answers({}, 460)},
    )
    def patch(self, request: Request, upload_id: UUID) -> Response:
        plain = request._request
        body, announced = tus.piece(plain)
        upload = receive(
            upload_id,
            by=request.user,
            offset=tus.number(plain, "Upload-Offset"),
            announced=announced,
            stream=body,
            checksum=tus.checksum(plain),
        )
        return Response(status=204, headers=tus.state_headers(upload))

    @extend_schema(
        operation_id="end_upload",
        tags=["uploads"],
        summary="Give the upload up; what has become a file stays",
        parameters=[RESUMABLE],
        responses={204: None, **ALL},
    )
    def delete(self, request: Request, upload_id: UUID) -> Response:
        terminate(upload_id, by=request.user)
        return Response(status=204)

    @extend_schema(exclude=True)
    def post(self, request: Request, upload_id: UUID) -> Response:
        """For lines on which only GET and POST pass (X-HTTP-Method-Override)."""
        method = request.headers.get("X-HTTP-Method-Override", "").upper()
        if method not in {"PATCH", "DELETE"}:
            raise MethodNotAllowed("POST")
        return {"PATCH": self.patch, "DELETE": self.delete}[method](request, upload_id)
