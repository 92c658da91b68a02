"""The parameters of an address as a search request: those of the search engine, and ours about rights."""

from collections.abc import Collection
from dataclasses import replace

from licensing import UnknownLicense, registry
from oer_repo.discovery import usable
from oer_repo.discovery.labels import SCHEMES
from oer_repo.resources import vocabularies
from search.address import WITHOUT, Params, from_params
from search.errors import BadRequest
from search.parameters import FACETS, KEYWORDS, RANGES
from search.request import SearchRequest

COUNTED = (*FACETS, usable.USABLE, "may")  # facets, in our order
PLAIN = ("q", "sort", "page", "per_page", "cursor", "facets", "facet_values")
_FILTERS = [name for name, keyword in KEYWORDS.items() if keyword.public]
KNOWN = frozenset(
    [*PLAIN, *usable.PARAMETERS, *_FILTERS, *(WITHOUT + name for name in _FILTERS)]
    + [f"{name}_{end}" for name in RANGES for end in ("from", "to")]
)


def request_of(params: Params, *, per_page: int = 20) -> SearchRequest:
    """Raises BadRequest, which names the parameter. Parameters that are not ours are left alone."""
    plain = from_params({name: params[name] for name in params if name != "facets"}, per_page=per_page)
    return replace(
        plain,
        filters={**plain.filters, **usable.chosen(params)},
        facets=_counted(params),
    )


def strictly(params: Params, also: tuple[str, ...] = (), *, per_page: int = 20) -> SearchRequest:
    """For programs: a parameter or a value that means nothing here is refused, not passed over."""
    only_these(params, (*KNOWN, *also))
    request = request_of(params, per_page=per_page)
    for filters in (request.filters, request.without):
        for name, values in filters.items():
            for value in values:
                _refuse_unknown(name, value)
    return request


def only_these(params: Params, known: Collection[str]) -> None:
    for name in params:
        if name not in known:
            raise BadRequest(name[:60], f"is not a parameter; the parameters are {', '.join(sorted(known))}")


def _counted(params: Params) -> tuple[str, ...]:
    given = params.get("facets", ())
    wanted = COUNTED if not given else tuple(dict.fromkeys(filter(None, given[-1].split(","))))
    for name in wanted:
        if name not in COUNTED:
            raise BadRequest("facets", f"'{name[:60]}' cannot be counted; {', '.join(COUNTED)} can")
    field = usable.purpose_of(params).field
    return tuple(field if name == usable.USABLE else name for name in wanted)


def _refuse_unknown(name: str, value: str) -> None:
    if name == "license":
        try:
            registry.get(value)
        except UnknownLicense as error:
            raise BadRequest(name, str(error)) from error
    elif name in SCHEMES and name != "language" and vocabularies.concept(SCHEMES[name], value) is None:
        message = (
            f"'{value}' is no term of the vocabulary {SCHEMES[name]} (/api/v1/vocabularies/{SCHEMES[name]}/)"
        )
        raise BadRequest(name, message)
