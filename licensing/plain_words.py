"""A license in plain words: what one may, must and may not do, as codes with an English sentence each.

Read from permits, requires and prohibits of the table, and from explicit rules where ccREL is too coarse:
versions of NoDerivatives, the sampling family, Developing Nations and the public domain tools.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .license import License
from .plain_sentences import CLAUSES, MAY, MAY_NOT, MUST


@dataclass(frozen=True, slots=True)
class Sentence:
    code: str
    text: str


@dataclass(frozen=True, slots=True)
class PlainWords:
    clauses: tuple[Sentence, ...]
    may: tuple[Sentence, ...]
    must: tuple[Sentence, ...]
    may_not: tuple[Sentence, ...]

    @property
    def summary(self) -> str:
        return "; ".join(clause.text for clause in self.clauses)


# Units whose legal code says more than ccREL can: the clause, then may, must, may_not.
# LC zero_1.0 s.2-3; PDM deed; LC sampling_1.0, samplingplus_1.0 s.3; LC devnations_2.0 s.4.
_EXPLICIT = {
    "zero": ("free", ("share", "adapt", "sell"), (), ()),
    "mark": ("marked_free", ("share", "adapt", "sell"), (), ()),
    "certification": ("marked_free", ("share", "adapt", "sell"), (), ()),
    "sampling": ("sample", ("sample", "sell"), ("credit", "keep_license"), ("share_whole", "advertise")),
    "sampling+": (
        "sample_share",
        ("sample", "share_noncommercially"),
        ("credit", "keep_license"),
        ("sell_whole", "advertise"),
    ),
    "nc-sampling+": (
        "sample_noncommercially",
        ("sample", "share_noncommercially"),
        ("credit", "keep_license"),
        ("sell", "advertise"),
    ),
    "devnations": (
        "developing_nations",
        ("developing_nations",),
        ("credit", "keep_license"),
        ("high_income_nations", "restrict"),
    ),
}


def plain_words(license: License) -> PlainWords:
    if license.unit in _EXPLICIT:
        clause, may, must, may_not = _EXPLICIT[license.unit]
        clauses = (clause, "credit") if "credit" in must else (clause,)
        return _worded(clauses, may, must, may_not)
    if "Reproduction" not in license.permits:
        return _worded(("ask",), (), (), ("use",))
    return _worded(_clauses(license), _may(license), _must(license), _may_not(license))


def _worded(
    clauses: Iterable[str], may: Iterable[str], must: Iterable[str], may_not: Iterable[str]
) -> PlainWords:
    return PlainWords(
        _sentences(CLAUSES, clauses),
        _sentences(MAY, may),
        _sentences(MUST, must),
        _sentences(MAY_NOT, may_not),
    )


def _sentences(table: dict[str, str], codes: Iterable[str]) -> tuple[Sentence, ...]:
    return tuple(Sentence(code, table[code]) for code in codes)


def _adaptable(license: License) -> bool:
    return "DerivativeWorks" in license.permits


def _sellable(license: License) -> bool:
    return "CommercialUse" not in license.prohibits


def _clauses(license: License) -> list[str]:
    use = "_".join(["use", *["adapt"] * _adaptable(license), *["sell"] * _sellable(license)])
    if not license.requires:
        return ["free"] if use == "use_adapt_sell" else [use]
    duty = "credit" if "Attribution" in license.requires else "keep_license"
    return [use, duty, *["share_alike"] * ("ShareAlike" in license.requires)]


def _private_changes(license: License) -> bool:
    """NoDerivatives lets one change a work without sharing it since 4.0 (LC by-nd_4.0 s.2(a)(1)(B))."""
    return license.is_cc and license.version == "4.0" and not _adaptable(license)


def _may(license: License) -> list[str]:
    return [
        "share",
        *["adapt"] * _adaptable(license),
        *["adapt_privately"] * _private_changes(license),
        *["sell"] * _sellable(license),
    ]


def _must(license: License) -> list[str]:
    """LC 4.0 s.3(a)(1)(B) asks for a mark on every change, 3.0 s.3(b) on adaptations only."""
    wants_credit = "Attribution" in license.requires
    marks_all = license.is_cc and license.version == "4.0"
    marks_adaptations = license.is_cc and license.version == "3.0" and _adaptable(license)
    return [
        *["credit"] * wants_credit,
        *["keep_license"] * ("Notice" in license.requires),
        *["mark_changes"] * marks_all,
        *["mark_adaptations"] * marks_adaptations,
        *["share_alike"] * ("ShareAlike" in license.requires),
        *["source_code"] * ("SourceCode" in license.requires),
    ]


def _may_not(license: License) -> list[str]:
    forbids_changes = not _adaptable(license)
    return [
        *["sell"] * (not _sellable(license)),
        *["share_adaptations"] * forbids_changes,
        *["adapt"] * (license.is_cc and forbids_changes and not _private_changes(license)),
        *["restrict"] * license.is_cc,
        *["endorse"] * (license.is_cc and license.version in ("3.0", "4.0")),
    ]
