"""A published version in the field's standards, and its credit."""

from uuid import UUID

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from oer_repo.api import lookup, schema
from oer_repo.formats import dublin_core, schema_org
from oer_repo.resources.describe import describe

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


class DublinCore(APIView):
    @extend_schema(
        operation_id="read_dublin_core",
        tags=["formats"],
        summary="The published version as simple Dublin Core: each element with its values",
        responses=schema.answers({200: ELEMENTS}, 404, 410, *schema.READING),
    )
    def get(self, request: Request, resource_id: UUID) -> Response:
        return Response(dublin_core.write(describe(lookup.published_version(resource_id, request.user))))
