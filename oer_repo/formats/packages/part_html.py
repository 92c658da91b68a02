"""A part as HTML that needs no script: its text, its pictures, sounds and films, its files to download, its credit."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import urlsplit

from licensing.attribution.outside import web_address
from oer_repo.formats.course_credits import credit_of_part
from oer_repo.formats.course_record import CourseFile, CoursePart
from oer_repo.formats.packages.portions import fragment_of
from oer_repo.formats.packages.words import Words

PDF = "application/pdf"
SHOWN = {"image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class Around:
    """Where the files of the part are (by their own names), and in which words and language one speaks of them.

    `fragments`: addresses may name the portion that is meant; Open edX would look for a file of that name.
    """

    hrefs: Mapping[str, str]
    words: Words
    language: str = "en"
    medium: str = "web page"
    fragments: bool = True

    def href(self, file: CourseFile, part: CoursePart) -> str:
        """As HTML: with the portion that is meant."""
        fragment = fragment_of(part.portion, file.media_type) if self.fragments else ""
        return escape(self.hrefs[file.name] + fragment)


def part_html(part: CoursePart, around: Around, *, inline: bool = True) -> str:
    """Without the texts themselves where a platform has no room for them (`inline`)."""
    return "\n".join(filter(None, pieces(part, around, inline=inline)))


def pieces(part: CoursePart, around: Around, *, inline: bool) -> Iterator[str]:
    words = around.words
    if part.portion:
        yield f"<p><em>{meant(part, around)}</em></p>"
    if part.html and inline:
        yield f"<div{lang(part.language)}>{part.html}</div>"
    if "withdrawn" in part.lost:
        yield f"<p>{escape(words.gone)}</p>"
    yield from (shown(file, part, around) for file in part.files if inline or not file.render)
    yield link_elsewhere(part, words)
    yield file_list(part, around)
    credit = credit_of_part(part, "html", around.language, around.medium)
    yield f"<hr>\n{credit}" if credit else ""


def meant(part: CoursePart, around: Around) -> str:
    """The portion; with a link to its first page where it is one of a PDF."""
    said = escape(around.words.only.format(portion=part.portion))
    for file in part.files:
        if around.fragments and file.media_type == PDF and fragment_of(part.portion, PDF):
            return f'<a href="{around.href(file, part)}">{said}</a>'
    return said


def shown(file: CourseFile, part: CoursePart, around: Around) -> str:
    """What a browser shows by itself; "" for what can only be downloaded."""
    if file.role not in ("main", "transcript"):
        return ""
    if file.render:
        return f"<div{lang(file.language or part.language)}>{file.render()}</div>"
    href, name = around.href(file, part), escape(file.name)
    if file.media_type in SHOWN:
        return f'<p><img src="{href}" alt="{name}" style="max-width:100%;height:auto"></p>'
    if file.kind in ("audio", "video"):
        tracks = "".join(track(one, around) for one in part.files if one.media_type == "text/vtt")
        return (
            f'<p><{file.kind} controls preload="metadata" style="max-width:100%" src="{href}">{tracks}'
            f'<a href="{href}">{name}</a></{file.kind}></p>'
        )
    return ""


def track(file: CourseFile, around: Around) -> str:
    language = f' srclang="{escape(file.language)}"' if file.language else ""
    href, label = escape(around.hrefs[file.name]), escape(file.language or file.name)
    return f'<track kind="captions" src="{href}"{language} label="{label}">'


def link_elsewhere(part: CoursePart, words: Words) -> str:
    address = web_address(part.url)
    if not address:
        return ""
    host = escape(urlsplit(address).hostname or address)
    return f'<p><a href="{escape(address)}" rel="external">{escape(words.elsewhere)}</a> ({host})</p>'


def file_list(part: CoursePart, around: Around) -> str:
    if not part.files:
        return ""
    rows = (
        f'<li><a href="{escape(around.hrefs[file.name])}" download="{escape(file.name)}">{escape(file.name)}</a> '
        f"({readable_size(file.size)})</li>"
        for file in part.files
    )
    return f"<p>{escape(around.words.files)}</p>\n<ul>{''.join(rows)}</ul>"


def lang(language: str) -> str:
    return f' lang="{escape(language)}" dir="auto"' if language and language != "und" else ' dir="auto"'


def readable_size(size: int) -> str:
    """As people say it: 940 B, 2.4 MB."""
    amount = float(size)
    units = ["GB", "MB", "kB", "B"]
    unit = units.pop()
    while amount >= 999.5 and units:
        amount, unit = amount / 1000, units.pop()
    return f"{amount:.0f} {unit}" if amount >= 10 or unit == "B" else f"{amount:.1f} {unit}"


def document(title: str, body: str, language: str, head: str = "") -> bytes:
    """A whole page."""
    return (
        f'<!DOCTYPE html>\n<html{lang(language)}>\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(title)}</title>\n{head}'
        f"</head>\n<body>\n{body}\n</body>\n</html>\n"
    ).encode()
