"""identify(): what somebody wrote about rights, read as one legal tool of Creative Commons, or not."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from . import registry
from .reading.addresses import read_address
from .reading.claim import Claim, Identification, Known, Question, tool_claim
from .reading.doubt import contradicts, doubt
from .reading.expressions import read_expression
from .reading.find_addresses import take_addresses
from .reading.fold import fold, strip_tags, unescape
from .reading.mentions import find_mentions, left_over, says_nothing_else
from .reading.names import claim_of, slogans, stray_elements
from .reading.others import NOTHING, Others, hide_overlapping, other_address, read_others
from .reading.platforms import metadata_code, read_platform
from .reading.verdict import NONE, certain, decide, doubtful

__all__ = ["Identification", "Known", "Question", "identify"]

LONGEST = 200_000  # characters that callers should pass: a statement about rights, not the book
_CACHED = 200  # characters: harvests repeat short statements, long ones are each their own
_PLAIN_ADDRESS = re.compile(
    r"\s*(?:https?:)?//(?:www\.)?creativecommons\.org/(licenses|publicdomain)/([a-z+-]+)/(\d\.\d)"
    r"(?:/(?!deed|legalcode)([a-z]+))?(?:/(?:(?:deed|"
    r"legalcode)(?:\.[a-z]{2,3}(?:[-_][a-z]+)?)?)?)?(?:[?#][\w=&.%-]*)?\s*",
    re.IGNORECASE | re.ASCII,
)
_OF_OTHERS = re.compile(
    r"[- ](?:gnu|gpl|lgpl|bsd)\b"
)  # the wrappers of software licenses that CC once hosted
_ABOUT = re.compile(
    r"li[cz]en[cszț]|lisen[scz]|lesen|giấy phép|лиценз|ліценз|άδεια|ר[י]?שיון|رخص|ترخيص|مجوز|라이[선센]스|"
    r"이용허락|ライセンス"
    r"|许可|許可|授權|授权|协议|協議|สัญญาอนุญาต|ໃບອະນຸຍາດ|អាជ្ញា|လိုင်စင်|लाइसेंस|লাইসেন্স|reserved|creative"
)


def identify(text: str, scheme: str | None = None) -> Identification:
    """Read a statement; `scheme` names the platform whose code it is (youtube, flickr, moodle, h5p, …).

    "ok" only for exactly one tool. A missing version is never completed, and two licenses never become one.
    """
    if scheme:
        answer = read_platform(text, scheme)
        if isinstance(answer, Identification):
            return answer
        text = answer
    return _read_short(text) if len(text) <= _CACHED else _read(text)


@lru_cache(maxsize=8192)
def _read_short(text: str) -> Identification:
    return _read_plain(text) or _read(text)


def _read_plain(text: str) -> Identification | None:
    """The fast way for the forms in which most statements come: a table's own name, or a plain address."""
    match = _PLAIN_ADDRESS.fullmatch(text)
    if match:
        return _exact().get("/".join(part for part in match.groups() if part).lower())
    return _exact().get(text.strip().lower())


@cache
def _exact() -> dict[str, Identification]:
    """The forms in which the tables themselves name the tools; addresses without the host."""
    forms: dict[str, Identification] = {}
    for tool in registry.all_tools():
        path = tool.url.removeprefix("https://creativecommons.org/").removesuffix("/")
        titles = (tool.title, f"creative commons {tool.title}", f"creative commons {tool.title} license")
        for form in (path, tool.name, tool.name.replace(" ", "-"), tool.spdx, *titles):
            if form:
                forms[form.lower()] = certain(tool)
    return forms


def _read(text: str) -> Identification:
    text = " ".join(unescape(text).split())
    if text.startswith("{"):
        text = metadata_code(text) or text
    expression = read_expression(text)
    if expression:
        return decide(*expression)
    addresses, words = take_addresses(text)
    claims = [claim for claim in map(read_address, addresses) if claim]
    others = _others_of(addresses) if addresses else NOTHING
    answer = _read_words(claims, strip_tags(words), others)
    if answer is NONE and addresses and _names_cc_in_path(addresses):
        return Identification(
            "ambiguous", question=Question.WHICH_LICENSE, note="Only a foreign page names a license."
        )
    return answer


def _others_of(addresses: list[str]) -> Others:
    """The first license that the addresses name and that is not of CC's own pages."""
    return next(filter(None, map(other_address, addresses)), NOTHING)


def _read_words(claims: list[Claim], words: str, linked: Others) -> Identification:
    flat = fold(words)
    low = flat.lower()
    seen = hide_overlapping(low)
    mentions = [one for one in find_mentions(seen, flat) if one.named or not _OF_OTHERS.match(low, one.end)]
    rest = left_over(seen, mentions)
    alone = says_nothing_else(rest) and seen == low
    about = alone or (not all(mention.marked for mention in mentions) and bool(_ABOUT.search(low)))
    stray: frozenset[str] = frozenset()
    for mention in mentions:
        claim = claim_of(mention, alone=alone, about_licenses=about)
        if claim:
            claims.append(claim)
        else:
            stray |= stray_elements(mention)
    claims += slogans(low)
    silent = alone and mentions and "domain" not in low
    others = linked if silent else _join(read_others(low, flat), linked)
    return _weigh(decide(claims, _spdx_page(claims, others), stray), low, rest, alone=alone)


def _weigh(answer: Identification, low: str, rest: str, *, alone: bool) -> Identification:
    """An answer that is certain by itself, held against what else the statement says."""
    if answer.license is None or (alone and "?" not in rest):
        return answer
    question = doubt(rest)
    if question:
        return doubtful(answer.license, question)
    return doubtful(answer.license, Question.CONTRADICTION) if contradicts(low, answer.license) else answer


def _join(first: Others, second: Others) -> Others:
    if not second.any:
        return first
    return Others(True, first.reserved, first.public, first.weak, first.license or second.license)


def _spdx_page(claims: list[Claim], others: Others) -> Others:
    """A page of spdx.org about a CC license names that license."""
    if others.license and others.license.is_cc:
        claims.append(tool_claim(others.license))
        return others._replace(named=False, license=None)
    return others


def _names_cc_in_path(addresses: list[str]) -> bool:
    """https://example.org/cc-by-4.0: not a statement, but worth a question."""
    low = " ".join(addresses).lower()
    return any(mention.own_mark and mention.elements for mention in find_mentions(low, low))
