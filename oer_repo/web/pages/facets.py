"""The filters beside the results: facet values with the words that people read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from licensing import UnknownLicense, registry
from oer_repo.accounts.models import Institution
from oer_repo.resources import vocabularies
from oer_repo.web.pages.links import without_value
from search.page import FacetValue

TITLES: dict[str, str | Promise] = {
    "license": _("License"),
    "language": _("Language"),
    "type": _("Type"),
    "level": _("Level"),
    "subject": _("Subject"),
    "institution": _("Institution"),
}
SCHEMES = {"language": "languages", "type": "hcrt", "level": "educational_level", "subject": "isced_f_2013"}
SHOWN_AT_FIRST = 6


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str
    count: int
    chosen: bool
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


def labels_of(name: str, values: list[str]) -> dict[str, str]:
    if name == "license":
        return {value: license_name(value) for value in values}
    if name == "institution":
        names = dict(Institution.objects.filter(slug__in=values).values_list("slug", "name"))
        return {value: names.get(value, value) for value in values}
    language = get_language() or "en"
    return {value: vocabularies.label(SCHEMES[name], value, language) for value in values}


def license_name(value: str) -> str:
    try:
        return registry.get(value).name
    except UnknownLicense:
        return value
