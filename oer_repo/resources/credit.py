"""How a version is credited: title, author, source, license, and what was changed before (TASL)."""

from collections.abc import Sequence
from dataclasses import dataclass

from licensing.attribution import CreditUse, Output, attribute, credit
from licensing.attribution.work import Creator, Work
from oer_repo.formats.record import RecordCreator
from oer_repo.resources.describe import address_of, describe_creators, describe_source
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


@dataclass(frozen=True, slots=True)
class Credits:
    """The credit for every place where people put one. A slide has one line; in a video nobody can follow a link."""

    text: str
    html: str
    markdown: str
    slide: str
    video: str


def credits_of(version: Version, language: str = "en", *, changed: bool = False) -> Credits:
    """`changed`: by whoever uses it now; a license that asks for it wants this said."""
    work = work_of(version)

    def written(form: str, medium: str) -> str:
        use = CreditUse(kind="adapt" if changed else "verbatim", modified=changed, medium=medium)
        return attribute([work], use, Output(format=form, language=language)).credit

    return Credits(
        text=written("text", "web page"),
        html=written("html", "web page"),
        markdown=written("markdown", "web page"),
        slide=written("text", "slide, one line"),
        video=written("text", "end credits of a video, credits page"),
    )


def credit_as(version: Version, form: str, language: str = "en") -> str:
    """`form` is text, html or markdown."""
    return credit(work_of(version), format=form, language=language)


def work_of(version: Version) -> Work:
    """What the licensor supplied, for the engine of attribution; nothing that was not supplied is made up."""
    changed = [s for s in version.sources.all() if s.use in (SourceUse.ADAPTED, SourceUse.TRANSLATED)]
    return Work(
        license=license_today(version),
        title=version.title or None,
        creators=creators_of(describe_creators(version)),
        url=address_of(version),
        year=version.date_created[:4] or None,
        modifications=" ".join(source.changes for source in changed if source.changes) or None,
        adapted_from=tuple(source_of(source) for source in changed),
    )


def creators_of(named: Sequence[RecordCreator]) -> tuple[Creator, ...]:
    """The authors; where nobody is called so, everybody who is named."""
    authors = [one for one in named if one.role == "author"] or named
    return tuple(
        Creator(one.name, f"https://orcid.org/{one.orcid}" if one.orcid else None) for one in authors
    )


def source_of(source: Source) -> Work:
    record = describe_source(source)  # which knows the address of a version here
    return Work(
        license=source.license,
        title=record.title or None,
        creators=(Creator(record.creator),) if record.creator else (),
        url=record.url or None,
    )
