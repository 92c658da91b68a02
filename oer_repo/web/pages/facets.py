"""The filters beside the results: facet values with the words that people read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from oer_repo.discovery.labels import labels_of
from oer_repo.web.pages.links import without_value
from search.page import FacetValue

TITLES: dict[str, str | Promise] = {
    "license": _("License"),
    "language": _("Language"),
    "type": _("Type"),
    "level": _("Level"),
    "subject": _("Subject"),
    "institution": _("Institution"),
    "may": _("You may"),
}
SHOWN_AT_FIRST = 6


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str
    count: int
    chosen: bool
    without: str


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that was chosen, and where it is gone."""

    label: str
    without: str


@dataclass(frozen=True, slots=True)
class Facet:
    name: str
    title: str | Promise
    choices: tuple[Choice, ...]

    @property
    def first(self) -> tuple[Choice, ...]:
        return self.choices[:SHOWN_AT_FIRST]

    @property
    def more(self) -> tuple[Choice, ...]:
        return self.choices[SHOWN_AT_FIRST:]


def facets_of(found: Mapping[str, Iterable[FacetValue]], params: QueryDict) -> list[Facet]:
    """In our order, the chosen values first; facets without values are left out."""
    facets = [facet_of(name, list(found.get(name, ())), params) for name in TITLES]
    return [facet for facet in facets if facet.choices]


def facet_of(name: str, values: list[FacetValue], params: QueryDict) -> Facet:
    labels = labels_of(name, [value.value for value in values])
    choices = [
        Choice(one.value, labels[one.value], one.count, one.selected, without_value(params, name, one.value))
        for one in sorted(values, key=lambda one: not one.selected)
    ]
    return Facet(name, TITLES[name], tuple(choices))


def chips_of(facets: Iterable[Facet], params: QueryDict) -> list[Chip]:
    """All that narrows the results, the question about the course in front."""
    usable = list(filter(None, params.getlist("usable_in")))
    labels = labels_of("usable_in", usable)
    chips = [
        Chip(
            _("Usable in %(license)s") % {"license": labels[value]}, without_value(params, "usable_in", value)
        )
        for value in usable
    ]
    return chips + [Chip(one.label, one.without) for facet in facets for one in facet.choices if one.chosen]
