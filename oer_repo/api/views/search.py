"""Find public resources: pages of results with counts, whole result sets, suggestions, what is similar."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from uuid import UUID

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from oer_repo.api import lookup, schema
from oer_repo.api.found import brief, page_as_json
from oer_repo.api.result_sets import as_csv, as_json_ld, as_ndjson
from oer_repo.api.search_parameters import PARAMETERS, SUGGESTING, format_of, number_of
from oer_repo.api.serializers.found import SearchOut, SimilarOut, SuggestionsOut
from oer_repo.api.validators import unless_known
from oer_repo.courses.fitting import with_course
from oer_repo.discovery.asking import only_these, strictly
from oer_repo.discovery.entries import Entry, entry_of
from oer_repo.discovery.find import everything, find, find_entries, similar
from oer_repo.discovery.suggest import suggest
from oer_repo.resources.describe import absolute
from search.request import SearchRequest

JSON_LD, CSV, NDJSON = "application/ld+json", "text/csv", "application/x-ndjson"
STREAMED: dict[str, tuple[str, Callable[[Iterable[Entry]], Iterator[str]]]] = {
    "csv": (f"{CSV}; charset=utf-8", as_csv),
    "ndjson": (NDJSON, as_ndjson),
}
TEXT = OpenApiResponse(OpenApiTypes.STR, description="With `format`, the whole result set.")


class Search(APIView):
    @extend_schema(
        operation_id="search",
        tags=["search"],
        summary="Search public resources",
        parameters=PARAMETERS,
        responses=schema.answers(
            {
                200: SearchOut,
                (200, JSON_LD): OpenApiTypes.OBJECT,
                (200, CSV): TEXT,
                (200, NDJSON): TEXT,
                304: None,
            },
            400,
            404,  # the course that `usable_in` names
            *schema.READING,
        ),
    )
    def get(self, request: Request) -> HttpResponseBase:
        params = with_course(dict(request.query_params.lists()), request.user)
        asked, format = strictly(params, ("format",)), format_of(params)
        if format in STREAMED:
            return streamed(asked, format)
        return unless_known(request, lambda: page(asked, request, format), str(asked.filters))


def page(asked: SearchRequest, request: Request, format: str) -> HttpResponse:
    if format == "json":
        return Response(page_as_json(find_entries(asked)))
    results = find(asked, request.user)
    document = as_json_ld(results.resources, results.total, asked.offset + 1)
    return Response(document, content_type=JSON_LD)


def streamed(asked: SearchRequest, format: str) -> HttpResponseBase:
    """The first resource is taken before the answer begins, so that a dead engine is a 503 and not half a file."""
    content_type, write = STREAMED[format]
    found = everything(asked)
    begun = chain([one] if (one := next(found, None)) else [], found)
    answer = StreamingHttpResponse(write(begun), content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="resources.{format}"'
    answer["Cache-Control"] = "no-store"
    return answer


class Suggestions(APIView):
    @extend_schema(
        operation_id="suggest",
        tags=["search"],
        summary="Titles, subjects and people that go on as somebody types",
        parameters=SUGGESTING,
        responses=schema.answers({200: SuggestionsOut, 304: None}, 400, *schema.READING),
    )
    def get(self, request: Request) -> HttpResponseBase:
        params = dict(request.query_params.lists())
        only_these(params, ("q", "count"))
        typed, count = request.query_params.get("q", ""), number_of(params, "count", 8, 20)
        return unless_known(request, lambda: Response(suggestions(typed, count)))


def suggestions(typed: str, count: int) -> dict[str, object]:
    found = (
        {
            "text": one.text,
            "kind": one.kind,
            "url": absolute(resource.get_absolute_url()) if resource else "",
        }
        for one, resource in suggest(typed, count)
    )
    return {"results": list(found)}


class Similar(APIView):
    @extend_schema(
        operation_id="similar",
        tags=["search"],
        summary="Public resources that share the telling words of one",
        parameters=[
            OpenApiParameter("count", {"type": "integer", "minimum": 1, "maximum": 20, "default": 6})
        ],
        responses=schema.answers({200: SimilarOut, 304: None}, 400, 404, 410, *schema.READING),
    )
    def get(self, request: Request, resource_id: UUID) -> HttpResponseBase:
        params = dict(request.query_params.lists())
        only_these(params, ("count",))
        resource = lookup.published_version(resource_id, request.user).resource
        count = number_of(params, "count", 6, 20)
        return unless_known(
            request,
            lambda: Response(
                {"results": [brief(entry_of(one)) for one in similar(resource, request.user, count)]}
            ),
        )
