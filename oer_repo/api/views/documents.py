"""The OpenAPI document, and what lies at no address."""

import json
from functools import cache
from typing import Any

from django.http import Http404, HttpResponse
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from oer_repo.api.caching import cacheable


@cache
def openapi_text() -> str:
    """Made once: it takes a second, and changes only with the code."""
    generator: Any = SchemaGenerator
    return json.dumps(generator().get_schema(request=None, public=True), ensure_ascii=False)


class OpenApi(APIView):
    @extend_schema(exclude=True)
    def get(self, request: Request) -> HttpResponse:
        text = openapi_text()
        return cacheable(request, Response(json.loads(text)), text)


class Nothing(APIView):
    @extend_schema(exclude=True)
    def get(self, request: Request, rest: str) -> Response:
        raise Http404

    post = put = patch = delete = get
