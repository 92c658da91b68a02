"""The credit of a version, ready to copy: as text, HTML and Markdown."""

from dataclasses import dataclass

from django.utils.translation import get_language

from licensing.attribution import Creator, Work, credit, languages
from licensing.license import License
from oer_repo.resources.describe import absolute
from oer_repo.resources.models import Source, SourceUse, Version


@dataclass(frozen=True, slots=True)
class Credit:
    text: str
    html: str
    markdown: str


def credit_of(version: Version, license: License | None) -> Credit:
    """In the language of the page where there are phrases for it, else in English."""
    work, language = work_of(version, license), spoken()
    return Credit(*(credit(work, form, language) for form in ("text", "html", "markdown")))


def spoken() -> str:
    wanted = (get_language() or "en").split("-")[0]
    return wanted if wanted in languages() else "en"


def work_of(version: Version, license: License | None) -> Work:
    changed = [one for one in version.sources.all() if one.use in (SourceUse.ADAPTED, SourceUse.TRANSLATED)]
    return Work(
        license=license,
        title=version.title or None,
        creators=tuple(
            Creator(one.name, f"https://orcid.org/{one.orcid}" if one.orcid else None)
            for one in version.creators.all()
        ),
        url=absolute(version.resource.get_absolute_url()),
        adapted_from=tuple(source_work(one) for one in changed),
        modifications=" ".join(one.changes for one in changed if one.changes) or None,
    )


def source_work(source: Source) -> Work:
    here = source.of_version
    return Work(
        license=source.license,
        title=source.title or None,
        creators=(Creator(source.creator),) if source.creator else (),
        url=absolute(here.resource.get_absolute_url()) if here else source.url or None,
    )
