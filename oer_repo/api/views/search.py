"""Find public resources, with counts of what they can be narrowed down to."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from oer_repo.api import schema
from oer_repo.api.facets import with_labels
from oer_repo.api.serializers.found import SearchOut
from oer_repo.api.views.resources import shown
from oer_repo.discovery.find import find
from search.address import from_params
from search.parameters import FACETS, SORTS
from search.request import DEEPEST_HIT, LONGEST_QUERY, MOST_PER_PAGE

PARAMETERS = [
    OpenApiParameter("q", {"type": "string", "maxLength": LONGEST_QUERY}),
    *(
        OpenApiParameter(
            facet,
            {"type": "array", "items": {"type": "string"}},
            explode=True,
            description="Several are alternatives; different filters narrow each other.",
        )
        for facet in FACETS
    ),
    OpenApiParameter("sort", str, enum=list(SORTS), default="relevance"),
    OpenApiParameter(
        "page",
        {"type": "integer", "minimum": 1},
        description=f"The first {DEEPEST_HIT} results can be paged.",
    ),
    OpenApiParameter("per_page", {"type": "integer", "minimum": 1, "maximum": MOST_PER_PAGE}),
]


class Search(APIView):
    @extend_schema(
        operation_id="search",
        tags=["search"],
        summary="Search public resources",
        parameters=PARAMETERS,
        responses=schema.answers({200: SearchOut}, 400, *schema.READING),
    )
    def get(self, request: Request) -> Response:
        found = find(from_params(dict(request.query_params.lists())), request.user)
        page = found.page
        counts = {name: getattr(page, name) for name in ("total", "page", "pages", "per_page", "took_ms")}
        results = [shown(resource) for resource in found.resources]
        return Response(SearchOut({**counts, "results": results, "facets": with_labels(page.facets)}).data)
