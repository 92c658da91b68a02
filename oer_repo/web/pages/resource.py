"""A resource's page: what it is, what one may do with it, the thing itself, and where it comes from."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from licensing.attribution import languages
from licensing.deeds import deed_in
from licensing.license import License
from licensing.plain_words import plain_words
from oer_repo.discovery.look import made_from, version_at
from oer_repo.formats import schema_org
from oer_repo.resources.credit import credit_of
from oer_repo.resources.describe import describe
from oer_repo.resources.html import plain_text
from oer_repo.resources.models import SourceUse, Version, VersionState
from oer_repo.resources.permissions import may_edit, may_withdraw
from oer_repo.resources.rights import license_today
from oer_repo.web.pages.cards import kind_of
from oer_repo.web.pages.viewers import viewers


@require_safe
def resource(request: HttpRequest, slug: str, number: int | None = None) -> HttpResponse:
    version = version_at(slug, request.user, number)
    context = (
        identity(version)
        | rights(version)
        | descent(version)
        | {
            "viewers": viewers(version),
            "may_edit": may_edit(request.user, version.resource),
            "may_withdraw": may_withdraw(request.user, version.resource),
        }
    )
    return render(request, "pages/resource.html", context)


def identity(version: Version) -> dict[str, object]:
    return {
        "version": version,
        "resource": version.resource,
        "summary": plain_text(version.description),
        "kind": kind_of(version),
        "size": sum(file.blob.size for file in version.files.all()),
        "is_current": version.pk == version.resource.current_id,
        "releases": version.resource.versions.filter(state=VersionState.PUBLISHED).count(),
        "other_descriptions": other_descriptions(version),
        "record": schema_org.write(describe(version)),
    }


def other_descriptions(version: Version) -> list[tuple[str, dict[str, str]]]:
    """Title and description in the languages that are not the resource's own."""
    tags = [tag for tag in (version.titles | version.descriptions) if tag != version.language]
    return [
        (tag, {"title": version.titles.get(tag, ""), "description": version.descriptions.get(tag, "")})
        for tag in tags
    ]


def rights(version: Version) -> dict[str, object]:
    license = license_today(version)
    return {
        "license": license,
        "license_was": version.license if version.license != license else None,
        "words": plain_words(license) if license else None,
        "deed": deed_here(license),
        "credit": credit_of(version, spoken()),
        "own_licenses": [file for file in version.files.all() if file.license and file.license != license],
        "statements": list(version.statements.all()),
    }


def spoken() -> str:
    """The language of the page where there are words for a credit in it, else English."""
    wanted = (get_language() or "en").split("-")[0]
    return wanted if wanted in languages() else "en"


def deed_here(license: License | None) -> str:
    return deed_in(license, get_language() or "en") if license else ""


def descent(version: Version) -> dict[str, object]:
    derived = list(made_from(version.resource))
    return {
        "sources": list(version.sources.all()),
        "translations": [one for one in derived if one.use == SourceUse.TRANSLATED],
        "derived": [one for one in derived if one.use != SourceUse.TRANSLATED],
    }
