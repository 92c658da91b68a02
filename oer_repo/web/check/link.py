"""The whole question as a query string that people can read; packed where that would be too long to send."""

import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlencode

from licensing.attribution.outside import clean
from oer_repo.web.check.question import Asked, AskedPart

READABLE = 1_800  # characters: what every mail program leaves whole
LONGEST = 7_500  # servers in front of us take 8 kB
UNPACKED = 400_000  # bytes; no question is longer
MOST_FIELDS = 2_000


class UnreadableLinkError(ValueError):
    """Packed by nobody here, or cut on its way."""


def link_to(asked: Asked) -> str | None:
    """The query string with its question mark; None where no link can hold the question."""
    plain = urlencode(list(pairs_of(asked)))
    if len(plain) <= READABLE:
        return f"?{plain}"
    packed = urlsafe_b64encode(zlib.compress(plain.encode(), 9)).decode().rstrip("=")
    find = f"&{urlencode({'find': asked.find})}" if asked.find else ""
    whole = f"?z={packed}{find}"
    return whole if len(whole) <= LONGEST else None


def pairs_of(asked: Asked) -> Iterator[tuple[str, str]]:
    """A p for each line; what is said of one names its number, so that no tool that sorts a link can mix them up."""
    for number, part in enumerate(asked.parts, start=1):
        yield "p", part.text
        said = ((f"how{number}", part.how), (f"is{number}", part.taken))
        yield from (pair for pair in said if pair[1])
    whole = (("kind", asked.kind), ("money", asked.money), ("wish", asked.wish), ("find", asked.find))
    yield from (pair for pair in whole if pair[1])
    yield from ((name, "yes") for name, on in (("private", asked.private), ("drm", asked.drm)) if on)


def read_link(query: str) -> Asked:
    """Raises UnreadableLinkError."""
    pairs = pairs_in(query)
    packed = dict(pairs).get("z")
    if packed:
        pairs = [*pairs_in(unpacked(packed)), *(pair for pair in pairs if pair[0] == "find")]
    last = {name: value.strip() for name, value in pairs}
    return Asked(
        parts=tuple(parts_in(pairs)),
        kind=last.get("kind", ""),
        money=last.get("money", ""),
        private=last.get("private") == "yes",
        drm=last.get("drm") == "yes",
        wish=last.get("wish", ""),
        find=clean(last.get("find", ""))[:200],
    )


def pairs_in(query: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(query, max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise UnreadableLinkError from error


def parts_in(pairs: list[tuple[str, str]]) -> Iterator[AskedPart]:
    said = dict(pairs)
    lines = [clean(value) for name, value in pairs if name == "p"]
    for number, line in enumerate(lines, start=1):
        if line:
            yield AskedPart(line, said.get(f"how{number}", ""), said.get(f"is{number}", ""))


def unpacked(packed: str) -> str:
    try:
        whole = zlib.decompressobj()
        text = whole.decompress(urlsafe_b64decode(packed + "=" * (-len(packed) % 4)), UNPACKED)
        if not whole.eof:
            raise UnreadableLinkError
        return text.decode()
    except (ValueError, zlib.error) as error:
        raise UnreadableLinkError from error
