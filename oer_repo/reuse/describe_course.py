"""A course as the neutral CourseRecord that every export is written from."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial

from django.conf import settings
from django.urls import reverse

from licensing.attribution import Work
from oer_repo.accounts.models import Institution
from oer_repo.courses.credit import work_of_link
from oer_repo.courses.judge import Judgement, judge, parts_of
from oer_repo.courses.models import Course, CourseCheck, Override, Part, PartHow, PartKind
from oer_repo.courses.weighing import licenses_of, title_of
from oer_repo.formats.course_record import (
    CourseFile,
    CourseOverride,
    CoursePart,
    CourseRecord,
    CourseRights,
    CourseSection,
    CourseUnit,
)
from oer_repo.resources.credit import source_of, work_of
from oer_repo.resources.describe import absolute, license_text
from oer_repo.resources.html import plain_text, safe_html
from oer_repo.resources.licenses_within import STANDS_INSIDE, license_of_file
from oer_repo.resources.models import File, FileRole, Version
from oer_repo.resources.reading import closed_by
from storage.models import Blob

READ_IN_PLACE = {"text/markdown": safe_html}
MOST_READ = 500_000  # bytes of a text that is shown in place
ELSEWHERE = (PartHow.LINKED, PartHow.EMBEDDED)
Describe = Callable[[Part, Judgement], CoursePart]


def describe_course(
    course: Course,
    judgement: Judgement | None = None,
    parts: Sequence[Part] | None = None,
    *,
    briefly: bool = False,
) -> CourseRecord:
    """Everything that leaves with the course; addresses are absolute (SITE_URL). The bytes are opened later.

    `parts` by whoever has read them; `briefly`: of each only its title, address, language and licenses.
    """
    read = parts_of(course) if parts is None else parts
    judged = judgement or judge(course, read)
    described = describe_briefly if briefly else describe_part
    return CourseRecord(
        id=str(course.pk),
        title=course.title,
        url=absolute(course.get_absolute_url()),
        language=course.language,
        html=safe_html(course.description),
        description=plain_text(course.description),
        license=course.license.id if course.license else "",
        institutions=institutions_of(course),
        people=(course.owner.public_name,),
        sections=sections_of(course, judged, read, described),
        rights=rights_of(course, judged),
        site=settings.SITE_NAME,
        updated=course.updated,
    )


def institutions_of(course: Course) -> tuple[str, ...]:
    """Those in the team and those whose parts are in it, by name."""
    team = Institution.objects.filter(course_members__course=course)
    givers = Institution.objects.filter(course_parts__course=course)
    return tuple((team | givers).distinct().order_by("name").values_list("name", flat=True))


def sections_of(
    course: Course, judgement: Judgement, read: Sequence[Part], described: Describe
) -> tuple[CourseSection, ...]:
    """Those with something in them: a lesson that is planned and empty is of no use elsewhere."""
    parts: dict[int, list[CoursePart]] = {}
    for part in read:
        parts.setdefault(part.unit_id, []).append(described(part, judgement))
    sections = (
        CourseSection(
            f"s{section.pk}",
            section.title,
            tuple(
                CourseUnit(f"u{unit.pk}", unit.title, tuple(parts[unit.pk]))
                for unit in section.units.all()
                if unit.pk in parts
            ),
        )
        for section in course.sections.prefetch_related("units")
    )
    return tuple(section for section in sections if section.units)


def describe_briefly(part: Part, judgement: Judgement) -> CoursePart:
    return CoursePart(
        id=f"p{part.pk}",
        title=title_of(part),
        language=part.version.language if part.version else part.course.language,
        page=page_of(part.version) if part.version else "",
        url=part.url,
        licenses=tuple(one.id if one else "" for one in licenses_of(part)),
        verdict=judgement.verdict_of(part.pk).word,
    )


def page_of(version: Version) -> str:
    return absolute(reverse("version", args=[version.resource.slug, version.number]))


def describe_part(part: Part, judgement: Judgement) -> CoursePart:
    described = replace(
        describe_briefly(part, judgement),
        works=works_of(part),
        how=part.how,
        changes=part.changes,
        portion=part.portion,
        institution=part.institution.name if part.institution else "",
    )
    if part.version:
        return with_resource(described, part, part.version)
    return replace(described, html=safe_html(part.text), url=part.url, license_text=part.license_text)


def with_resource(described: CoursePart, part: Part, version: Version) -> CoursePart:
    """What was withdrawn stays with its credit, without its bytes; what is only linked to is not copied."""
    page = page_of(version)
    facts = replace(described, page=page, license_text=license_text(version))
    if version.resource.withdrawn:
        return replace(facts, lost=("withdrawn",))
    if part.how in ELSEWHERE:
        return replace(facts, url=page)
    files = tuple(files_of(part, version))
    lost = lost_of(part, version, len(files))
    whole = safe_html(version.description) if part.file is None else ""
    return replace(facts, html=whole, url=version.link, files=files, lost=lost)


def lost_of(part: Part, version: Version, carried: int) -> tuple[str, ...]:
    if carried == len(wanted_files(part, version)):
        return ()
    return ("embargo",) if version.embargo else ("damaged",)


def wanted_files(part: Part, version: Version) -> list[File]:
    """The one that was chosen, or all that a learner has a use for."""
    files = [file for file in version.files.all() if part.file_id in (None, file.pk)]
    return [file for file in files if part.file_id or file.role != FileRole.THUMBNAIL]


def files_of(part: Part, version: Version) -> Iterable[CourseFile]:
    """What everybody may read: an export goes out of the house, whoever asked for it."""
    for file in wanted_files(part, version):
        file.version = version  # the same object, with what was prefetched for it
        if not file.blob.withheld and closed_by(file) is None:
            yield describe_file(file)


def describe_file(file: File) -> CourseFile:
    license = license_of_file(file)
    return CourseFile(
        name=file.name,
        media_type=file.blob.media_type or "application/octet-stream",
        size=file.blob.size,
        digest=file.blob.digest,
        open=file.blob.open,
        license=license.id if license else "",
        role=file.role,
        language=file.language,
        url=absolute(reverse("file", args=[file.pk, file.name])),
        render=renderer(file.blob),
    )


def renderer(blob: Blob) -> Callable[[], str] | None:
    if blob.media_type in READ_IN_PLACE and blob.size <= MOST_READ:
        return partial(rendered, blob)
    return None


def rendered(blob: Blob) -> str:
    with blob.open() as stream:
        text = stream.read(MOST_READ).decode("utf-8-sig", errors="replace")
    return READ_IN_PLACE[blob.media_type](text)


def works_of(part: Part) -> tuple[Work, ...]:
    """Everybody whose work is in it: the part itself, its files under other licenses, works that stand in it as they are."""
    if part.version is None:
        return (work_of_link(part),) if part.kind == PartKind.LINK else ()
    whole = work_of(part.version)
    if part.file:
        part.file.version = part.version
        return (replace(whole, license=license_of_file(part.file), part=part.portion or part.file.name),)
    inside = [source_of(one) for one in part.version.sources.all() if one.use in STANDS_INSIDE]
    return (replace(whole, part=part.portion or None), *works_of_files(whole, part.version), *inside)


def works_of_files(whole: Work, version: Version) -> Iterable[Work]:
    """One for each license that is not the version's own, naming the files that it covers."""
    names: dict[str, list[str]] = {}
    licenses = {}
    for file in version.files.all():
        file.version = version
        license = license_of_file(file)
        if license and license != whole.license:
            names.setdefault(license.id, []).append(file.name)
            licenses[license.id] = license
    for key, covered in names.items():
        yield replace(whole, license=licenses[key], part=", ".join(covered))


def rights_of(course: Course, judgement: Judgement) -> CourseRights:
    """The kept check where there is one, so that the export names the day on which it was made."""
    kept = CourseCheck.objects.filter(course=course, digest=judgement.digest).first()
    overrides = Override.objects.filter(course=course, check_made__digest=judgement.digest)
    return CourseRights(
        verdict=judgement.verdict.word,
        rules=kept.rules if kept else "",
        checked=kept.made if kept else None,
        question=judgement.asked.question,
        answer=judgement.answer,
        owners=tuple(f"p{owner}" for owner in judgement.asked.owners),
        overrides=tuple(
            CourseOverride(one.by.public_name, one.reason, one.made) for one in overrides.select_related("by")
        ),
    )
