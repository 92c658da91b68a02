"""A resource's page: what it is, what one may do with it, the thing itself, and where it comes from."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from oer_repo.accounts.roles import Person
from oer_repo.courses.reusing import public_courses, with_resource
from oer_repo.discovery.editions import editions_of
from oer_repo.discovery.find import similar
from oer_repo.discovery.look import made_from, version_at
from oer_repo.formats import schema_org
from oer_repo.resources.describe import describe
from oer_repo.resources.html import plain_text
from oer_repo.resources.models import SourceUse, Version, VersionState
from oer_repo.resources.permissions import may_edit, may_withdraw
from oer_repo.reuse.head import head_of_version
from oer_repo.web.pages.cards import Card, cards, kind_of
from oer_repo.web.pages.rights import rights
from oer_repo.web.pages.viewers import viewers
from search.errors import SearchUnavailable

SIMILAR, COURSES = 4, 20


@require_safe
def resource(request: HttpRequest, slug: str, number: int | None = None) -> HttpResponse:
    version = version_at(slug, request.user, number)
    context = (
        identity(version)
        | rights(version, request.GET)
        | descent(version)
        | {
            "viewers": viewers(version, request.user),
            "may_have_files": not version.embargo or may_edit(request.user, version.resource),
            "similar": similar_cards(version, request.user),
            "may_edit": may_edit(request.user, version.resource),
            "may_withdraw": may_withdraw(request.user, version.resource),
        }
    )
    return render(request, "pages/resource.html", context)


def similar_cards(version: Version, person: Person) -> list[Card]:
    """None while search rests, or where nothing is public: the page stands without it."""
    if version.is_draft:
        return []
    try:
        return cards(similar(version.resource, person, SIMILAR))
    except SearchUnavailable:
        return []


def identity(version: Version) -> dict[str, object]:
    record = describe(version)
    return {
        "version": version,
        "resource": version.resource,
        "summary": plain_text(version.description),
        "kind": kind_of(version),
        "size": sum(file.blob.size for file in version.files.all()),
        "is_current": version.pk == version.resource.current_id,
        "releases": version.resource.versions.filter(state=VersionState.PUBLISHED).count(),
        "other_descriptions": other_descriptions(version),
        "record": schema_org.write(record),
        "reuse": head_of_version(version, record),
    }


def other_descriptions(version: Version) -> list[tuple[str, dict[str, str]]]:
    """Title and description in the languages that are not the resource's own."""
    tags = [tag for tag in (version.titles | version.descriptions) if tag != version.language]
    return [
        (tag, {"title": version.titles.get(tag, ""), "description": version.descriptions.get(tag, "")})
        for tag in tags
    ]


def descent(version: Version) -> dict[str, object]:
    derived = list(made_from(version.resource))
    return {
        "sources": list(version.sources.all()),
        "editions": editions_of([version.resource_id])[version.resource_id],
        "derived": [one for one in derived if one.use != SourceUse.TRANSLATED],
        "courses": with_resource(public_courses(), version.resource_id).order_by("-published", "pk")[
            :COURSES
        ],
    }
