"""The parameters of a search, as the OpenAPI document tells them; their names are stable."""

from collections.abc import Mapping, Sequence

from drf_spectacular.utils import OpenApiParameter

from licensing import Kind
from oer_repo.discovery.asking import COUNTED
from oer_repo.resources.capability import MAY, outputs
from search.address import WITHOUT
from search.errors import BadRequest
from search.parameters import KEYWORDS, RANGES, SORTS, Holds
from search.request import (
    DEEPEST_HIT,
    LONGEST_CURSOR,
    LONGEST_QUERY,
    MOST_FACET_VALUES,
    MOST_PER_PAGE,
)

FORMATS = ("json", "json-ld", "csv", "ndjson")
LONGEST_TYPED = 100
APART = "Alone it is what is allowed; with `:unclear` or `:not_recommended` what the license engine so calls."


def texts(name: str, description: str) -> OpenApiParameter:
    kind = {"type": "array", "items": {"type": "string"}}
    return OpenApiParameter(name, kind, explode=True, description=description)


def limits(name: str, holds: Holds) -> list[OpenApiParameter]:
    kind = {"type": "string"} if holds is Holds.DATE else {"type": "integer", "minimum": 0}
    form = "A year, a day or a moment (ISO 8601)." if holds is Holds.DATE else "Bytes."
    return [
        OpenApiParameter(f"{name}_{end}", kind, description=f"{form} Included.") for end in ("from", "to")
    ]


FILTERS = [name for name, keyword in KEYWORDS.items() if keyword.public]
PARAMETERS = [
    OpenApiParameter(
        "q",
        {"type": "string", "maxLength": LONGEST_QUERY},
        description='Words; "quotes" keep words together, -minus keeps out, OR, and title: author: keyword: … in '
        "front of a word. Nothing that is typed is an error.",
    ),
    *(texts(name, "Several are alternatives; different filters narrow each other.") for name in FILTERS),
    *(texts(WITHOUT + name, f"Keeps out what has one of these as {name}.") for name in FILTERS),
    texts(
        "usable_in",
        "What may become part of a whole under this license, everything inside considered; several are "
        f"alternatives. One of {', '.join(license.id for license in outputs())}. {APART} "
        "Or `course:<id>`, a course that you work on: what surely fits what it is for.",
    ),
    OpenApiParameter(
        "use",
        str,
        enum=[str(kind) for kind in Kind],
        default="adapt",
        description="What `usable_in` is about: made part of one new work, put beside others, or copied as it is.",
    ),
    OpenApiParameter("commercial", bool, default=False, description="Whether that is done for money."),
    texts("may", f"What one may do: {', '.join(MAY)}; all of several, each by itself. {APART}"),
    *(parameter for name, holds in RANGES.items() for parameter in limits(name, holds)),
    OpenApiParameter("sort", str, enum=list(SORTS), default="relevance"),
    OpenApiParameter(
        "page",
        {"type": "integer", "minimum": 1},
        description=f"The first {DEEPEST_HIT} results can be paged by number; `cursor` goes further.",
    ),
    OpenApiParameter("per_page", {"type": "integer", "minimum": 1, "maximum": MOST_PER_PAGE, "default": 20}),
    OpenApiParameter(
        "cursor",
        {"type": "string", "maxLength": LONGEST_CURSOR},
        description="`next_cursor` of the page before, with the same question; instead of `page`.",
    ),
    OpenApiParameter(
        "facets", str, description=f"Which are counted, with commas between: {', '.join(COUNTED)}."
    ),
    OpenApiParameter(
        "facet_values", {"type": "integer", "minimum": 1, "maximum": MOST_FACET_VALUES, "default": 100}
    ),
    OpenApiParameter(
        "format",
        str,
        enum=list(FORMATS),
        default="json",
        description="csv and ndjson give out everything that is found, in one stream; the others one page.",
    ),
]
SUGGESTING = [
    OpenApiParameter(
        "q", {"type": "string", "maxLength": LONGEST_TYPED}, description="What was typed so far."
    ),
    OpenApiParameter("count", {"type": "integer", "minimum": 1, "maximum": 20, "default": 8}),
]


def format_of(params: Mapping[str, Sequence[str]]) -> str:
    asked = (params.get("format") or ["json"])[-1] or "json"
    if asked not in FORMATS:
        raise BadRequest("format", f"must be one of {', '.join(FORMATS)}")
    return asked


def number_of(params: Mapping[str, Sequence[str]], name: str, default: int, most: int) -> int:
    text = (params.get(name) or [""])[-1]
    if not text:
        return default
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= most):
        raise BadRequest(name, f"must be a whole number from 1 to {most}")
    return int(text)
