"""Which writer makes which export, what its file is called, and the words of a language that it puts around the course."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import gettext as _

from oer_repo.formats.course_record import CourseRecord
from oer_repo.formats.packages.archive import tarred, zipped
from oer_repo.formats.packages.bag import bag
from oer_repo.formats.packages.common_cartridge import common_cartridge
from oer_repo.formats.packages.offline import offline_site
from oer_repo.formats.packages.open_edx import library_archive, olx_course
from oer_repo.formats.packages.package import Entry, Options, Package
from oer_repo.formats.packages.words import Words
from oer_repo.reuse.models import ExportFormat

Write = Callable[[CourseRecord, Options, Words], Package]
Archive = Callable[[Iterable[Entry]], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class Writer:
    write: Write
    ending: str
    archive: Archive = zipped
    thin: bool = False


WRITERS: dict[str, Writer] = {
    ExportFormat.COMMON_CARTRIDGE: Writer(common_cartridge, ".imscc"),
    ExportFormat.COMMON_CARTRIDGE_THIN: Writer(common_cartridge, "-links.imscc", thin=True),
    ExportFormat.OPENEDX_LIBRARY: Writer(library_archive, "-library.zip"),
    ExportFormat.OPENEDX_COURSE: Writer(olx_course, "-olx.tar.gz", tarred),
    ExportFormat.OFFLINE_SITE: Writer(offline_site, "-offline.zip"),
    ExportFormat.BAGIT: Writer(bag, "-bag.zip"),
}


def package_of(record: CourseRecord, format: str, language: str) -> Package:
    writer = WRITERS[format]
    return writer.write(record, Options(language=language, thin=writer.thin), words_in(language))


def file_name(title: str, format: str) -> str:
    return f"{slugify(title)[:60] or 'course'}{WRITERS[format].ending}"


def words_in(language: str) -> Words:
    with translation.override(language):
        return Words(
            contents=_("Contents"),
            credits=_("Credits"),
            download=_("Download"),
            files=_("Files"),
            elsewhere=_("Open it on its own site"),
            only=_("Only this is meant: {portion}"),
            at_source=_("Where it comes from"),
            gone=_("Its author took it back; it can no longer be shown."),
            search=_("Search this course"),
            nothing=_("Nothing was found."),
            found=_("{count} found"),
            next=_("Next"),
            previous=_("Previous"),
            rights=_("Rights of each part, for programs"),
            not_carried=_("What could not be taken along"),
            needs_network=_("needs the network"),
            section=_("Section {number}"),
            lesson=_("Lesson {number}"),
        )
