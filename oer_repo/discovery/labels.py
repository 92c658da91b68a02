"""What the values of a facet are called, in the language of whoever asks."""

from collections.abc import Sequence

from django.utils.translation import get_language

from licensing import UnknownLicense, registry
from oer_repo.accounts.models import Institution
from oer_repo.resources import vocabularies

SCHEMES = {"language": "languages", "type": "hcrt", "level": "educational_level", "subject": "isced_f_2013"}


def labels_of(facet: str, values: Sequence[str]) -> dict[str, str]:
    """A label for every value; one that nobody knows any more is shown as it is."""
    if facet == "license":
        return {value: license_name(value) for value in values}
    if facet == "institution":
        names = dict(Institution.objects.filter(slug__in=values).values_list("slug", "name"))
        return {value: names.get(value, value) for value in values}
    language = get_language() or "en"
    return {value: vocabularies.label(SCHEMES[facet], value, language) for value in values}


def license_name(license_id: str) -> str:
    try:
        return registry.get(license_id).name
    except UnknownLicense:
        return license_id
