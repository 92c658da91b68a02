"""What follows a license's name: version, "or later", International, a jurisdiction."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from licensing import registry

from .lexicon import plain, read_table, trie

SEPARATORS = r"[\s\-+/,.:&|()\[\]{}\"'«»“”„*!=<>~\\،؛、→⇒]*"
ONLY_SEPARATORS = re.compile(r"(?:(?!\. )[\s\-+/,.:&|()\[\]{}\"'«»“”„*!=<>~\\،؛、→⇒])*")
VERSIONS = frozenset({"1.0", "2.0", "2.1", "2.5", "3.0", "4.0"})
# Vowel signs of the scripts of South and Southeast Asia are no letters to the re module
_SIGNS = "\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_WORD = re.compile(rf"(?:[^\W_]|[{_SIGNS}])+(?:'[^\W_]+)?")
_PUNCTUATION = re.compile(r"[\s\-:&()'\",./]+")
_LONGEST_NAME, _MOST_WORDS = 45, 9
_AFTER_BARE_NUMBER = re.compile(r"\s*(?:$|[)\],;(\x02]|\.(?:\s|$))")
_FULL_STOP = re.compile(r"(?<!\bv)(?<!\bver)\. ")


@dataclass(slots=True)
class After:
    """What was found behind a name, and where it ends."""

    end: int
    versions: list[str] = field(default_factory=list)
    jurisdictions: list[str] = field(default_factory=list)
    worldwide: bool = False  # "International", "Unported", "Generic", in any language
    later: bool = False
    unclear: bool = False  # a number that is no full version


@cache
def fillers() -> frozenset[str]:
    """Words without meaning of their own."""
    return frozenset(plain(word) for word in read_table("words.json")["fillers"])


@cache
def places() -> dict[str, str]:
    """Names of jurisdictions to their codes; words such as "International" to ""."""
    names = read_table("names.json")
    found = {_place_key(plain(word)): "" for word in names["suffixes"]}
    found.update({_place_key(plain(word)): plain(word) for word in names["never_ported"]})
    for code, words in names["jurisdictions"].items():
        found.update({_place_key(plain(word)): code for word in words})
    return found


def _place_key(name: str) -> str:
    return _PUNCTUATION.sub("", name)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    words = read_table("words.json")
    skipped = [plain(word) for word in words["fillers"]]
    skipped += [plain(word) for word in read_table("names.json")["suffixes"]]
    filler = rf"(?:(?:{trie(skipped)})(?![^\W\d_]){SEPARATORS})"
    joiner = "|".join(sorted(map(plain, words["list_words"]), key=len, reverse=True))
    later = "|".join(sorted(map(plain, words["later"]), key=len, reverse=True))
    number = r"(?!0(?![.,]?\d))(\d{1,2})(?:\.(\d{1,2})(?!\d|\.\d)|,(\d)(?!\d|[.,]\d)|(?!\d|[.,]\d))"
    return {
        "version": re.compile(rf"{SEPARATORS}{filler}{{0,4}}{number}"),
        "place_first": re.compile(r"[\s\-(]*(igo|scotland|[a-z]{2})[\s\-):,]+(\d\.\d)(?!\d|\.\d)"),
        "another": re.compile(
            rf"{SEPARATORS}(?:(?:{joiner})\b{SEPARATORS})?(?:v(?:ersion)? ?)?(\d)[.,](\d)(?!\d|\.\d)"
        ),
        "later": re.compile(rf"\s*\+(?!\w)|[\s\-(]*(?:{later})(?![^\W\d_])"),
        "code": re.compile(r"[\s\-/(:,]*([A-Za-z]{2}|IGO|igo|SCOTLAND|scotland)(?![A-Za-z0-9\u00c0-\u024f])"),
    }


def read_after(low: str, flat: str, end: int) -> After:
    """Reads on behind a name that ends at `end`; `flat` is `low` with its upper case."""
    found = After(end)
    _read_version(low, found)
    if found.versions and found.end < len(low):
        _read_more_versions(low, found)
        _read_later(low, found)
        _read_places(low, flat, found)
        _read_later(low, found)
    return found


def _read_version(low: str, found: After) -> None:
    match = _patterns()["version"].match(low, found.end)
    if not match or "\x02" in match.group():
        first = _patterns()["place_first"].match(low, found.end)
        if first and first.group(1) in registry.jurisdictions():
            found.versions, found.jurisdictions, found.end = [first.group(2)], [first.group(1)], first.end()
        elif _patterns()["later"].match(low, found.end):
            found.later = True
        return
    if _FULL_STOP.search(match.group()):
        return
    major, minor, comma = match.groups()
    minor = minor or comma
    if minor is not None:
        found.versions, found.end = [f"{int(major)}.{minor.rstrip('0') or '0'}"], match.end()
    elif _AFTER_BARE_NUMBER.match(low, match.end()) or "v" in match.group():
        # a bare 2 may be 2.0, 2.1 or 2.5
        found.unclear, found.end = major == "2", match.end()
        found.versions = [] if major == "2" else [f"{int(major)}.0"]


def _read_more_versions(low: str, found: After) -> None:
    while match := _patterns()["another"].match(low, found.end):
        version = f"{match.group(1)}.{match.group(2)}"
        if version not in VERSIONS:
            return
        found.versions.append(version)
        found.end = match.end()


def _read_later(low: str, found: After) -> None:
    if match := _patterns()["later"].match(low, found.end):
        found.later, found.end = True, match.end()


def _read_places(low: str, flat: str, found: After) -> None:
    for _ in range(3):
        if found.end >= len(low):
            return
        gap = ONLY_SEPARATORS.match(low, found.end)
        start = gap.end() if gap else found.end
        if not (_read_place_name(low, start, found) or _read_place_code(low, flat, found)):
            return


def _read_place_name(low: str, start: int, found: After) -> bool:
    """The longest name of a place or "International" at this point."""
    words: list[re.Match[str]] = []
    for match in _WORD.finditer(low, start):
        if len(words) == _MOST_WORDS or (words and not _joined(low, words[-1].end(), match.start())):
            break
        words.append(match)
    table = places()
    for count in range(len(words), 0, -1):
        name = _place_key(low[start : words[count - 1].end()])
        if name in table:
            return _take_place(table[name], words[count - 1].end(), found)
    return _read_unspaced(low, start, found)


def _joined(low: str, end: int, start: int) -> bool:
    return all(char in " -:&()'" for char in low[end:start])


def _read_unspaced(low: str, start: int, found: After) -> bool:
    """A place in a script without blanks, whose end only the table knows."""
    if start >= len(low) or low[start].isascii():
        return False
    table = places()
    for size in range(min(_LONGEST_NAME, len(low) - start), 1, -1):
        name = _place_key(low[start : start + size])
        if name in table:
            return _take_place(table[name], start + size, found)
    return False


def _take_place(code: str, end: int, found: After) -> bool:
    found.end = end
    if code:
        found.jurisdictions.append(code)
    else:
        found.worldwide = True
    return True


def _read_place_code(low: str, flat: str, found: After) -> bool:
    match = _patterns()["code"].match(flat, found.end)
    if not match or ". " in match.group():
        return False
    code = match.group(1)
    if not _is_place_code(code, match, low):
        return False
    return _take_place(code.lower(), match.end(), found)


def _is_place_code(code: str, match: re.Match[str], low: str) -> bool:
    """CC's codes, and ISO's in capitals; "in", "no", "de" inside a sentence are words and not places."""
    known = code.lower() in registry.jurisdictions()
    if code.isupper() and not low[match.end() :].startswith(":"):
        return known or code in read_table("names.json")["iso_3166"]
    opened = match.group().lstrip()[:1] == "("
    attached = match.group()[:1] in ("-", "/") or (opened and low[match.end() : match.end() + 1] == ")")
    if opened and not attached:
        return False
    return known and (attached or not _WORD.match(low[match.end() :].lstrip(" -")) or len(code) > 2)
