"""What a page of a resource or course says to machines in its head, and the code with which it is shown elsewhere."""

from contextlib import suppress

from oer_repo.courses.models import Course
from oer_repo.formats import amb, oembed, schema_org_course
from oer_repo.formats.amb import NotInAmbError
from oer_repo.formats.citation_tags import citation_tags
from oer_repo.formats.course_record import CourseRecord
from oer_repo.formats.record import Record
from oer_repo.resources.errors import RightsUnclear
from oer_repo.resources.models import Version
from oer_repo.reuse.embeddable import embeddable_course, embeddable_version, oembed_address


def head_of_version(version: Version, record: Record) -> dict[str, object]:
    """Neither frame nor oEmbed where the rights are unclear: their addresses would only refuse."""
    head: dict[str, object] = {
        "tags": citation_tags(record),
        "documents": [one for one in [amb_or_none(record)] if one],
    }
    with suppress(RightsUnclear):
        head |= elsewhere(embeddable_version(version))
    return head


def elsewhere(shown: oembed.Embeddable) -> dict[str, object]:
    return {
        "oembed": oembed_address(shown.url),
        "embed_code": oembed.frame_html(shown, oembed.Room()),
    }


def amb_or_none(record: Record) -> dict[str, object] | None:
    try:
        return amb.write(record)
    except NotInAmbError:
        return None


def head_of_course(course: Course, record: CourseRecord) -> dict[str, object]:
    documents = [schema_org_course.write(record)]
    with suppress(NotInAmbError):
        documents.append(amb.write_course(record))
    return {"tags": [], "documents": documents} | elsewhere(embeddable_course(course))
