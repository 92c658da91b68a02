"""The meta elements that reference managers and scholarly search engines read: Highwire Press tags and Dublin Core's DC.*"""

from collections.abc import Iterator

from oer_repo.formats import dublin_core
from oer_repo.formats.record import Record

SHOWN = (
    "title",
    "creator",
    "contributor",
    "publisher",
    "date",
    "language",
    "rights",
    "identifier",
    "subject",
)


def citation_tags(record: Record) -> list[tuple[str, str]]:
    """Name and content of each, in order; the author comes once for each author."""
    return [(name, content) for name, content in (*highwire(record), *dublin(record)) if content]


def highwire(record: Record) -> Iterator[tuple[str, str]]:
    yield "citation_title", record.title
    for creator in record.creators:
        if creator.role == "author":
            yield "citation_author", creator.name
            yield "citation_author_orcid", f"https://orcid.org/{creator.orcid}" if creator.orcid else ""
    yield "citation_publication_date", record.published.strftime("%Y/%m/%d") if record.published else ""
    yield "citation_publisher", record.publisher or record.institution
    yield from (("citation_language", tag) for tag in record.languages)
    yield from (("citation_keywords", word) for word in record.keywords)
    yield "citation_public_url", record.url
    pdf = next((file.url for file in record.files if file.media_type == "application/pdf"), "")
    yield "citation_pdf_url", pdf


def dublin(record: Record) -> Iterator[tuple[str, str]]:
    elements = dublin_core.write(record)
    for name in SHOWN:
        yield from ((f"DC.{name}", value) for value in elements.get(name, ()))
