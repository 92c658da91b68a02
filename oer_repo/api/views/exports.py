"""Take a course away: ask for an export, see how far it is, fetch it; the credits by themselves."""

from typing import Any
from uuid import UUID

from django.http.response import HttpResponse, HttpResponseBase
from django.urls import reverse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.permissions import IsAuthenticatedOrReadOnly
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from licensing.attribution import languages
from licensing.attribution.phrases import code_of
from oer_repo.api import schema
from oer_repo.api.paging import parameters
from oer_repo.api.serializers.drafts import checked
from oer_repo.api.serializers.exports import ExportIn, ExportOut, ExportsOut
from oer_repo.formats.course_credits import FORMS, credit_language
from oer_repo.reuse.course_credits import credits_file
from oer_repo.reuse.describe_course import describe_course
from oer_repo.reuse.exports import ask_for_export, export_at, exports_of, handed_out, seen
from oer_repo.reuse.writers import file_name
from storage.disposition import disposition
from storage.serve import serve_blob

TAG = ["courses"]


class Exports(APIView):
    permission_classes = [IsAuthenticatedOrReadOnly]

    @extend_schema(
        operation_id="list_exports",
        tags=TAG,
        summary="The exports of a course that were asked for",
        responses=schema.answers({200: ExportsOut}, 404, *schema.READING),
    )
    def get(self, request: Request, course_id: UUID) -> Response:
        found = exports_of(course_id, request.user)
        return Response({"results": ExportOut(found, many=True).data})

    @extend_schema(
        operation_id="ask_for_export",
        tags=TAG,
        summary="Have the course made ready to be taken away; 409 while its licenses forbid it",
        description="It is made in the background: ask at the address in Location until its state is done.",
        request=ExportIn,
        responses=schema.answers({202: ExportOut}, 404, *schema.SENDING),
    )
    def post(self, request: Request, course_id: UUID) -> Response:
        asked = checked(ExportIn, request.data)
        export = ask_for_export(course_id=course_id, by=request.user, **asked)
        location = reverse("api_export", args=[course_id, export.pk])
        return Response(ExportOut(export).data, status=202, headers={"Location": location})


class OneExport(APIView):
    @extend_schema(
        operation_id="read_export",
        tags=TAG,
        summary="How far an export is, where its bytes are, what it could not carry",
        responses=schema.answers({200: ExportOut}, 404, *schema.READING),
    )
    def get(self, request: Request, course_id: UUID, export_id: UUID) -> Response:
        return Response(ExportOut(export_at(course_id, export_id, request.user)).data)


class ExportContent(APIView):
    @extend_schema(
        operation_id="download_export",
        tags=TAG,
        summary="The bytes of the export that was made last; 409 for what may not be passed on any more",
        responses=schema.answers(
            {(200, "*/*"): schema.BYTES, (206, "*/*"): schema.BYTES, 304: None, 412: None, (416, "*/*"): schema.BYTES},
            404,
            409,
            *schema.READING,
        ),
    )  # fmt: skip
    def get(self, request: Request, course_id: UUID, export_id: UUID) -> HttpResponseBase:
        export = handed_out(course_id, export_id, request.user)
        assert export.blob is not None  # else it would not have been handed out
        return serve_blob(
            request._request, export.blob, filename=file_name(export.course.title, export.format)
        )


class CreditsParameters(serializers.Serializer[Any]):
    form = serializers.ChoiceField(FORMS, required=False, default="text")
    language = serializers.CharField(
        required=False, default="", max_length=35, help_text=f"One of {', '.join(languages())}."
    )


class CourseCredits(APIView):
    @extend_schema(
        operation_id="read_course_credits",
        tags=TAG,
        summary="The credits of a course: page, Markdown, text, text for slides, end of a video, Word document",
        parameters=[CreditsParameters],
        responses=schema.answers({(200, "*/*"): schema.BYTES}, 400, 404, *schema.READING),
    )
    def get(self, request: Request, course_id: UUID) -> HttpResponse:
        asked = parameters(CreditsParameters, request)
        course = seen(course_id, request.user)
        language = code_of(asked["language"]) if asked["language"] else credit_language(course.language)
        file = credits_file(describe_course(course), asked["form"], language)
        charset = "; charset=utf-8" if file.media_type.startswith("text/") else ""
        response = HttpResponse(file.content, content_type=f"{file.media_type}{charset}")
        response["Content-Disposition"] = disposition(file.name, inline=False)
        return response
