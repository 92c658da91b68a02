"""The vocabularies whose terms describe resources."""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from oer_repo.api import schema
from oer_repo.api.caching import cacheable
from oer_repo.api.serializers.lists import SchemeBrief, SchemeListOut, SchemeOut
from oer_repo.resources import vocabularies


class Vocabularies(APIView):
    @extend_schema(
        operation_id="list_vocabularies",
        tags=["vocabularies"],
        summary="List the vocabularies",
        responses=schema.answers({200: SchemeListOut, 304: None}, *schema.READING),
    )
    def get(self, request: Request) -> HttpResponse:
        schemes = vocabularies.schemes()
        answer = Response({"results": SchemeBrief(schemes, many=True).data})
        return cacheable(request, answer, repr(schemes))


class OneVocabulary(APIView):
    @extend_schema(
        operation_id="read_vocabulary",
        tags=["vocabularies"],
        summary="Read a vocabulary with all its terms and their labels",
        responses=schema.answers({200: SchemeOut, 304: None}, 404, *schema.READING),
    )
    def get(self, request: Request, scheme: str) -> HttpResponse:
        found = vocabularies.scheme(scheme)
        return cacheable(request, Response(SchemeOut(found).data), repr(found))
