"""The question of the page as values: what was typed for each part, and what the whole is for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from licensing import Use, registry
from licensing.errors import UnknownLicense
from licensing.license import License
from licensing.use import Kind
from oer_repo.web.check.choices import COMMERCIAL, CONTEXT, HOWS, KINDS, MONEY

MOST_PARTS = 200
LONGEST_LINE = 1_000


@dataclass(frozen=True, slots=True)
class AskedPart:
    """One line as typed, how the work is used, and the license that somebody says it is under (an id, or "")."""

    text: str
    how: str = ""
    taken: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything that the link holds. `find` is what is being searched for here, which is no part of the question."""

    parts: tuple[AskedPart, ...] = ()
    kind: str = ""
    money: str = ""
    private: bool = False
    drm: bool = False
    wish: str = ""
    find: str = ""

    @property
    def lines(self) -> str:
        return "\n".join(part.text for part in self.parts)

    def use(self) -> Use:
        """For the engine; only when there are no problems and a kind was chosen."""
        context = CONTEXT.get(self.money)
        return Use(
            kind=Kind(self.kind),
            commercial=COMMERCIAL.get(self.money),
            shared=not self.private,
            drm=self.drm,
            contexts=frozenset([context] if context else []),
            desired=license_of(self.wish),
        )

    def with_line(self, text: str) -> Asked:
        return replace(self, parts=(*self.parts, AskedPart(text)))


def license_of(license_id: str) -> License | None:
    """None for an empty id and for one that does not exist."""
    try:
        return registry.get(license_id) if license_id else None
    except UnknownLicense:
        return None


def problems(asked: Asked) -> list[str]:
    """What cannot be answered as it is asked, each with what to do."""
    return [*problems_of_lines(asked), *problems_of_words(asked)]


def problems_of_lines(asked: Asked) -> Iterator[str]:
    if len(asked.parts) > MOST_PARTS:
        yield _(
            "These are %(count)d lines; %(most)d are the most. Take %(over)d out, or ask in two goes."
        ) % {
            "count": len(asked.parts),
            "most": MOST_PARTS,
            "over": len(asked.parts) - MOST_PARTS,
        }
    for number, part in enumerate(asked.parts, start=1):
        if len(part.text) > LONGEST_LINE:
            yield _("Line %(number)d has %(length)d characters; %(most)d are the most. Shorten it.") % {
                "number": number,
                "length": len(part.text),
                "most": LONGEST_LINE,
            }


def problems_of_words(asked: Asked) -> Iterator[str]:
    chosen = [("kind", asked.kind, ["", *KINDS]), ("money", asked.money, list(MONEY))]
    chosen += [("how", part.how, list(HOWS)) for part in asked.parts]
    for name, word, words in dict.fromkeys((name, word, tuple(words)) for name, word, words in chosen):
        if word not in words:
            yield _("“%(word)s” has no meaning for “%(name)s”. Choose one of: %(words)s.") % {
                "word": word[:40],
                "name": name,
                "words": ", ".join(one for one in words if one),
            }
    for license_id in dict.fromkeys([asked.wish, *(part.taken for part in asked.parts)]):
        if license_id and license_of(license_id) is None:
            yield _("There is no license with the id “%(id)s”. Ids look like by-sa/4.0.") % {
                "id": license_id[:64]
            }
