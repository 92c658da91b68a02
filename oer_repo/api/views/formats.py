"""A published version in the field's standards, and its credit."""

from typing import Any
from uuid import UUID

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from licensing.attribution import languages
from oer_repo.api import lookup, schema
from oer_repo.api.paging import parameters
from oer_repo.api.serializers.strict import Text
from oer_repo.formats import amb, dublin_core, schema_org, schema_org_course
from oer_repo.resources.credit import credit_as
from oer_repo.resources.describe import describe
from oer_repo.reuse.describe_course import describe_course
from oer_repo.reuse.exports import going_out

JSON_LD = "application/ld+json"
ELEMENTS = {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "string"}}}


class SchemaOrg(APIView):
    @extend_schema(
        operation_id="read_schema_org",
        tags=["formats"],
        summary="The published version as JSON-LD with schema.org's terms",
        responses=schema.answers({(200, JSON_LD): OpenApiTypes.OBJECT}, 404, 410, *schema.READING),
    )
    def get(self, request: Request, resource_id: UUID) -> Response:
        version = lookup.published_version(resource_id, request.user)
        return Response(schema_org.write(describe(version)), content_type=JSON_LD)


class Amb(APIView):
    @extend_schema(
        operation_id="read_amb",
        tags=["formats"],
        summary="The published version as AMB; 409 says why where AMB has no word for its license",
        responses=schema.answers({(200, JSON_LD): OpenApiTypes.OBJECT}, 404, 409, 410, *schema.READING),
    )
    def get(self, request: Request, resource_id: UUID) -> Response:
        version = lookup.published_version(resource_id, request.user)
        return Response(amb.write(describe(version)), content_type=JSON_LD)


class CourseSchemaOrg(APIView):
    @extend_schema(
        operation_id="read_course_schema_org",
        tags=["courses"],
        summary="The course as JSON-LD with schema.org's terms",
        responses=schema.answers({(200, JSON_LD): OpenApiTypes.OBJECT}, 404, 409, *schema.READING),
    )
    def get(self, request: Request, course_id: UUID) -> Response:
        record = describe_course(going_out(course_id, request.user), briefly=True)
        return Response(schema_org_course.write(record), content_type=JSON_LD)


class CourseAmb(APIView):
    @extend_schema(
        operation_id="read_course_amb",
        tags=["courses"],
        summary="The course as AMB; 409 says why where AMB has no word for its license",
        responses=schema.answers({(200, JSON_LD): OpenApiTypes.OBJECT}, 404, 409, *schema.READING),
    )
    def get(self, request: Request, course_id: UUID) -> Response:
        record = describe_course(going_out(course_id, request.user), briefly=True)
        return Response(amb.write_course(record), content_type=JSON_LD)


class DublinCore(APIView):
    @extend_schema(
        operation_id="read_dublin_core",
        tags=["formats"],
        summary="The published version as simple Dublin Core: each element with its values",
        responses=schema.answers({200: ELEMENTS}, 404, 410, *schema.READING),
    )
    def get(self, request: Request, resource_id: UUID) -> Response:
        return Response(dublin_core.write(describe(lookup.published_version(resource_id, request.user))))


class CreditParameters(serializers.Serializer[Any]):
    format = serializers.ChoiceField(["text", "html", "markdown"], required=False, default="text")
    language = serializers.CharField(
        required=False, default="en", max_length=35, help_text=f"One of {', '.join(languages())}."
    )


class CreditOut(serializers.Serializer[Any]):
    credit = Text(help_text="Everything from outside in it is escaped for the format.")
    format = Text()
    language = Text()


class Credit(APIView):
    @extend_schema(
        operation_id="read_credit",
        tags=["formats"],
        summary="How to credit the published version: title, author, source, license, changes",
        parameters=[CreditParameters],
        responses=schema.answers({200: CreditOut}, 400, 404, 410, *schema.READING),
    )
    def get(self, request: Request, resource_id: UUID) -> Response:
        asked = parameters(CreditParameters, request)
        version = lookup.published_version(resource_id, request.user)
        return Response({"credit": credit_as(version, asked["format"], asked["language"]), **asked})
