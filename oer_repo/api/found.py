"""A page of results as the API gives it out.

Written out by hand: REST framework's serializers, which describe the same shapes, take longer over twenty results than
the search itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from licensing.license import License
from oer_repo.api.facets import with_labels
from oer_repo.discovery.editions import Edition, editions_of
from oer_repo.discovery.find import Results
from oer_repo.discovery.loosen import loosenings
from oer_repo.resources.describe import absolute
from oer_repo.resources.models import Resource, Version
from oer_repo.resources.rights import license_today
from search.page import Piece

Json = dict[str, Any]


def page_as_json(results: Results) -> Json:
    page, editions = results.page, editions_of(results.resources)
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
            found(resource, results.highlights.get(resource.pk, {}), editions[resource.pk])
            for resource in results.resources
        ],
        "facets": with_labels(results.facets),
    }


def found(resource: Resource, highlights: Mapping[str, Sequence[Piece]], editions: Sequence[Edition]) -> Json:
    version = current(resource)
    return brief(resource, version) | {
        "size": sum(file.blob.size for file in version.files.all()),
        "levels": version.levels,
        "subjects": version.subjects,
        "highlights": {
            name: [{"text": piece.text, "found": piece.found} for piece in pieces]
            for name, pieces in highlights.items()
        },
        "work": [edition_as_json(one) for one in editions],
    }


def brief(resource: Resource, version: Version) -> Json:
    """The members of VersionBrief."""
    institution = resource.institution
    return {
        "id": str(resource.pk),
        "slug": resource.slug,
        "url": absolute(resource.get_absolute_url()),
        "version_id": str(version.pk),
        "number": version.number,
        "state": version.state,
        "titles": version.titles,
        "languages": version.languages,
        "types": version.types,
        "creators": [
            {"name": one.name, "role": one.role, "orcid": one.orcid} for one in version.creators.all()
        ],
        "institution": {"slug": institution.slug, "name": institution.name} if institution else None,
        "license": license_as_json(license_today(version)),
        "available_from": version.available_from,
        "published": version.published,
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
