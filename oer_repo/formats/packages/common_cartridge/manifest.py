"""imsmanifest.xml: the outline as nested items, the resources with their files, rights as LOM on the whole and on each part.

Identifiers are xs:ID, so each begins with a letter.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from licensing import registry
from oer_repo.formats.course_credits import credit_of_part
from oer_repo.formats.course_record import CoursePart, CourseRecord, CourseSection, CourseUnit
from oer_repo.formats.packages.words import Words

CP = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
LOM = "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
PROFILE = "http://www.imsglobal.org/profile/cc/ccv1p1"
LOCATIONS = f"{CP} {PROFILE}/ccv1p1_imscp_v1p2_v1p0.xsd {LOM} {PROFILE}/LOM/ccv1p1_lommanifest_v1p0.xsd"
BESIDE = ("CREDITS.txt", "rights.json")


@dataclass(frozen=True, slots=True)
class Resource:
    """The first path is what is opened; the others belong to it."""

    id: str
    type: str
    title: str
    paths: tuple[str, ...]


def manifest(record: CourseRecord, resources: Mapping[str, Sequence[Resource]], words: Words) -> bytes:
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<manifest identifier="M_{record.id}" xmlns="{CP}" xmlns:lom="{LOM}" xmlns:xsi="{XSI}" '
        f'xsi:schemaLocation="{LOCATIONS}">',
        "<metadata><schema>IMS Common Cartridge</schema><schemaversion>1.1.0</schemaversion>",
        course_lom(record),
        "</metadata>",
        '<organizations><organization identifier="O_1" structure="rooted-hierarchy"><item identifier="I_root">',
        *section_items(record, resources, words),
        "</item></organization></organizations>",
        "<resources>",
        *resource_lines(resources),
        "</resources></manifest>\n",
    ]
    return "\n".join(lines).encode()


def section_items(
    record: CourseRecord, resources: Mapping[str, Sequence[Resource]], words: Words
) -> Iterator[str]:
    for number, section in enumerate(record.sections, start=1):
        inside = "".join(unit_items(section, resources))
        yield item(f"I_{section.id}", titled(section, words.section, number), inside=inside)
    credits = item("I_credits_page", words.credits, ref="R_credits")
    yield item("I_credits", words.credits, inside=credits)


def titled(one: CourseSection | CourseUnit, untitled: str, number: int) -> str:
    return one.title or untitled.format(number=number)


def unit_items(section: CourseSection, resources: Mapping[str, Sequence[Resource]]) -> Iterator[str]:
    """A lesson that has no title needs no level of its own."""
    for unit in section.units:
        inside = "".join(part_items(unit.parts, resources))
        yield item(f"I_{unit.id}", unit.title, inside=inside) if unit.title else inside


def part_items(parts: Iterable[CoursePart], resources: Mapping[str, Sequence[Resource]]) -> Iterator[str]:
    for part in parts:
        for place, resource in enumerate(resources[part.id]):
            title = resource.title or part.title
            yield item(
                f"I_{part.id}_{place}" if place else f"I_{part.id}",
                title,
                ref=resource.id,
                metadata=part_lom(part),
            )


def item(identifier: str, title: str, *, ref: str = "", inside: str = "", metadata: str = "") -> str:
    reference = f' identifierref="{ref}"' if ref else ""
    meta = f"<metadata>{metadata}</metadata>" if metadata else ""
    return f'<item identifier="{identifier}"{reference}><title>{text(title)}</title>{inside}{meta}</item>\n'


def resource_lines(resources: Mapping[str, Sequence[Resource]]) -> Iterator[str]:
    for several in resources.values():
        yield from map(resource_line, several)
    yield resource_line(Resource("R_credits", "webcontent", "", ("CREDITS.html", *BESIDE)))


def resource_line(resource: Resource) -> str:
    href = f" href={quoteattr(resource.paths[0])}" if resource.type == "webcontent" else ""
    files = "".join(f"<file href={quoteattr(path)}/>" for path in resource.paths)
    return f'<resource identifier="{resource.id}" type="{resource.type}"{href}>{files}</resource>'


def course_lom(record: CourseRecord) -> str:
    """The whole: what it is called, who made it, under which license except where otherwise noted."""
    language = record.language or "und"
    described = f"<lom:description>{string(record.description, language)}</lom:description>"
    general = (
        f"<lom:general>{identifier('URI', record.url)}<lom:title>{string(record.title, language)}</lom:title>"
        f"<lom:language>{text(language)}</lom:language>{described if record.description else ''}</lom:general>"
    )
    makers = "".join(
        f"<lom:entity>{text(name)}</lom:entity>" for name in (*record.institutions, *record.people)
    )
    cycle = (
        "<lom:lifeCycle><lom:contribute><lom:role><lom:value>author</lom:value></lom:role>"
        f"{makers}</lom:contribute></lom:lifeCycle>"
    )
    return f"<lom:lom>{general}{cycle}{rights(record.license)}</lom:lom>"


def part_lom(part: CoursePart) -> str:
    """Its license and its credit; of text that the course's own people wrote the license is the course's."""
    if not part.works and not part.licenses:
        return ""
    source = identifier("URI", part.page or part.url)
    general = f"<lom:general>{source}</lom:general>" if source else ""
    credit = credit_of_part(part, "text")
    return f"<lom:lom>{general}{rights(part.licenses[0] if part.licenses else '', credit)}</lom:lom>"


def rights(license_id: str, credit: str = "") -> str:
    """LOM has yes, no and a text: the text begins with the license's address, and says so where none is known."""
    license = registry.get(license_id) if license_id else None
    restricted = "no" if license and license.unit in ("zero", "mark") else "yes"
    named = f"{license.url} ({license.name})" if license else ""
    said = " ".join(filter(None, (named, credit)))
    described = f"<lom:description>{string(said, 'en')}</lom:description>" if said else ""
    return (
        f"<lom:rights><lom:copyrightAndOtherRestrictions><lom:value>{restricted}</lom:value>"
        f"</lom:copyrightAndOtherRestrictions>{described}</lom:rights>"
    )


def identifier(catalog: str, entry: str) -> str:
    if not entry:
        return ""
    return f"<lom:identifier><lom:catalog>{catalog}</lom:catalog><lom:entry>{text(entry)}</lom:entry></lom:identifier>"


def string(words: str, language: str) -> str:
    return f"<lom:string language={quoteattr(language)}>{text(words)}</lom:string>"


def text(words: str) -> str:
    """What XML can hold."""
    return escape("".join(letter for letter in words if letter >= " " or letter in "\t\n"))
