"""What the credit of one work, and of the whole, says in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from licensing.license import License

from .duties import Family, family_of
from .outside import address_text, web_address
from .owed import said
from .phrases import Phrases
from .spans import Entry, Sentence, Span, address, fill, listed, outside
from .whole import has_several_rights, needs_exception
from .work import CreditUse, Work


def entry_of(work: Work, use: CreditUse, phrases: Phrases) -> Entry:
    facts = said(work, use)
    sentences = (
        *_naming(work, facts, phrases),
        *_status(work, facts, phrases),
        *_notices(work, facts, phrases),
        *_changes(work, use, facts, phrases),
        *_scope(work, use, phrases),
        *(_upstream(source, phrases) for source in work.adapted_from),
    )
    return Entry(sentences, web_address(work.url) if "source_uri" in facts else None)


def whole_entry(
    works: Sequence[Work], use: CreditUse, output: License | None, phrases: Phrases
) -> Entry | None:
    """What is said once, of the adaptation or collection; None where there is nothing to say."""
    sentences: list[Sentence] = []
    if output and use.kind == "adapt":
        sentences.append(fill(phrases["adaptation"], {"license": [license_span(output)]}))
        if has_several_rights(works, output):
            sentences.append((Span(phrases["several_rights"]),))
    if output and use.kind == "collect" and needs_exception(works, output):
        sentences.append(fill(phrases["collection"], {"license": [license_span(output)]}))
    return Entry(tuple(sentences), is_work=False) if sentences else None


def license_span(license: License) -> Span:
    """The short name; a mark of the public domain is named in full."""
    name = license.title if license.is_cc and not license.requires else license.name
    return Span(name, license.url or None, "license")


def _naming(work: Work, facts: frozenset[str], phrases: Phrases) -> Iterator[Sentence]:
    """Title, creators and source: the title carries the link, an address without a title stands alone."""
    title = [_title(work, facts)] if "title" in facts else []
    creators = _creators(work, facts)
    names = _aside([*listed(creators, phrases)], [outside(work.year)] if "year" in facts else [], phrases)
    titled = fill(phrases["title"], {"title": title}) if title else ()
    if titled and names:
        yield fill(phrases["work_by"], {"title": titled, "creators": names})
    elif titled or names:
        yield titled or fill(phrases["by"], {"creators": names})
    if "attribution_party" in facts:
        yield fill(phrases["with"], {"parties": listed(map(outside, work.attribution_parties), phrases)})
    if "source_uri" in facts and address_text(work.url) and not (title and title[0].href):
        yield fill(phrases["source"], {"source": [address(work.url or "")]})


def _title(work: Work, facts: frozenset[str]) -> Span:
    return outside(work.title, "title", work.url if "source_uri" in facts else None)


def _creators(work: Work, facts: frozenset[str]) -> list[Span]:
    named = work.creators if "creator" in facts else ()
    unique = dict.fromkeys(creator for creator in named if creator.name != work.real_name)
    return [outside(creator.name, "creator", creator.url) for creator in unique]


def _status(work: Work, facts: frozenset[str], phrases: Phrases) -> Iterator[Sentence]:
    family = family_of(work.license)
    if "attribution_statement" in facts:
        yield (outside(work.statement or family.statement),)
    if work.license and work.license.id != "UNKNOWN":
        yield fill(phrases[_status_phrase(work.license, family)], {"license": [license_span(work.license)]})
    if "last_update_date" in facts:
        yield fill(phrases["updated"], {"date": [outside(work.last_update)]})


def _status_phrase(license: License, family: Family) -> str:
    if family.public_domain:
        return "marked" if license.is_cc else "rights"
    return "rights" if family.code == "no-license" else "licensed"


def _notices(work: Work, facts: frozenset[str], phrases: Phrases) -> Iterator[Sentence]:
    for notice in ("copyright_notice", "license_notice", "disclaimer_notice"):
        if notice in facts:
            yield (outside(getattr(work, notice).rstrip(phrases["stop"] + phrases["end"])),)


def _changes(work: Work, use: CreditUse, facts: frozenset[str], phrases: Phrases) -> Iterator[Sentence]:
    if "prior_modified" in facts:
        yield fill(phrases["earlier"], {"how": [outside(work.modifications)]})
    if "adaptation_credit" in facts:
        yield (Span(phrases["adapted"]),)
    if "modified" in facts or "changes_identified" in facts:
        yield _modified(use.modification, phrases)


def _modified(how: str | None, phrases: Phrases) -> Sentence:
    return fill(phrases["modified_how"], {"how": [outside(how)]}) if how else (Span(phrases["modified"]),)


def _scope(work: Work, use: CreditUse, phrases: Phrases) -> Iterator[Sentence]:
    if work.part:
        yield fill(phrases["this_part"], {"part": [outside(work.part)]})
    elif use.kind == "collect" and not family_of(work.license).public_domain:
        yield (Span(phrases["this_item"]),)


def _upstream(source: Work, phrases: Phrases) -> Sentence:
    """A source without a title is named by its creators, or else by its address."""
    if source.title:
        named = next(_naming(source, _supplied(source), phrases))
    else:
        by = _creators(source, _supplied(source))
        named = tuple(listed(by or ([address(source.url)] if source.url else []), phrases))
    license = [license_span(source.license)] if source.license else []
    work = Span("", web_address(source.url), "work", tuple(_aside(named, license, phrases)))
    return fill(phrases["based_on"], {"work": [work]})


def _aside(spans: Sequence[Span], more: Sequence[Span], phrases: Phrases) -> list[Span]:
    """More about what was named: its year, its license."""
    between = [Span(phrases["aside"])] if spans and more else []
    return [*spans, *between, *more]


def _supplied(source: Work) -> frozenset[str]:
    supplied = {"title": source.title, "creator": source.creators, "source_uri": source.url}
    return frozenset(fact for fact, value in supplied.items() if value)
