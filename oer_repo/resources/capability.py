"""What the licenses within a resource permit, as words that an index can hold: each is an answer of licensing.check.

A word is `<edition>|<what>` for what is allowed and `<edition>|<what>:<verdict>` for what is unclear or not recommended;
what is forbidden has none. The edition names the rules that answered, so that an answer of older rules is never taken
for one of today: to today's questions such a document says nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from licensing import Act, Kind, Part, Use, Verdict, check, registry, rules_version
from licensing.license import License
from licensing.rules.terms import can_be_given

UNKNOWN = "UNKNOWN"
MAY: Mapping[str, Use] = {
    "adapt": Use(Kind.ADAPT, commercial=False),
    "translate": Use(Kind.ADAPT, Act.TRANSLATION, commercial=False),
    "sell": Use(Kind.VERBATIM, commercial=True),
}
APART = (Verdict.NOT_RECOMMENDED, Verdict.UNCLEAR)


@dataclass(frozen=True, slots=True)
class Purpose:
    """How something is to be used in a whole: made part of one new work, put beside others, or copied as it is."""

    kind: Kind
    commercial: bool = False

    @property
    def field(self) -> str:
        """The field of the index that answers for it."""
        return f"usable_{self.kind}{'_commercial' if self.commercial else ''}"

    def use(self, output: License) -> Use:
        return Use(self.kind, commercial=self.commercial, desired=output)


PURPOSES = tuple(Purpose(kind, commercial) for kind in Kind for commercial in (False, True))


@cache
def outputs() -> tuple[License, ...]:
    """The licenses that one gives to a new course today: the six of Creative Commons and CC0."""
    return tuple(license for license in registry.current() if can_be_given(license))


@cache
def edition() -> str:
    """Short for the rules that answer now."""
    return rules_version().rpartition("+")[2]


def permitted(licenses: Iterable[License | None]) -> Mapping[str, tuple[str, ...]]:
    """Field of the index → words, for a whole in which these licenses are; None is a license that is not known."""
    known = {license.id if license else UNKNOWN for license in licenses}
    return _permitted(tuple(sorted(known or {UNKNOWN})))


def word(what: str, verdict: Verdict = Verdict.ALLOWED) -> str:
    return f"{edition()}|{what}" if verdict is Verdict.ALLOWED else f"{edition()}|{what}:{verdict.word}"


def said(word: str) -> str | None:
    """What a word of the index says under the rules of today; None when older rules said it."""
    when, _, what = word.partition("|")
    return what if when == edition() else None


@lru_cache(maxsize=1 << 13)
def _permitted(ids: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """A repository has few different sets of licenses, and asks some forty questions about each once."""
    parts = [Part((registry.get(license_id),)) for license_id in ids]
    found = {"may": tuple(_words(parts, MAY.items()))}
    for purpose in PURPOSES:
        asked = ((output.id, purpose.use(output)) for output in outputs())
        found[purpose.field] = tuple(_words(parts, asked))
    return found


def _words(parts: list[Part], asked: Iterable[tuple[str, Use]]) -> Iterator[str]:
    for what, use in asked:
        verdict = check(parts, use).verdict
        if verdict is not Verdict.FORBIDDEN:
            yield word(what, verdict)
