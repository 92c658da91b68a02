"""Each line read: which work it is, which licenses it carries, or what has to be asked about it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from licensing import How, Part, identify, registry
from licensing.license import License
from licensing.statement import Identification
from oer_repo.discovery.works import place_of, works_at
from oer_repo.resources.licenses_within import licenses_within
from oer_repo.resources.models import Version
from oer_repo.web.check.question import AskedPart, license_of

UNKNOWN = "UNKNOWN"
MOST_CANDIDATES = 12


@dataclass(frozen=True, slots=True)
class ReadPart:
    """`licenses` are all that count for it; while a `question` is open there are none. `supposed`: not what it says."""

    asked: AskedPart
    licenses: tuple[License, ...]
    question: str = ""
    candidates: tuple[License, ...] = ()
    supposed: bool = False
    work: Version | None = None

    @property
    def name(self) -> str:
        return self.work.title if self.work else self.asked.text

    @property
    def named(self) -> list[License]:
        return [one for one in self.licenses if one.id != UNKNOWN]

    @property
    def badges(self) -> list[License]:
        """Not what the line says already, letter by letter."""
        return [one for one in self.named if one.name != self.name]

    @property
    def unknown(self) -> bool:
        """Whether nobody knows the license of it, or of something in it."""
        return len(self.named) < len(self.licenses)

    @property
    def inputs(self) -> tuple[Part, ...]:
        how = How(self.asked.how) if self.asked.how else None
        return tuple(Part((license,), how) for license in self.licenses)


def read_parts(parts: Sequence[AskedPart], hosts: Iterable[str]) -> list[ReadPart]:
    """`hosts` are the names under which this site is known beside SITE_URL."""
    hosts = list(hosts)
    works = works_at([part.text for part in parts], hosts)
    return [
        not_here(part)
        if part.text not in works and place_of(part.text, hosts)
        else read_part(part, works.get(part.text))
        for part in parts
    ]


def not_here(part: AskedPart) -> ReadPart:
    """An address of this site without a work that everybody may see: a link like any other, and told as that."""
    license = license_of(part.taken) or registry.get(UNKNOWN)
    return ReadPart(part, (license,), _("There is no such resource here."), anything())


def read_part(part: AskedPart, work: Version | None) -> ReadPart:
    taken = license_of(part.taken)
    if work is not None:
        licenses = tuple(license or registry.get(UNKNOWN) for license in licenses_within(work))
        return ReadPart(part, (taken,) if taken else licenses, supposed=bool(taken), work=work)
    found = identify(part.text)
    said = license_of(part.text) or found.license or found.other
    if said:
        return ReadPart(part, (taken or said,), supposed=taken not in (None, said))
    return answered(part, found, taken)


def answered(part: AskedPart, found: Identification, taken: License | None) -> ReadPart:
    """A line that names no license: a question to a person, whose answer counts; silence is no license."""
    question = question_of(found)
    candidates = candidates_of(found)
    if taken:
        return ReadPart(part, (taken,), question, candidates)
    if found.status == "none":
        return ReadPart(part, (registry.get(UNKNOWN),), question, candidates)
    return ReadPart(part, (), question, candidates)


def question_of(found: Identification) -> str:
    if found.question:
        return _(found.question.wording)
    if found.status == "invalid":
        return _("There is no such license. Which one is meant?")
    return _("It does not say under which license it is. Do you know?")


def candidates_of(found: Identification) -> tuple[License, ...]:
    """Without the ports of countries where there are too many to choose from: these can be written in the line."""
    if len(found.candidates) > MOST_CANDIDATES:
        return tuple(one for one in found.candidates if not one.jurisdiction)[:MOST_CANDIDATES]
    return found.candidates or anything()


def anything() -> tuple[License, ...]:
    """What a work of which nothing is known most often turns out to be under."""
    return (*registry.current(), registry.get("ARR"))


def inputs_of(parts: Sequence[ReadPart]) -> tuple[list[Part], list[int]]:
    """For the engine, and for each of its inputs the place of the part that it belongs to."""
    inputs = [(given, at) for at, part in enumerate(parts) for given in part.inputs]
    return [given for given, _at in inputs], [at for _given, at in inputs]
