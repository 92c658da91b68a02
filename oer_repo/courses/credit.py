"""Credit everyone: each part of a course with its license today and the credit that it asks for."""

from dataclasses import dataclass

from django.urls import reverse

from licensing.license import License
from oer_repo.courses.models import Course, Part
from oer_repo.resources.credit import credit_as
from oer_repo.resources.models import Version
from oer_repo.resources.rights import license_today

RELATED = ("creators", "statements", "files__blob", "sources__of_version__resource")


@dataclass(frozen=True, slots=True)
class CreditedPart:
    """A part as a course's page shows it; a withdrawn one stays, with its credit, and says so."""

    part: Part
    version: Version
    license: License | None
    credit: str
    url: str
    is_withdrawn: bool
    has_newer: bool


def credited_parts(course: Course, language: str = "en") -> list[CreditedPart]:
    """In order, with a constant number of queries however many parts there are."""
    parts = course.parts.select_related("version__resource__institution").prefetch_related(
        *(f"version__{name}" for name in RELATED)
    )
    return [credited(part, language) for part in parts]


def credited(part: Part, language: str) -> CreditedPart:
    version = part.version
    return CreditedPart(
        part=part,
        version=version,
        license=license_today(version),
        credit=credit_as(version, "text", language),
        url=reverse("version", args=[version.resource.slug, version.number]),
        is_withdrawn=version.resource.withdrawn is not None,
        has_newer=version.resource.current_id != version.pk,
    )
