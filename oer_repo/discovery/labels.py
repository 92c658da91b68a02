"""What the values of a facet are called, in the language of whoever asks."""

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from licensing import UnknownLicense, Verdict, registry
from oer_repo.accounts.models import Institution
from oer_repo.discovery.usable import split_value
from oer_repo.resources import vocabularies

SCHEMES = {"language": "languages", "type": "hcrt", "level": "educational_level", "subject": "isced_f_2013"}

MAY_LABELS: dict[str, str | Promise] = {
    "adapt": _("Change it"),
    "translate": _("Translate it"),
    "sell": _("Sell copies"),
}
VERDICT_LABELS: dict[Verdict, str | Promise] = {
    Verdict.UNCLEAR: _("unclear"),
    Verdict.NOT_RECOMMENDED: _("not recommended"),
}


def labels_of(facet: str, values: Sequence[str]) -> dict[str, str]:
    """A label for every value; one that nobody knows any more is shown as it is."""
    if facet == "license":
        return {value: license_name(value) for value in values}
    if facet == "usable_in":
        return {value: with_verdict(value, license_name(split_value(value)[0])) for value in values}
    if facet == "may":
        return {value: with_verdict(value, str(MAY_LABELS[split_value(value)[0]])) for value in values}
    if facet == "institution":
        names = dict(Institution.objects.filter(slug__in=values).values_list("slug", "name"))
        return {value: names.get(value, value) for value in values}
    language = get_language() or "en"
    return {value: vocabularies.label(SCHEMES[facet], value, language) for value in values}


def with_verdict(value: str, label: str) -> str:
    """Unclear and not recommended say so, wherever they are read."""
    verdict = split_value(value)[1]
    return label if verdict is Verdict.ALLOWED else f"{label}: {VERDICT_LABELS[verdict]}"


def license_name(license_id: str) -> str:
    try:
        return registry.get(license_id).name
    except UnknownLicense:
        return license_id
