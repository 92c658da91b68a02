"""The question in front of all filters: what may become part of my course?"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from licensing import Kind, Verdict
from oer_repo.discovery.usable import purpose_of, split_value
from oer_repo.resources.capability import outputs
from oer_repo.web.pages.links import changed
from search.page import FacetValue

USES: tuple[tuple[str, str | Promise], ...] = (
    ("", _("changed or mixed in")),
    (Kind.COLLECT, _("beside other works")),
    (Kind.VERBATIM, _("copied as it is")),
)


@dataclass(frozen=True, slots=True)
class Output:
    value: str
    name: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Apart:
    """Not among the results: how many there are of that verdict, and where they can be seen."""

    verdict: str
    count: int
    link: str


@dataclass(frozen=True, slots=True)
class Usable:
    outputs: tuple[Output, ...]
    use: str
    commercial: bool
    apart: tuple[Apart, ...]
    shown: str  # the verdict of what is shown, when it is not what is allowed

    @property
    def uses(self) -> tuple[tuple[str, str | Promise], ...]:
        return USES

    @property
    def chosen(self) -> Output | None:
        return next((one for one in self.outputs if one.chosen), None)


def usable_of(counted: Sequence[FacetValue], params: QueryDict) -> Usable:
    purpose = purpose_of(dict(params.lists()))
    counts = {one.value: one.count for one in counted}
    what, verdict = split_value(params.get("usable_in", ""))
    return Usable(
        outputs=tuple(Output(one.id, one.name, counts.get(one.id, 0), one.id == what) for one in outputs()),
        use="" if purpose.kind is Kind.ADAPT else str(purpose.kind),
        commercial=purpose.commercial,
        apart=tuple(apart(counts, what, verdict, params)),
        shown="" if verdict is Verdict.ALLOWED or not what else verdict.word,
    )


def apart(counts: dict[str, int], what: str, shown: Verdict, params: QueryDict) -> list[Apart]:
    """The other verdicts about the same wish."""
    values = {Verdict.ALLOWED: what} | {
        one: f"{what}:{one.word}" for one in (Verdict.NOT_RECOMMENDED, Verdict.UNCLEAR)
    }
    return [
        Apart(verdict.word, counts[value], changed(params, usable_in=value, page=None))
        for verdict, value in values.items()
        if what and verdict is not shown and counts.get(value)
    ]
