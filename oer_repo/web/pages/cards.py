"""A resource as one line of a list."""

from collections.abc import Iterable
from dataclasses import dataclass

from licensing.license import License
from oer_repo.resources.html import plain_text
from oer_repo.resources.models import FileRole, Resource, Version
from oer_repo.resources.rights import license_today
from oer_repo.web.pages.excerpt import Excerpt, excerpt

MOST_CREATORS = 3


@dataclass(frozen=True, slots=True)
class Card:
    version: Version
    url: str
    kind: str
    size: int
    license: License | None
    excerpt: Excerpt
    creators: tuple[str, ...]
    more_creators: int

    @property
    def institution(self) -> object:
        return self.version.resource.institution


def cards(resources: Iterable[Resource], query: str = "") -> list[Card]:
    return [card(resource, resource.current, query) for resource in resources if resource.current]


def card(resource: Resource, version: Version, query: str = "") -> Card:
    names = [creator.name for creator in version.creators.all()]
    return Card(
        version=version,
        url=resource.get_absolute_url(),
        kind=kind_of(version),
        size=sum(file.blob.size for file in version.files.all()),
        license=license_today(version),
        excerpt=excerpt(plain_text(version.description), query),
        creators=tuple(names[:MOST_CREATORS]),
        more_creators=max(0, len(names) - MOST_CREATORS),
    )


def kind_of(version: Version) -> str:
    """What its first main file is; a link when nothing is kept here."""
    files = list(version.files.all())
    main = [file for file in files if file.role == FileRole.MAIN] or files
    return main[0].blob.kind if main else "link"
