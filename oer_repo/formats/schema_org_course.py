"""A course as JSON-LD with schema.org's terms (https://schema.org/Course)."""

from licensing.attribution.outside import web_address
from oer_repo.formats.course_record import CoursePart, CourseRecord
from oer_repo.formats.schema_org import CONTEXT, license_url, organization, without_blanks


def write(record: CourseRecord) -> dict[str, object]:
    """What is not known is left out, never guessed."""
    return without_blanks(
        {
            "@context": CONTEXT,
            "@type": ["Course", "LearningResource"],
            "@id": record.url,
            "identifier": record.id,
            "url": record.url,
            "name": record.title,
            "description": record.description,
            "inLanguage": record.language,
            "license": license_url(record.license),
            "provider": [organization(name) for name in record.institutions],
            "creator": [{"@type": "Person", "name": name} for name in record.people],
            "dateModified": record.updated.isoformat() if record.updated else None,
            "hasPart": [part_of(part) for part in record.parts()],
        }
    )


def part_of(part: CoursePart) -> dict[str, object]:
    license = part.license
    return without_blanks(
        {
            "@type": "LearningResource",
            "name": part.title,
            "url": part.page or web_address(part.url),
            "inLanguage": part.language,
            "license": license.url if license else None,
        }
    )
