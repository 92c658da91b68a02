"""The pages of the offline site; all of it can be read without JavaScript, which only adds the search."""

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from oer_repo.formats.course_record import CoursePart, CourseRecord, CourseSection
from oer_repo.formats.packages.credits_files import credits_body
from oer_repo.formats.packages.names import paths_of
from oer_repo.formats.packages.offline.headings import under_the_title
from oer_repo.formats.packages.offline.search_index import search_index
from oer_repo.formats.packages.package import Entry, NotCarried, Options, Package, lost_everywhere
from oer_repo.formats.packages.part_html import Around, document, lang, part_html, readable_size
from oer_repo.formats.packages.rights_file import rights_json
from oer_repo.formats.packages.words import Words

STATIC = Path(__file__).parent / "static"
MEDIUM = "offline page"


def offline_site(record: CourseRecord, options: Options, words: Words) -> Package:
    lost = tuple(lost_everywhere(record))
    return Package(entries(record, options, words, lost), lost)


def entries(
    record: CourseRecord, options: Options, words: Words, lost: Sequence[NotCarried]
) -> Iterator[Entry]:
    yield Entry("index.html", lambda: front_page(record, words))
    yield Entry("credits.html", lambda: credits_page(record, options, words, lost))
    yield Entry("rights.json", lambda: rights_json(record, lost))
    yield Entry("site/style.css", (STATIC / "style.css").read_bytes())
    yield Entry("site/search.js", (STATIC / "search.js").read_bytes())
    yield Entry("site/words.js", lambda: search_index(record))
    parts = list(record.parts())
    for place, part in enumerate(parts):
        before = parts[place - 1] if place else None
        after = parts[place + 1] if place + 1 < len(parts) else None
        yield part_page(part, before, after, record, options, words)
        paths = paths_of(part)
        yield from (Entry(paths[file.name], file) for file in part.files)


def front_page(record: CourseRecord, words: Words) -> bytes:
    size = sum(file.size for part in record.parts() for file in part.files)
    license = record.licensed
    facts = [*map(escape, record.institutions or record.people), readable_size(size)]
    if license:
        facts.append(f'<a rel="license" href="{escape(license.url)}">{escape(license.name)}</a>')
    body = (
        f'<header><h1{lang(record.language)}>{escape(record.title)}</h1><p class="facts">{" · ".join(facts)}</p>'
        f"<div{lang(record.language)}>{record.html}</div></header>\n<main>{search_form(words)}\n"
        f'<nav id="contents" aria-label="{escape(words.contents)}"><h2>{escape(words.contents)}</h2>\n'
        f"{''.join(section_list(section, words) for section in record.sections)}</nav>\n"
        f'<p><a href="credits.html">{escape(words.credits)}</a> · <a href="rights.json">{escape(words.rights)}</a></p></main>'
    )
    return page(record.title, body, record.language, "")


def search_form(words: Words) -> str:
    """Shown by its script: where that does not run there is no search, and the contents are there."""
    return (
        f'<form id="search" role="search" hidden data-nothing="{escape(words.nothing)}" data-found="{escape(words.found)}">'
        f'<label for="asked">{escape(words.search)}</label><input id="asked" type="search" autocomplete="off"></form>'
        '<p id="count" role="status"></p><ol id="found"></ol>'
    )


def section_list(section: CourseSection, words: Words) -> str:
    title = f"<h3>{escape(section.title)}</h3>" if section.title else ""
    lessons = "".join(
        (f"<h4>{escape(unit.title)}</h4>" if unit.title else "")
        + (f"<ol>{''.join(row(part, words) for part in unit.parts)}</ol>" if unit.parts else "")
        for unit in section.units
    )
    return f"<section>{title}{lessons}</section>\n"


def row(part: CoursePart, words: Words) -> str:
    size = sum(file.size for file in part.files)
    notes = [readable_size(size)] if size else []
    notes += [escape(words.needs_network)] if part.url and not part.files else []
    notes += [escape(part.license.name)] if part.license else []
    said = f' <span class="facts">{" · ".join(notes)}</span>' if notes else ""
    return f'<li><a href="parts/{part.id}.html"{lang(part.language)}>{escape(part.title)}</a>{said}</li>\n'


def part_page(
    part: CoursePart,
    before: CoursePart | None,
    after: CoursePart | None,
    record: CourseRecord,
    options: Options,
    words: Words,
) -> Entry:
    hrefs = {name: f"../{path}" for name, path in paths_of(part).items()}

    def made() -> bytes:
        around = Around(hrefs, words, options.language, MEDIUM)
        body = (
            f'<header><a href="../index.html"{lang(record.language)}>{escape(record.title)}</a></header>\n'
            f"<main><h1{lang(part.language)}>{escape(part.title)}</h1>\n{under_the_title(part_html(part, around))}</main>\n"
            f'<nav class="steps">{step(before, words.previous, "prev")}{step(after, words.next, "next")}</nav>'
        )
        return page(part.title, body, record.language, "../")

    return Entry(f"parts/{part.id}.html", made)


def step(part: CoursePart | None, word: str, relation: str) -> str:
    if part is None:
        return ""
    title = f"<span{lang(part.language)}>{escape(part.title)}</span>"
    return f'<a rel="{relation}" href="{part.id}.html">{escape(word)}: {title}</a>'


def credits_page(record: CourseRecord, options: Options, words: Words, lost: Sequence[NotCarried]) -> bytes:
    home = '<header><a href="index.html">' + escape(words.contents) + "</a></header>"
    title = f"<h1{lang(record.language)}>{escape(record.title)}</h1>"
    credits = credits_body(record, options, words, lost, f"{MEDIUM}, credits page")
    body = f"{home}\n<main>{title}\n{credits}</main>"
    return page(f"{words.credits}: {record.title}", body, options.language, "")


def page(title: str, body: str, language: str, up: str) -> bytes:
    style = f'<link rel="stylesheet" href="{up}site/style.css">\n'
    script = '<script src="site/search.js" defer></script>\n' if not up and 'id="search"' in body else ""
    return document(title, body, language or "en", style + script)
