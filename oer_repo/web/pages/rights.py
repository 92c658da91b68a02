"""What a resource's page says of its rights: what one may do, how to credit it, who said what, and what is not clear."""

from collections.abc import Mapping

from django.utils.translation import get_language

from licensing.attribution import languages
from licensing.deeds import deed_in
from licensing.license import License
from licensing.plain_words import plain_words
from oer_repo.resources import vocabularies
from oer_repo.resources.credit import credits_of
from oer_repo.resources.describe import absolute
from oer_repo.resources.licenses_within import license_of_file
from oer_repo.resources.models import File, SourceStatement, Version, VersionState
from oer_repo.resources.rights import license_today, said_against


def rights(version: Version, asked: Mapping[str, str]) -> dict[str, object]:
    """`asked`: of the credit, "in" which language, and whether it was "changed"."""
    license = license_today(version)
    against = said_against(version)
    return {
        "license": license,
        "license_was": version.license if version.license != license else None,
        "said_against": against,
        "reuse_open": license is not None and not against,
        "words": plain_words(license) if license else None,
        "deed": deed_here(license),
        "own_licenses": own_licenses(version, license),
        "earlier_grants": earlier_grants(version, license),
        "statements": list(version.statements.all()),
        "source_statements": about_sources(version),
        "acknowledgments": list(version.acknowledgments.all()),
        "check_link": absolute(version.resource.get_absolute_url()),
    } | credit(version, asked)


def credit(version: Version, asked: Mapping[str, str]) -> dict[str, object]:
    language = asked.get("in", "") if asked.get("in") in languages() else spoken()
    changed = asked.get("changed") == "yes"
    return {
        "credit": credits_of(version, language, changed=changed),
        "credit_language": language,
        "credit_languages": [
            (tag, vocabularies.label("languages", written(tag), written(tag))) for tag in languages()
        ],
        "changed": changed,
    }


def written(tag: str) -> str:
    """As BCP 47 writes it: zh-Hant."""
    language, _dash, script = tag.partition("-")
    return f"{language}-{script.title()}" if script else language


def spoken() -> str:
    """The language of the page where there are words for a credit in it, else English."""
    wanted = (get_language() or "en").split("-")[0]
    return wanted if wanted in languages() else "en"


def deed_here(license: License | None) -> str:
    return deed_in(license, get_language() or "en") if license else ""


def own_licenses(version: Version, license: License | None) -> list[tuple[File, License | None]]:
    """Files under another license than the whole, as it is known today."""
    found = []
    for file in version.files.all():
        file.version = version  # as prefetched
        own = license_of_file(file)
        if own != license:
            found.append((file, own))
    return found


def earlier_grants(version: Version, license: License | None) -> list[Version]:
    """Releases before this one that went out under another license, which nobody loses."""
    earlier = version.resource.versions.filter(state=VersionState.PUBLISHED, number__lt=version.number)
    return [one for one in earlier if one.license and one.license != license]


def about_sources(version: Version) -> list[SourceStatement]:
    """What was written about works in it, in this version and before."""
    rows = SourceStatement.objects.filter(
        version__resource_id=version.resource_id, version__number__lte=version.number
    )
    return list(rows.select_related("recorded_by"))
