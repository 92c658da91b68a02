"""A page of results as the API gives it out.

Written out by hand: REST framework's serializers, which describe the same shapes, take longer over twenty results than
the search itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from django.urls import reverse

from licensing.license import License
from oer_repo.api.facets import with_labels
from oer_repo.discovery.editions import Edition, editions_of
from oer_repo.discovery.entries import Entry
from oer_repo.discovery.find import Results
from oer_repo.discovery.loosen import loosenings
from oer_repo.resources.describe import absolute
from oer_repo.resources.models import Resource, Version, VersionState
from search.page import Piece

Json = dict[str, Any]


def page_as_json(results: Results[Entry]) -> Json:
    page, editions = results.page, editions_of([entry.pk for entry in results.resources])
    return {
        "total": page.total,
        "page": page.page,
        "pages": page.pages,
        "per_page": page.per_page,
        "next_cursor": page.next_cursor,
        "did_you_mean": page.did_you_mean,
        "loosened": page.loosened,
        "looser": [asdict(one) for one in ([] if page.total else loosenings(results.request))],
        "took_ms": round(page.took_ms, 3),
        "results": [
            found(entry, results.highlights.get(entry.pk, {}), editions[entry.pk])
            for entry in results.resources
        ],
        "facets": with_labels(results.facets),
    }


def found(entry: Entry, highlights: Mapping[str, Sequence[Piece]], editions: Sequence[Edition]) -> Json:
    return brief(entry) | {
        "size": entry.facts["size"],
        "levels": entry.facts["levels"],
        "subjects": entry.facts["subjects"],
        "highlights": {
            name: [{"text": piece.text, "found": piece.found} for piece in pieces]
            for name, pieces in highlights.items()
        },
        "work": [edition_as_json(one) for one in editions],
    }


def brief(entry: Entry) -> Json:
    """The members of VersionBrief."""
    facts, institution = entry.facts, entry.institution
    return {
        "id": str(entry.pk),
        "slug": entry.slug,
        "url": absolute(reverse("resource", args=[entry.slug])),
        "version_id": facts["version_id"],
        "number": facts["number"],
        "state": VersionState.PUBLISHED.value,
        "titles": facts["titles"],
        "languages": facts["languages"],
        "types": facts["types"],
        "creators": facts["creators"],
        "institution": {"slug": institution.slug, "name": institution.name} if institution else None,
        "license": license_as_json(entry.license),
        "available_from": entry.available_from,
        "published": entry.published,
        "withdrawn": None,
    }


def edition_as_json(edition: Edition) -> Json:
    return {
        "id": str(edition.resource.pk),
        "slug": edition.resource.slug,
        "title": current(edition.resource).title,
        "language": edition.language,
        "license": license_as_json(edition.license),
        "relation": edition.relation,
    }


def license_as_json(license: License | None) -> Json | None:
    return {"id": license.id, "name": license.name, "url": license.url} if license else None


def current(resource: Resource) -> Version:
    assert resource.current is not None, "only what is public is found"
    resource.current.resource = resource
    return resource.current
