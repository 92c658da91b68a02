"""A resource as one line of a list."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from licensing.license import License
from oer_repo.discovery.editions import Edition, editions_of
from oer_repo.discovery.find import Results
from oer_repo.ingest.models import Preview
from oer_repo.resources.html import plain_text
from oer_repo.resources.models import File, FileRole, Resource, Version
from oer_repo.resources.rights import license_today
from search.page import Piece

MOST_CREATORS = 3
BEGINNING = 180  # letters of a description in which nothing was looked for
MOST_BYTES_OF_PICTURES = 40_000  # of one list: what is left of a first view of 100 kB; twenty thumbnails
Marked = Mapping[str, Sequence[Piece]]


@dataclass(frozen=True, slots=True)
class Card:
    """`title` and `excerpt` are in pieces; the template puts those that were found into a mark, each escaped there."""

    version: Version
    url: str
    kind: str
    size: int
    license: License | None
    title: Sequence[Piece]
    excerpt: Sequence[Piece]
    creators: tuple[str, ...]
    more_creators: int
    picture: str = ""
    also: Sequence[Edition] = ()

    @property
    def institution(self) -> object:
        return self.version.resource.institution


def cards(resources: Iterable[Resource]) -> list[Card]:
    shown = [resource for resource in resources if resource.current]
    return _cards(shown, {}, {}, {})


def cards_of(results: Results[Resource]) -> list[Card]:
    """Of a search: what was found is marked, and each says in which other languages and licenses its work is there."""
    found = list(results.resources)
    return _cards(found, results.highlights, editions_of([one.pk for one in found]), pictures_of(found))


def _cards(
    resources: list[Resource],
    marked: Mapping[UUID, Marked],
    also: Mapping[UUID, Sequence[Edition]],
    pictures: Mapping[UUID, str],
) -> list[Card]:
    return [
        card(one, one.current, marked.get(one.pk, {}), also.get(one.pk, ()), pictures.get(one.pk, ""))
        for one in resources
        if one.current
    ]


def card(resource: Resource, version: Version, marked: Marked, also: Sequence[Edition], picture: str) -> Card:
    names = [creator.name for creator in version.creators.all()]
    title = version.title
    return Card(
        version=version,
        url=resource.get_absolute_url(),
        kind=kind_of(version),
        size=sum(file.blob.size for file in version.files.all()),
        license=license_today(version),
        title=marked_whole(marked.get("title", ()), title),
        excerpt=marked.get("description") or beginning(version),
        creators=tuple(names[:MOST_CREATORS]),
        more_creators=max(0, len(names) - MOST_CREATORS),
        picture=picture,
        also=also,
    )


def marked_whole(pieces: Sequence[Piece], text: str) -> Sequence[Piece]:
    """The marked pieces where they are this very text; titles in several languages are searched as one."""
    return pieces if "".join(piece.text for piece in pieces) == text else (Piece(text),)


def beginning(version: Version) -> Sequence[Piece]:
    text = plain_text(version.description)
    return (Piece(text[:BEGINNING] + (" …" if len(text) > BEGINNING else "")),) if text else ()


def kind_of(version: Version) -> str:
    """What its first main file is; a link when nothing is kept here."""
    main = main_file(version)
    return main.blob.kind if main else "link"


def main_file(version: Version) -> File | None:
    files = list(version.files.all())
    return next((file for file in files if file.role == FileRole.MAIN), files[0] if files else None)


def pictures_of(resources: Iterable[Resource]) -> dict[UUID, str]:
    """The address of the small picture of each first file that has one, as far as a first view may weigh."""
    mains = {one.pk: main_file(one.current) for one in resources if one.current and not one.current.embargo}
    digests = [file.blob_id for file in mains.values() if file and not file.blob.withheld]
    drawn = (
        Preview.objects.exclude(thumbnail=None).filter(pk__in=digests).values_list("pk", "thumbnail__size")
    )
    sizes, shown, weight = dict(drawn), {}, 0
    for pk, file in mains.items():
        size = sizes.get(file.blob_id, 0) if file else 0
        if file and size and weight + size <= MOST_BYTES_OF_PICTURES:
            shown[pk], weight = f"{reverse('file_preview', args=[file.pk])}?small", weight + size
    return shown
