"""The files as they are in a BagIt bag (RFC 8493): folders in the order of the course, a SHA-256 for everything."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC
from hashlib import sha256

from oer_repo.formats.course_record import CourseFile, CoursePart, CourseRecord
from oer_repo.formats.packages.credits_files import credits_files
from oer_repo.formats.packages.names import plain, untaken
from oer_repo.formats.packages.package import Entry, NotCarried, Options, Package, lost_everywhere
from oer_repo.formats.packages.part_html import document
from oer_repo.formats.packages.words import Words
from storage.disposition import safe_name

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
LONGEST = 60  # of a folder's name: some disks take no path beyond 255


def bag(record: CourseRecord, options: Options, words: Words) -> Package:
    lost = tuple(lost_everywhere(record))
    top = f"{plain(record.title)[:40] or 'course'}-{record.id[:8]}"
    return Package(
        (Entry(f"{top}/{one.path}", one.content) for one in entries(record, options, words, lost)), lost
    )


def entries(
    record: CourseRecord, options: Options, words: Words, lost: Sequence[NotCarried]
) -> Iterator[Entry]:
    """Payload first: what is made here is made once, because its check sum has to be known."""
    payload = [made(one) for one in payload_of(record, options, words, lost)]
    manifest = "".join(f"{digest(one)}  {one.path}\n" for one in payload).encode()
    tags = [
        Entry("bagit.txt", DECLARATION),
        Entry("bag-info.txt", bag_info(record, payload)),
        Entry("manifest-sha256.txt", manifest),
    ]
    yield from tags
    yield Entry("tagmanifest-sha256.txt", "".join(f"{digest(one)}  {one.path}\n" for one in tags).encode())
    yield from payload


def made(entry: Entry) -> Entry:
    return entry if isinstance(entry.content, CourseFile) else Entry(entry.path, entry.bytes_of())


def digest(entry: Entry) -> str:
    if isinstance(entry.content, CourseFile):
        return entry.content.digest
    return sha256(entry.bytes_of()).hexdigest()


def size(entry: Entry) -> int:
    return entry.content.size if isinstance(entry.content, CourseFile) else len(entry.bytes_of())


def payload_of(
    record: CourseRecord, options: Options, words: Words, lost: Sequence[NotCarried]
) -> Iterator[Entry]:
    for folder, part in folders(record, words):
        taken: set[str] = set()
        for place, file in enumerate(part.files, start=1):
            yield Entry(f"{folder}/{untaken(fine(file.name), place, taken)}", file)
        if part.html and not part.files:
            page = document(part.title, part.html, part.language)
            yield Entry(f"{folder}/text.html", page)
        if part.url or part.page:
            addresses = dict.fromkeys(filter(None, (part.url, part.page)))
            name = untaken("address.txt", 0, taken)
            yield Entry(f"{folder}/{name}", "".join(f"{one}\n" for one in addresses).encode())
    yield from credits_files(record, options, words, lost, "data/")


def folders(record: CourseRecord, words: Words) -> Iterator[tuple[str, CoursePart]]:
    """Numbered, so that they stand in the order of the course wherever names are sorted."""
    for section_number, section in enumerate(record.sections, start=1):
        chapter = numbered(section_number, section.title or words.section.format(number=section_number))
        for unit_number, unit in enumerate(section.units, start=1):
            lesson = numbered(unit_number, unit.title or words.lesson.format(number=unit_number))
            for number, part in enumerate(unit.parts, start=1):
                yield f"data/{chapter}/{lesson}/{numbered(number, part.title)}", part


def numbered(number: int, title: str) -> str:
    return f"{number:02} {fine(title)[:LONGEST].strip(' .')}"


def fine(name: str) -> str:
    """As it is, but for what disks refuse; a percent sign would have to be written otherwise in the manifest (2.1.3)."""
    return safe_name(name.replace("%", "_").replace("/", "_"))


def bag_info(record: CourseRecord, payload: Iterable[Entry]) -> bytes:
    sizes = [size(one) for one in payload]
    moment = record.updated.astimezone(UTC).date().isoformat() if record.updated else ""
    facts = {
        "Source-Organization": ", ".join(record.institutions) or ", ".join(record.people),
        "External-Description": record.title,
        "External-Identifier": record.url,
        "Bagging-Date": moment,
        "Payload-Oxum": f"{sum(sizes)}.{len(sizes)}",
    }
    return "".join(f"{name}: {' '.join(value.split())}\n" for name, value in facts.items() if value).encode()
