"""A cartridge: a page for each part with its files beside it, links as web links, and the manifest that orders them.

Relative links, because the restorer of Moodle knows no other that works everywhere; pages and files in folders of
their own, because it replaces a link's text wherever it stands in the page.
"""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from licensing.attribution.outside import web_address
from oer_repo.formats.course_record import CoursePart, CourseRecord
from oer_repo.formats.packages.common_cartridge.manifest import Resource, manifest
from oer_repo.formats.packages.credits_files import credits_files
from oer_repo.formats.packages.names import paths_of
from oer_repo.formats.packages.package import (
    Entry,
    NotCarried,
    Options,
    Package,
    lost_everywhere,
)
from oer_repo.formats.packages.part_html import Around, document, part_html
from oer_repo.formats.packages.words import Words

WEB_LINK = "http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1"
HTML = (".html", ".htm", ".xhtml")


def common_cartridge(record: CourseRecord, options: Options, words: Words) -> Package:
    lost = tuple(lost_in(record, options))
    return Package(entries(record, options, words, lost), lost)


def lost_in(record: CourseRecord, options: Options) -> Iterator[NotCarried]:
    yield from lost_everywhere(record)
    if options.thin:
        yield from (NotCarried("thin", part.id, part.title) for part in record.parts() if part.files)


def entries(
    record: CourseRecord, options: Options, words: Words, lost: Sequence[NotCarried]
) -> Iterator[Entry]:
    resources = {part.id: resources_of(part, options) for part in record.parts()}
    yield Entry("imsmanifest.xml", lambda: manifest(record, resources, words))
    for part in record.parts():
        yield from entries_of(part, options, words)
    yield from credits_files(record, options, words, lost)


def resources_of(part: CoursePart, options: Options) -> list[Resource]:
    """What an item of the outline opens; an HTML file of the part is opened by an item of its own."""
    link = link_of(part, options)
    if link:
        return [Resource(f"R_{part.id}", "imswl_xmlv1p1", part.title, (f"links/{part.id}.xml",))]
    paths = paths_of(part)
    pages = [path for path in paths.values() if path.endswith(HTML)]
    beside = tuple(path for path in paths.values() if path not in pages)
    names = {path: name for name, path in paths.items()}
    return [
        Resource(f"R_{part.id}", "webcontent", part.title, (f"pages/{part.id}.html", *beside)),
        *(
            Resource(f"R_{part.id}_{place}", "webcontent", names[path], (path,))
            for place, path in enumerate(pages, start=1)
        ),
    ]


def link_of(part: CoursePart, options: Options) -> str:
    """The address of a part that is a link and nothing else, or whose files stay where they are."""
    if options.thin and part.page:
        return web_address(part.page) or ""
    return (web_address(part.url) or "") if not (part.files or part.html) else ""


def entries_of(part: CoursePart, options: Options, words: Words) -> Iterator[Entry]:
    link = link_of(part, options)
    if link:
        yield Entry(f"links/{part.id}.xml", lambda: web_link(part.title, link))
        return
    yield Entry(f"pages/{part.id}.html", lambda: page(part, options, words))
    paths = paths_of(part)
    yield from (Entry(paths[file.name], file) for file in part.files)


def page(part: CoursePart, options: Options, words: Words) -> bytes:
    hrefs = {name: f"../{path}" for name, path in paths_of(part).items()}
    body = part_html(part, Around(hrefs, words, options.language))
    return document(part.title, body, part.language)


def web_link(title: str, url: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<webLink xmlns="{WEB_LINK}"><title>{escape(title)}</title><url href={quoteattr(url)}/></webLink>\n'
    ).encode()
