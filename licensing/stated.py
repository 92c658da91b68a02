"""What somebody wrote about rights, kept word for word together with what it means; and a part known by it."""

from __future__ import annotations

from dataclasses import dataclass

from .errors import LicensingError, shown
from .license import License
from .registry import get
from .statement import LONGEST, Identification, identify
from .use import How, Part


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement as found; what it means is read when it is asked for, so that better reading needs no migration."""

    text: str

    @property
    def identification(self) -> Identification:
        return identify(self.text)

    @property
    def license(self) -> License | None:
        """The license where the statement names exactly one, also one that is not CC's."""
        found = self.identification
        return found.license or found.other

    def __str__(self) -> str:
        return self.text


class UnsettledStatement(LicensingError):
    """A statement that does not name exactly one license."""

    def __init__(self, statement: str, why: str) -> None:
        super().__init__(statement, why)
        self.statement, self.why = statement, why

    def __str__(self) -> str:
        return f"The statement {shown(self.statement)} does not name one license. {self.why}"


def part_of_statement(statement: str, scheme: str | None = None, how: How | None = None) -> Part:
    """The part under the license that a statement names; silence is no license, a doubt is a question to a person."""
    if len(statement) > LONGEST:
        raise UnsettledStatement(
            statement, f"It has {len(statement)} characters; {LONGEST} are read at most."
        )
    found = identify(statement, scheme)
    if found.status == "none":
        return Part((get("UNKNOWN"),), how)
    license = found.license or found.other
    if license is None:
        raise UnsettledStatement(statement, found.question.wording if found.question else found.note)
    return Part((license,), how)
