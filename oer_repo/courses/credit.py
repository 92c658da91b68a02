"""Credit everyone: each part of a course with its license today and the credit that it asks for."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.urls import reverse

from licensing import Output, Work, attribute
from licensing.attribution import Creator
from licensing.license import License
from oer_repo.courses.judge import parts_of
from oer_repo.courses.models import Course, Part
from oer_repo.courses.weighing import licenses_of, title_of
from oer_repo.formats.course_credits import use_in_course
from oer_repo.resources.credit import work_of
from oer_repo.resources.rights import license_today


@dataclass(frozen=True, slots=True)
class CreditedPart:
    """A part as a course's page shows it; a withdrawn one stays, with its credit, and says so."""

    part: Part
    title: str
    language: str
    license: License | None
    licenses: tuple[License | None, ...]
    credit: str
    url: str
    is_withdrawn: bool
    has_newer: bool
    was_corrected: bool


def credited_parts(
    course: Course, language: str = "en", parts: Iterable[Part] | None = None
) -> list[CreditedPart]:
    """In order, with a constant number of queries however many parts there are."""
    return [credited(part, language) for part in (parts_of(course) if parts is None else parts)]


def credited(part: Part, language: str) -> CreditedPart:
    """Without its credit where no language is asked for: that takes longest."""
    version = part.version
    licenses = licenses_of(part)
    return CreditedPart(
        part=part,
        title=title_of(part),
        language=version.language if version else part.course.language,
        license=licenses[0] if licenses else part.course.license,
        licenses=licenses[1:],
        credit=credit_of_part(part, language) if language else "",
        url=reverse("version", args=[version.resource.slug, version.number]) if version else part.url,
        is_withdrawn=version is not None and version.resource.withdrawn is not None,
        has_newer=has_newer(part),
        was_corrected=was_corrected(part),
    )


def has_newer(part: Part) -> bool:
    """A newer version that the team has neither taken nor declined."""
    if part.version is None or part.version.resource.withdrawn:
        return False
    return part.version.resource.current_id not in (part.version_id, part.declined_id)


def was_corrected(part: Part) -> bool:
    """What is said about its license today is not what was said when it was taken."""
    if part.version is None or "license" not in part.taken:
        return False
    license = license_today(part.version)
    return part.taken["license"] != (license.id if license else None)


def credit_of_part(part: Part, language: str) -> str:
    """With what the team did to it; what others did before stays said as that (4.0 s. 3(a)(1)(B))."""
    work = work_of_part(part)
    if work is None:
        return ""
    use = use_in_course(work, part.how, part.changes)
    return attribute([work], use, Output(language=language)).credit


def work_of_part(part: Part) -> Work | None:
    """Somebody else's work as it is credited; None for what the team wrote itself."""
    if part.version is None and not part.url:
        return None
    work = work_of(part.version) if part.version else work_of_link(part)
    name = part.portion or (part.file.name if part.file else None)
    licenses = licenses_of(part)
    return replace(work, license=licenses[0], part=name)


def work_of_link(part: Part) -> Work:
    return Work(
        license=part.license,
        title=part.title or None,
        creators=(Creator(part.creator),) if part.creator else (),
        url=part.url or None,
    )
