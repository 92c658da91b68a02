"""The credits as a Word document (python-docx's one door): a heading, a paragraph for each work, links that can be clicked."""

import io
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime

from docx import Document
from docx.document import Document as Docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from licensing.attribution.phrases import phrases_in
from licensing.attribution.spans import Sentence, Span
from oer_repo.formats.course_credits import credit_entries
from oer_repo.formats.course_record import CourseRecord
from oer_repo.formats.packages.archive import EPOCH, zipped
from oer_repo.formats.packages.package import Entry

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def credits_docx(record: CourseRecord, language: str = "en") -> bytes:
    document = Document()
    phrases = phrases_in(language)
    about(document, record, phrases["credits"])
    document.add_heading(phrases["credits"], level=1)
    for entry in credit_entries(record, language):
        paragraph = document.add_paragraph()
        for place, sentence in enumerate(entry.sentences):
            paragraph.add_run(phrases["stop"] if place else "")
            write(paragraph, sentence)
        paragraph.add_run(phrases["end"])
    return the_same_bytes(document)


def about(document: Docx, record: CourseRecord, heading: str) -> None:
    facts = document.core_properties
    facts.title = f"{heading}: {record.title}"[:255]
    facts.author = ", ".join(record.institutions or record.people)[:255]
    facts.comments = record.url[:255]
    facts.created = facts.modified = record.updated or datetime(*EPOCH, tzinfo=UTC)


def write(paragraph: Paragraph, sentence: Sentence) -> None:
    for span in sentence:
        if span.inner:
            write(paragraph, span.inner)
        elif span.href:
            add_link(paragraph, span)
        else:
            paragraph.add_run(printable(span.text))


def add_link(paragraph: Paragraph, span: Span) -> None:
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(span.href or "", RELATIONSHIP_TYPE.HYPERLINK, True))
    paragraph._p.append(link)
    element = OxmlElement("w:r")
    link.append(element)
    run = Run(element, paragraph)
    run.text = printable(span.text)
    run.font.underline = True


def printable(text: str) -> str:
    """What XML can hold."""
    return "".join(letter for letter in text if letter >= " " or letter in "\t\n")


def the_same_bytes(document: Docx) -> bytes:
    """python-docx writes the time into its ZIP; written again without it the same credits are the same bytes."""
    written = io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as archive:
        return b"".join(zipped(entries_of(archive)))


def entries_of(archive: zipfile.ZipFile) -> Iterable[Entry]:
    return [Entry(name, archive.read(name)) for name in archive.namelist()]
