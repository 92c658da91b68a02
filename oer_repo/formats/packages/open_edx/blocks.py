"""What a course in OLX and a library share: blocks of HTML, their `license` attribute, and what the platform cannot hold."""

from collections.abc import Iterator, Mapping
from html import escape

from licensing.license import License
from oer_repo.formats.course_record import CourseFile, CoursePart, CourseRecord
from oer_repo.formats.packages.package import NotCarried, lost_everywhere
from oer_repo.formats.packages.part_html import Around, part_html, readable_size

LARGEST_FILE = 50_000_000  # openedx-core 0.34.1, contents.models
LONGEST_BLOCK = 50_000  # characters, the same
UNITS = ("by", "by-sa", "by-nc", "by-nc-sa", "by-nd", "by-nc-nd", "by-nd-nc")


def license_attribute(license: License | None) -> str:
    """ "creative-commons: ver=4.0 BY SA"; CC0 is written without letters; "" for what the platform has no word for."""
    if license is None or not license.is_cc or license.unit not in (*UNITS, "zero"):
        return ""
    letters = "" if license.unit == "zero" else " " + license.unit.upper().replace("-", " ")
    return f"creative-commons: ver={license.version}{letters}"


def license_of(part: CoursePart, record: CourseRecord) -> License | None:
    """What the course's own people wrote is under the license of the course."""
    return part.license if part.licenses else record.licensed


def attributes(**values: str) -> str:
    """Those that have a value, in the order given."""
    return "".join(f' {name}="{escape(printable(value))}"' for name, value in values.items() if value)


def fits(file: CourseFile) -> bool:
    return file.size <= LARGEST_FILE


def block_html(part: CoursePart, around: Around) -> tuple[str, str]:
    """The content of the block; and what is too long for one, which then goes beside it as a page."""
    whole = part_html(part, around)
    if len(whole) <= LONGEST_BLOCK - 1_000:
        return printable(whole), ""
    link = f'<p><a href="/static/whole.html">{escape(part.title)}</a></p>\n'
    return link + printable(part_html(part, around, inline=False)), printable(whole)


def printable(text: str) -> str:
    """What XML can hold."""
    return "".join(letter for letter in text if letter >= " " or letter in "\t\n")


def in_cdata(text: str) -> str:
    return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>"


def title_of(title: str, fallback: str) -> str:
    return title.strip()[:400] or fallback


def hrefs_of(part: CoursePart, paths: Mapping[str, str]) -> dict[str, str]:
    """A file that is too large for the platform stays where it is."""
    return {file.name: paths[file.name] if fits(file) else file.url for file in part.files}


def lost_in(record: CourseRecord) -> Iterator[NotCarried]:
    yield from lost_everywhere(record)
    for part in record.parts():
        license = license_of(part, record)
        if license and not license_attribute(license):
            yield NotCarried("license_not_cc", part.id, part.title)
        elif license and license.jurisdiction:
            data = (("license", license.name),)
            yield NotCarried("license_port", part.id, part.title, data)
        if len(part.licenses) > 1:
            yield NotCarried("license_field_one", part.id, part.title)
        for file in part.files:
            if not fits(file):
                size = (("size", readable_size(file.size)),)
                yield NotCarried("too_large_here", part.id, f"{part.title}: {file.name}", size)
