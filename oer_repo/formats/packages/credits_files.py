"""What every package has beside its content: the credits as a page and as text, and rights.json."""

from collections.abc import Iterator, Sequence
from html import escape

from oer_repo.formats.course_credits import credits_as
from oer_repo.formats.course_record import CourseRecord
from oer_repo.formats.packages.package import Entry, NotCarried, Options
from oer_repo.formats.packages.part_html import document
from oer_repo.formats.packages.rights_file import rights_json
from oer_repo.formats.packages.words import Words


def credits_body(
    record: CourseRecord,
    options: Options,
    words: Words,
    lost: Sequence[NotCarried],
    medium: str = "credits page",
) -> str:
    """Credits, where the course comes from, and what could not be taken along."""
    credits = credits_as(record, "html", options.language, medium)
    source = (
        f'<p>{escape(words.at_source)}: <a href="{escape(record.url)}">{escape(record.url)}</a></p>'
        if record.url
        else ""
    )
    return "\n".join(filter(None, (credits, source, not_carried(words, lost))))


def not_carried(words: Words, lost: Sequence[NotCarried]) -> str:
    if not lost:
        return ""
    rows = "".join(f"<li>{escape(one.title)}: {escape(one.text)}</li>" for one in lost)
    return f"<h2>{escape(words.not_carried)}</h2>\n<ul>{rows}</ul>"


def credits_page(record: CourseRecord, options: Options, words: Words, lost: Sequence[NotCarried]) -> bytes:
    title = f"{words.credits}: {record.title}"
    return document(title, credits_body(record, options, words, lost), options.language)


def credits_files(
    record: CourseRecord, options: Options, words: Words, lost: Sequence[NotCarried], folder: str = ""
) -> Iterator[Entry]:
    yield Entry(f"{folder}CREDITS.html", lambda: credits_page(record, options, words, lost))
    yield Entry(
        f"{folder}CREDITS.txt", lambda: (credits_as(record, "text", options.language) + "\n").encode()
    )
    yield Entry(f"{folder}rights.json", lambda: rights_json(record, lost))
