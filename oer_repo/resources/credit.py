"""How a version is credited: title, author, source, license, and what was changed before (TASL)."""

from dataclasses import dataclass

from licensing.attribution import credit
from licensing.attribution.work import Creator, Work
from oer_repo.formats.record import Record
from oer_repo.resources.describe import describe
from oer_repo.resources.models import Source, SourceUse, Version
from oer_repo.resources.rights import license_today


@dataclass(frozen=True, slots=True)
class Credit:
    """The same credit in three forms, each safe in its own place."""

    text: str
    html: str
    markdown: str


def credit_of(version: Version, language: str = "en") -> Credit:
    work = work_of(version)
    return Credit(*(credit(work, format=form, language=language) for form in ("text", "html", "markdown")))


def credit_as(version: Version, form: str, language: str = "en") -> str:
    """`form` is text, html or markdown."""
    return credit(work_of(version), format=form, language=language)


def work_of(version: Version) -> Work:
    """What the licensor supplied, for the engine of attribution; nothing that was not supplied is made up."""
    record = describe(version)
    return Work(
        license=license_today(version),
        title=record.title or None,
        creators=creators_of(record),
        url=record.url,
        year=record.date_created[:4] or None,
        adapted_from=tuple(
            source_of(source)
            for source in version.sources.all()
            if source.use in (SourceUse.ADAPTED, SourceUse.TRANSLATED)
        ),
    )


def creators_of(record: Record) -> tuple[Creator, ...]:
    """The authors; where nobody is called so, everybody who is named."""
    authors = [one for one in record.creators if one.role == "author"] or record.creators
    return tuple(
        Creator(one.name, f"https://orcid.org/{one.orcid}" if one.orcid else None) for one in authors
    )


def source_of(source: Source) -> Work:
    names = (source.creator,) if source.creator else ()
    return Work(
        license=source.license,
        title=source.title,
        creators=tuple(Creator(name) for name in names),
        url=source.url or None,
    )
