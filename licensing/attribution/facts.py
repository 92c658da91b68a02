"""What a credit must, should and must not say: tokens such as "creator:W1"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from licensing.license import License

from .duties import Duty, Family, family_of
from .owed import duty_in, withheld
from .whole import whole_facts
from .work import CreditUse, Work


@dataclass(slots=True)
class Facts:
    """Tokens in the order of the credit, nothing twice."""

    must: dict[str, None] = field(default_factory=dict)
    should: dict[str, None] = field(default_factory=dict)
    must_not: dict[str, None] = field(default_factory=dict)

    def add(self, duty: str, token: str) -> None:
        getattr(self, duty)[token] = None


def facts_of(works: Sequence[Work], use: CreditUse, output: License | None) -> Facts:
    """Copies that are kept private or only linked owe no credit: all duties become recommendations."""
    facts = Facts()
    owed = use.shared and use.kind not in ("link", "private")
    for duty, token in _all(works, use, output):
        facts.add("should" if duty == "must" and not owed else duty, token)
    facts.should = {token: None for token in facts.should if token not in facts.must}
    return facts


def _all(works: Sequence[Work], use: CreditUse, output: License | None) -> Iterator[tuple[str, str]]:
    for work in works:
        family = family_of(work.license)
        for row in family.duties:
            duty = duty_in(row, family, work, use)
            if duty:
                yield from ((duty, token) for token in _tokens(row, work, use))
        yield from _upstream(work)
        yield from _forbidden(work, family, use)
    yield from whole_facts(works, use, output)


def _tokens(row: Duty, work: Work, use: CreditUse) -> Iterator[str]:
    """All creators are one fact unless there are several; parties are always told apart."""
    if row.fact == "creator" and len(work.creators) > 1:
        yield from (f"creator:{work.key}:{creator.name}" for creator in work.creators)
    elif row.fact == "attribution_party":
        yield from (f"attribution_party:{work.key}:{party}" for party in work.attribution_parties)
    elif use.printed and row.fact in ("source_uri", "license_uri"):
        detail = "as_text" if row.fact == "source_uri" else "as_text_or_full_text"
        yield f"{row.fact}:{work.key}:{detail}"
    else:
        yield f"{row.fact}:{work.key}"


def _upstream(work: Work) -> Iterator[tuple[str, str]]:
    """An adaptation's own sources are credited too (FAQ, Do I need to be aware of anything else)."""
    for source in work.adapted_from:
        asks = source.license is not None and "Attribution" in source.license.requires
        duty = "must" if asks else "should"
        yield from ((duty, f"upstream_creator:{work.key}:{creator.name}") for creator in source.creators)
        if source.license:
            yield duty, f"upstream_license_uri:{work.key}"
        if source.title:
            yield "should", f"upstream_title:{work.key}"
        if source.url:
            yield "should", f"upstream_source_uri:{work.key}"


def _forbidden(work: Work, family: Family, use: CreditUse) -> Iterator[tuple[str, str]]:
    if not use.changed and use.kind != "adapt":
        yield "must_not", f"modified:{work.key}"
    if not work.title:
        yield "must_not", f"title:{work.key}"
    if not work.creators:
        yield "must_not", f"creator:{work.key}"
    yield from (("must_not", f"{fact}:{work.key}") for fact in withheld(family, work, use))
    if work.real_name:
        yield "must_not", f"real_name:{work.key}"
    if family.public_domain:
        yield "must_not", f"license_claim_by:{work.key}"
        yield "must_not", f"license_indication:{work.key}"
    yield "must_not", f"endorsement:{work.key}"
