"""The parts of a course as far as their rights are asked: bare values, so that a long course is read in five queries."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from licensing.license import License
from oer_repo.courses.models import Course, Part, PartHow, PartKind
from oer_repo.resources.languages import in_language
from oer_repo.resources.licenses_within import Grants, grants_of, grants_of_all
from oer_repo.resources.models import Version
from oer_repo.resources.models.version import main_language

COLUMNS = (
    "pk", "kind", "how", "title", "license", "version", "file", "file__license",
    "version__titles", "version__languages",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Weighed:
    """A part: how it is used, and every license inside, its own first; none for what the team wrote itself."""

    pk: int
    title: str
    how: str
    licenses: tuple[License | None, ...]

    @property
    def how_in_words(self) -> str:
        return str(PartHow(self.how).label)


def weighed(part: Part) -> Weighed:
    """From a part that was read with RELATED."""
    return Weighed(part.pk, title_of(part), part.how, licenses_of(part))


def title_of(part: Part) -> str:
    return part.title or (part.version.title if part.version else "")


def licenses_of(part: Part) -> tuple[License | None, ...]:
    grants = grants_of(part.version) if part.version else None
    file = (part.file.pk, part.file.license) if part.file else None
    return inside(part.kind, part.license, grants, file)


def weigh(course: Course) -> tuple[Weighed, ...]:
    """All parts in order."""
    grants = grants_of_all(Version.objects.filter(parts__course=course).order_by().distinct())
    rows = course.parts.order_by("unit__section__position", "unit__position", "position", "pk")
    return tuple(weighed_row(row, grants) for row in rows.values(*COLUMNS))


def weighed_row(row: Mapping[str, Any], grants: Mapping[UUID, Grants]) -> Weighed:
    file = (row["file"], row["file__license"]) if row["file"] else None
    within = inside(row["kind"], row["license"], grants.get(row["version"]), file)
    titles, languages = row["version__titles"] or {}, row["version__languages"] or []
    title = row["title"] or in_language(titles, main_language(languages, titles))
    return Weighed(row["pk"], title, row["how"], within)


def inside(
    kind: str, own: License | None, grants: Grants | None, file: tuple[UUID, License | None] | None
) -> tuple[License | None, ...]:
    if kind == PartKind.TEXT:
        return ()
    if grants is None:
        return (own,)
    return (grants.of_file(*file),) if file else grants.within
