"""A course in OLX (https://docs.openedx.org/en/latest/educators/olx/): sections are chapters, lessons are sequentials with one
vertical each, every part is a block of HTML."""

import json
from collections.abc import Callable, Iterator, Sequence
from html import escape

from oer_repo.formats.course_record import CoursePart, CourseRecord, CourseSection, CourseUnit
from oer_repo.formats.packages.credits_files import credits_body, credits_files
from oer_repo.formats.packages.names import file_names, plain
from oer_repo.formats.packages.open_edx.blocks import (
    attributes,
    fits,
    hrefs_of,
    license_attribute,
    license_of,
    lost_in,
    printable,
    title_of,
)
from oer_repo.formats.packages.package import Entry, NotCarried, Options, Package
from oer_repo.formats.packages.part_html import Around, part_html
from oer_repo.formats.packages.picture import plain_picture
from oer_repo.formats.packages.words import Words

RUN = "course"
# The platform asks for both: an open course can be read at once and for ever.
START, END = "2020-01-01T00:00:00Z", "2099-12-31T00:00:00Z"
GRADER = {"type": "Homework", "short_label": "HW", "min_count": 1, "drop_count": 0, "weight": 1.0}
GRADING = {"GRADER": [GRADER], "GRADE_CUTOFFS": {"Pass": 0.5}}
TABS = [
    {"type": "course_info", "name": "Home"},
    {"type": "courseware", "name": "Course"},
    {"type": "progress", "name": "Progress"},
]
IMAGE = "course_image.png"


def olx_course(record: CourseRecord, options: Options, words: Words) -> Package:
    lost = tuple(lost_in(record))
    return Package(
        (Entry(f"course/{one.path}", one.content) for one in entries(record, options, words, lost)), lost
    )


def entries(
    record: CourseRecord, options: Options, words: Words, lost: Sequence[NotCarried]
) -> Iterator[Entry]:
    yield from about(record)
    for number, section in enumerate(record.sections, start=1):
        yield chapter(section, words.section.format(number=number))
        for place, unit in enumerate(section.units, start=1):
            yield from lesson(unit, words.lesson.format(number=place))
    for part in record.parts():
        yield from block(part, record, options, words)
    yield from credits_chapter(record, options, words, lost)
    yield from credits_files(record, options, words, lost, "static/")


def about(record: CourseRecord) -> Iterator[Entry]:
    """What the course is: its number, policy, description."""
    number = plain(record.id)[:12]
    yield xml("course.xml", f"<course{attributes(url_name=RUN, org='OER', course=number)}/>")
    chapters = "".join(f'<chapter url_name="{section.id}"/>' for section in record.sections)
    facts = attributes(
        display_name=title_of(record.title, number),
        language=record.language,
        license=license_attribute(record.licensed),
        start=START,
        end=END,
        self_paced="true",
        course_image=IMAGE,
    )
    yield xml(f"course/{RUN}.xml", f'<course{facts}>{chapters}<chapter url_name="credits"/></course>')
    yield Entry(f"static/{IMAGE}", plain_picture(378, 225, (11, 87, 164)))
    yield Entry(f"policies/{RUN}/policy.json", as_json({f"course/{RUN}": {"tabs": TABS}}))
    yield Entry(f"policies/{RUN}/grading_policy.json", as_json(GRADING))
    yield Entry("about/overview.html", printable(record.html).encode())
    yield Entry("about/short_description.html", escape(printable(record.description)[:150]).encode())


def chapter(section: CourseSection, untitled: str) -> Entry:
    inside = "".join(f'<sequential url_name="{unit.id}"/>' for unit in section.units)
    title = attributes(display_name=title_of(section.title, untitled))
    return xml(f"chapter/{section.id}.xml", f"<chapter{title}>{inside}</chapter>")


def lesson(unit: CourseUnit, untitled: str) -> Iterator[Entry]:
    title = attributes(display_name=title_of(unit.title, untitled))
    vertical = f'<vertical url_name="{unit.id}v"/>'
    yield xml(f"sequential/{unit.id}.xml", f"<sequential{title}>{vertical}</sequential>")
    inside = "".join(f'<html url_name="{part.id}"/>' for part in unit.parts)
    yield xml(f"vertical/{unit.id}v.xml", f"<vertical{title}>{inside}</vertical>")


def block(part: CoursePart, record: CourseRecord, options: Options, words: Words) -> Iterator[Entry]:
    """Files are all in one folder on the platform: each name begins with the part it belongs to."""
    names = {name: f"{part.id}_{inside}" for name, inside in file_names(part.files).items()}
    hrefs = hrefs_of(part, {name: f"/static/{inside}" for name, inside in names.items()})
    license = license_attribute(license_of(part, record))
    yield from html_block(
        part.id,
        title_of(part.title, part.id),
        license,
        lambda: part_html(part, Around(hrefs, words, options.language, fragments=False)),
    )
    yield from (Entry(f"static/{names[file.name]}", file) for file in part.files if fits(file))


def html_block(name: str, title: str, license: str, content: Callable[[], str]) -> Iterator[Entry]:
    facts = attributes(filename=name, display_name=title, license=license)
    yield xml(f"html/{name}.xml", f"<html{facts}/>")
    yield Entry(f"html/{name}.html", lambda: printable(content()).encode())


def credits_chapter(
    record: CourseRecord, options: Options, words: Words, lost: Sequence[NotCarried]
) -> Iterator[Entry]:
    title = attributes(display_name=words.credits)
    yield xml("chapter/credits.xml", f'<chapter{title}><sequential url_name="credits_s"/></chapter>')
    inside = '<vertical url_name="credits_v"/>'
    yield xml("sequential/credits_s.xml", f"<sequential{title}>{inside}</sequential>")
    yield xml("vertical/credits_v.xml", f'<vertical{title}><html url_name="credits_page"/></vertical>')
    link = f'<p><a href="/static/rights.json">{escape(words.rights)}</a> (rights.json)</p>'
    license = license_attribute(record.licensed)
    yield from html_block(
        "credits_page", words.credits, license, lambda: credits_body(record, options, words, lost) + link
    )


def xml(path: str, line: str) -> Entry:
    return Entry(path, f"{line}\n".encode())


def as_json(facts: object) -> bytes:
    return (json.dumps(facts, ensure_ascii=False, indent=1) + "\n").encode()
