"""What may be asked for, and how a refusal reads."""

import pytest

from search.address import from_params
from search.errors import BadRequest
from search.page import SearchPage
from search.request import SearchRequest


def test_parameters_become_a_request() -> None:
    request = from_params(
        {
            "q": [" algebra "],
            "license": ["by", "by", "", "cc0"],
            "sort": ["newest"],
            "page": ["2"],
            "utm": ["x"],
        }
    )
    assert (request.q, request.sort, request.page, request.per_page) == ("algebra", "newest", 2, 20)
    assert dict(request.filters) == {"license": ("by", "cc0")}
    assert (request.offset, request.chosen("subject"), request.on_page(1).offset) == (20, (), 0)


def test_no_parameters_ask_for_everything() -> None:
    assert from_params({}) == SearchRequest()


@pytest.mark.parametrize(
    ("params", "parameter", "message"),
    [
        ({"q": ["x" * 401]}, "q", "must have at most 400 characters, it has 401"),
        ({"page": ["0"]}, "page", "must be a whole number from 1"),
        ({"page": ["two"]}, "page", "must be a whole number from 1"),
        ({"page": ["²"]}, "page", "must be a whole number from 1"),
        ({"page": ["-1"]}, "page", "must be a whole number from 1"),
        ({"page": ["9" * 5000]}, "page", "must be a whole number from 1"),
        ({"page": ["501"]}, "page", "only the first 10000 results can be paged; narrow the search"),
        ({"per_page": ["101"]}, "per_page", "must be between 1 and 100"),
        ({"per_page": ["0"]}, "per_page", "must be between 1 and 100"),
        ({"sort": ["random"]}, "sort", "must be one of relevance, newest, oldest, title, used"),
        ({"license": ["x" * 201]}, "license", "values must have at most 200 characters"),
        ({"subject": [str(n) for n in range(51)]}, "subject", "must have at most 50 values, it has 51"),
    ],
)
def test_what_is_out_of_bounds_is_named(params: dict[str, list[str]], parameter: str, message: str) -> None:
    with pytest.raises(BadRequest) as refused:
        from_params(params)
    assert (refused.value.parameter, refused.value.message) == (parameter, message)


def test_only_facets_filter() -> None:
    with pytest.raises(BadRequest, match="color: is not a filter; the filters are license, subject"):
        SearchRequest(filters={"color": ("red",)})


@pytest.mark.parametrize(
    ("total", "per_page", "pages"), [(0, 20, 1), (20, 20, 1), (21, 20, 2), (10**6, 20, 500), (10**6, 30, 333)]
)
def test_pages_that_can_be_turned_to(total: int, per_page: int, pages: int) -> None:
    page = SearchPage(hits=(), total=total, page=1, per_page=per_page, took_ms=0)
    assert page.pages == pages
