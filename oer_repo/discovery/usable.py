"""What may become part of my course: the questions about rights that a search can ask, and their counts."""

from collections.abc import Iterator, Mapping, Sequence

from licensing import Kind, Verdict
from oer_repo.resources.capability import APART, MAY, Purpose, outputs, said, word
from search.address import Params
from search.errors import BadRequest
from search.page import FacetValue

USABLE, FIELD = "usable_in", "usable_"
PARAMETERS = (USABLE, "use", "commercial", "may")
TRUTH = {"": False, "true": True, "1": True, "false": False, "0": False}
VERDICTS = {verdict.word: verdict for verdict in (Verdict.ALLOWED, *APART)}

Values = Mapping[str, tuple[str, ...]]


def purpose_of(params: Params) -> Purpose:
    """`use` and `commercial`: by default something of one's own is made from it, and no money is asked."""
    return Purpose(_kind(_last(params, "use")), _truth("commercial", _last(params, "commercial")))


def chosen(params: Params) -> Values:
    """The filters, in the words of the index. A value is what is asked for, or `<what>:unclear`, `:not_recommended`."""
    wanted = [license.id for license in outputs()]
    found = {
        "may": tuple(_words("may", _split(params.get("may", ())), list(MAY))),
        purpose_of(params).field: tuple(_words(USABLE, params.get(USABLE, ()), wanted)),
    }
    return {name: values for name, values in found.items() if values}


def readable(facets: Mapping[str, Sequence[FacetValue]]) -> dict[str, tuple[FacetValue, ...]]:
    """Facets with the values that parameters take; what older rules said is left out, for they are not asked."""
    return {
        USABLE if name.startswith(FIELD) else name: tuple(_today(values))
        if name == "may" or name.startswith(FIELD)
        else tuple(values)
        for name, values in facets.items()
    }


def split_value(value: str) -> tuple[str, Verdict]:
    """`by-sa/4.0:unclear` as what is asked for and the verdict."""
    what, _, verdict = value.partition(":")
    return what, VERDICTS.get(verdict or "allowed", Verdict.FORBIDDEN)


def _today(values: Sequence[FacetValue]) -> Iterator[FacetValue]:
    for one in values:
        if what := said(one.value):
            yield one._replace(value=what)


def _words(name: str, values: Sequence[str], known: Sequence[str]) -> Iterator[str]:
    for value in filter(None, values):
        what, verdict = split_value(value)
        if what not in known or verdict is Verdict.FORBIDDEN:
            extra = ", alone or with :unclear or :not_recommended"
            raise BadRequest(name, f"'{value[:60]}' is none of {', '.join(known)}{extra}")
        yield word(what, verdict)


def _split(values: Sequence[str]) -> list[str]:
    return [part.strip() for value in values for part in value.split(",")]


def _last(params: Params, name: str) -> str:
    values = params.get(name, ())
    return values[-1] if values else ""


def _kind(text: str) -> Kind:
    try:
        return Kind(text or Kind.ADAPT)
    except ValueError:
        raise BadRequest("use", f"must be one of {', '.join(Kind)}") from None


def _truth(name: str, text: str) -> bool:
    if text not in TRUTH:
        raise BadRequest(name, "must be true or false")
    return TRUTH[text]
