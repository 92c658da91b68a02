"""What all claims of a statement add up to: one tool only where nothing in the statement speaks against it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from licensing.license import License

from .claim import Claim, Identification, Known, Question
from .others import NOTHING, Others
from .tools import elements_of

NONE = Identification("none", note="The text says nothing about a license.")
_PUBLIC_DOMAIN = frozenset({"zero", "mark", "certification"})


@lru_cache(maxsize=1024)
def certain(tool: License) -> Identification:
    """The answer "exactly this tool"."""
    known = Known(tool.unit, tool.version, tool.jurisdiction)
    return Identification("ok", tool, (), known)


def not_cc(other: License | None = None, note: str = "") -> Identification:
    """The answer "a license or statement, but none of Creative Commons'"."""
    return Identification("not_cc", other=other, note=note or "Not a legal tool of Creative Commons.")


def decide(
    claims: Sequence[Claim], others: Others = NOTHING, stray: frozenset[str] = frozenset()
) -> Identification:
    """Several licenses are never folded into one, and contradictions go to a person."""
    for claim in claims:
        if claim.kind == "invalid" and claim.address:
            return Identification("invalid", known=claim.known, note=claim.note)
    tools = {claim.tool.id: claim.tool for claim in claims if claim.tool}
    open_claims = [claim for claim in claims if claim.kind in ("part", "invalid")]
    if tools:
        return _decide_tools(list(tools.values()), open_claims, others, stray)
    if open_claims:
        return _decide_open(open_claims, others)
    if others.any or any(claim.kind == "other" for claim in claims):
        return not_cc(others.license)
    return NONE


def _decide_tools(
    tools: list[License], open_claims: list[Claim], others: Others, stray: frozenset[str]
) -> Identification:
    if len(tools) > 1 or any(not _agrees(claim, tools[0]) for claim in open_claims):
        return _several(tools, open_claims)
    tool = tools[0]
    if others.named:
        return _several(tools, open_claims)
    if (
        others.reserved
        or (others.public and tool.unit not in _PUBLIC_DOMAIN)
        or stray - elements_of(tool.unit)
    ):
        return doubtful(tool, Question.CONTRADICTION)
    return certain(tool)


def _agrees(claim: Claim, tool: License) -> bool:
    """Whether a mention without a version may be the same license as the tool named beside it."""
    if claim.kind == "invalid":
        return False
    if claim.question in (Question.WHICH_JURISDICTION, Question.IS_IT_MEANT):
        return tool in claim.candidates
    elements = elements_of(tool.unit)
    if claim.elements:
        return claim.elements <= elements if claim.loose else claim.elements == elements
    if claim.known.version and claim.known.version != tool.version:
        return False
    return claim.known.unit in (None, tool.unit) and (not claim.known.unit or tool in claim.candidates)


def doubtful(tool: License, question: Question) -> Identification:
    """One tool is named, but the statement does not let it stand."""
    known = Known(tool.unit, tool.version, tool.jurisdiction)
    return Identification("ambiguous", None, (tool,), known, question, question.wording)


def _several(tools: list[License], open_claims: list[Claim]) -> Identification:
    candidates = list(tools)
    for claim in open_claims:
        candidates += [tool for tool in claim.candidates if claim.known.unit and tool not in candidates]
    known = Known(_common({*(tool.unit for tool in tools), *(claim.known.unit for claim in open_claims)}))
    return Identification(
        "ambiguous", None, tuple(candidates), known, Question.WHICH_OF_SEVERAL, "Several licenses are named."
    )


def _common(units: set[str | None]) -> str | None:
    return units.pop() if len(units) == 1 else None


def _decide_open(claims: list[Claim], others: Others) -> Identification:
    """No tool is certain: what was named decides, a bare "Creative Commons" only where it stands alone."""
    named = [
        claim for claim in claims if claim.known.unit or claim.elements or claim.kind == "invalid"
    ] or claims
    if others.named or len({(claim.known.unit, claim.kind) for claim in named}) > 1:
        return _several([], named)
    first = named[0]
    if first.kind == "invalid":
        return Identification("invalid", known=first.known, note=first.note)
    return Identification("ambiguous", None, first.candidates, first.known, first.question, first.note)
