"""The one question that the rest of the product asks of a search engine."""

from typing import Any, cast

from haystack import connections
from haystack.constants import DEFAULT_ALIAS

from search.page import SearchPage
from search.request import SearchRequest


def find(request: SearchRequest, using: str = DEFAULT_ALIAS) -> SearchPage:
    """One page of results; raises SearchUnavailable when the engine cannot answer."""
    backend: Any = connections[using].get_backend()
    return cast(SearchPage, backend.find(request))
