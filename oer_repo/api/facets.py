"""What the values of a facet are called, in the language of the request."""

from collections.abc import Mapping, Sequence

from django.utils.translation import get_language

from licensing import registry
from licensing.errors import UnknownLicense
from oer_repo.accounts.models import Institution
from oer_repo.resources import vocabularies
from search.page import FacetValue
from search.request import FACETS

SCHEMES = {
    "subject": "isced_f_2013",
    "language": "languages",
    "level": "educational_level",
    "type": "hcrt",
}


def with_labels(facets: Mapping[str, Sequence[FacetValue]]) -> dict[str, list[dict[str, object]]]:
    """Every facet, also one without values: a program need not ask whether it is there."""
    return {facet: labelled(facet, facets.get(facet, ())) for facet in FACETS}


def labelled(facet: str, values: Sequence[FacetValue]) -> list[dict[str, object]]:
    names = names_of(facet, [value.value for value in values])
    return [
        {"value": v.value, "label": names.get(v.value, v.value), "count": v.count, "selected": v.selected}
        for v in values
    ]


def names_of(facet: str, values: Sequence[str]) -> dict[str, str]:
    if facet == "institution":
        return dict(Institution.objects.filter(slug__in=values).values_list("slug", "name"))
    if facet == "license":
        return {value: license_name(value) for value in values}
    language = get_language() or "en"
    return {value: vocabularies.label(SCHEMES[facet], value, language) for value in values}


def license_name(license_id: str) -> str:
    try:
        return registry.get(license_id).name
    except UnknownLicense:
        return license_id
