"""What a line of the chooser names: a license by id or in words, or a work that is kept here."""

import re
from dataclasses import dataclass

from licensing import Part, Question, registry
from licensing.errors import UnknownLicense
from licensing.license import License
from licensing.stated import Stated
from oer_repo.accounts.roles import Person
from oer_repo.discovery.look import version_at
from oer_repo.resources.errors import NotFound, Withdrawn
from oer_repo.resources.rights import license_today

MOST = 50
HERE = re.compile(r"(?:https?://[^/\s]+)?/r/([\w-]+)/(?:v/(\d{1,9})/)?(?:[?#]\S*)?")


@dataclass(frozen=True, slots=True)
class Source:
    """`license` is None where a question is open; `title` is known for works that are kept here."""

    line: str
    license: License | None
    title: str = ""
    question: str = ""
    candidates: tuple[License, ...] = ()


def sources_of(text: str, by: Person) -> list[Source]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return [source_of(line, by) for line in lines[:MOST]]


def source_of(line: str, by: Person) -> Source:
    here = HERE.fullmatch(line)
    if here:
        return kept_here(line, here[1], int(here[2]) if here[2] else None, by)
    try:
        return Source(line, registry.get(line))
    except UnknownLicense:
        return stated(line)


def kept_here(line: str, slug: str, number: int | None, by: Person) -> Source:
    try:
        version = version_at(slug, by, number)
    except (NotFound, Withdrawn):
        return Source(line, None)
    return Source(line, license_today(version) or registry.get("UNKNOWN"), version.title)


def stated(line: str) -> Source:
    found = Stated(line)
    read = found.identification
    question = (read.question or Question.WHICH_LICENSE).wording if not found.license else ""
    return Source(line, found.license, question=question, candidates=tuple(read.candidates))


def parts_of(sources: list[Source]) -> list[Part]:
    return [Part((one.license,)) for one in sources if one.license]
