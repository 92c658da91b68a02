"""What may become of a work under a license, cell by cell, as the license engine answers; nothing is written down here."""

from dataclasses import dataclass

from licensing import Finding, Kind, Part, Report, Use, Verdict, check, registry
from licensing.license import License
from licensing.rules import terms

# Of the reasons of a verdict these only repeat it.
SUMMARIES = {"output_not_permitted", "no_common_license"}


@dataclass(frozen=True, slots=True)
class Cell:
    """One answer: beside which license, the verdict, the reason where there is more to say than yes."""

    license: License
    verdict: Verdict
    reason: Finding | None
    outputs: tuple[License, ...] = ()


def mixes(license: License) -> list[Cell]:
    """One new work made from two: this license and each of those in use today."""
    return [mix(license, other) for other in registry.current()]


def mix(one: License, other: License) -> Cell:
    report = check([Part((one,)), Part((other,))], Use(Kind.ADAPT, commercial=False))
    outputs = tuple(registry.get(license_id) for license_id in report.outputs.allowed)
    return Cell(other, report.verdict, reason_of(report), outputs)


def adaptations(license: License) -> list[Cell]:
    """Under which licenses a changed version may be shared."""
    outputs = [one for one in registry.current() if terms.can_be_given(one)]
    return [adaptation(license, output) for output in outputs]


def adaptation(original: License, output: License) -> Cell:
    report = check([Part((original,))], Use(Kind.ADAPT, commercial=False, desired=output))
    return Cell(output, report.verdict, reason_of(report))


def reason_of(report: Report) -> Finding | None:
    """The first finding that made the verdict what it is; none for a plain yes."""
    if report.verdict is Verdict.ALLOWED:
        return None
    found = [one for one in report.findings if one.verdict is report.verdict]
    return next((one for one in found if one.code not in SUMMARIES), found[0] if found else None)
