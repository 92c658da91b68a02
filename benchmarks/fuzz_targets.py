"""What parses bytes or words from strangers, and the errors that are its answer to nonsense; anything else is a finding."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.test import RequestFactory
from rest_framework.exceptions import APIException

from licensing import identify
from oer_repo.api import tus
from oer_repo.api.uploads import name_of
from search.clauses import read
from search.errors import BadRequest
from search.request import SearchRequest
from storage.archives import flaw_in
from storage.disposition import disposition
from storage.identify import HEAD, media_type_of
from storage.mismatch import broken_promise
from storage.packages import package_type
from storage.ranges import NotSatisfiable, asked_spans


@dataclass(frozen=True, slots=True)
class Target:
    call: Callable[[bytes], object]
    seeds: tuple[bytes, ...]
    answers: tuple[type[Exception], ...] = ()


def words(content: bytes) -> str:
    """As a server hands headers over (PEP 3333), without what it never lets through."""
    return content.decode("latin-1").replace("\r", "").replace("\n", "")


def identify_bytes(content: bytes) -> object:
    found = media_type_of(content[:HEAD], name="a.docx", open_package=lambda: io.BytesIO(content))
    return broken_promise("a.docx", found)


def archives(content: bytes) -> object:
    return flaw_in(io.BytesIO(content), len(content))


def packages(content: bytes) -> object:
    return package_type(lambda: io.BytesIO(content))


def ranges(content: bytes) -> object:
    spans = asked_spans(words(content), 1000)
    assert all(0 <= span.start < span.stop <= 1000 for span in spans), spans
    return spans


def tus_headers(content: bytes) -> object:
    text = words(content)
    request = RequestFactory().head(
        "/", headers={"Upload-Metadata": text, "Upload-Checksum": text, "Upload-Offset": text}
    )
    said = tus.metadata(request)
    for parse in (
        tus.checksum,
        lambda one: tus.number(one, "Upload-Offset"),
        lambda _one: tus.announced(said),
    ):
        try:
            parse(request)
        except APIException:
            continue
    return said


def content_disposition(content: bytes) -> object:
    text = words(content)
    came = name_of(RequestFactory().get("/", headers={"Content-Disposition": text}), {})
    gone = disposition(came or text, inline=False)
    assert "\n" not in gone
    assert "\r" not in gone
    assert gone.isascii()
    return gone


def license_words(content: bytes) -> object:
    return identify(content.decode("utf-8", "replace"))


def query(content: bytes) -> object:
    text = content.decode("utf-8", "replace")
    return read(text), SearchRequest(q=text)


HEADERS = (
    b"attachment; filename*=UTF-8''%E0%BB%81.txt", b'form-data; name="a"; filename="b.txt"', b"filename*0=a; filename*1*=b%20"
)  # fmt: skip
LICENSES = (
    b"CC BY-SA 4.0", "«Attribution – Partage» 3.0 France".encode(), b"https://creativecommons.org/licenses/by-nc/2.5/au/",
    b"CC0-1.0 OR MIT", "ສະຫງວນລິຂະສິດ".encode(),
)  # fmt: skip
QUERIES = (b'"water cycle" -rain NOT snow OR title:fog*', "ນ້ຳ AND 水：雨".encode(), b"a:b:c ((()) ~^ \\")
METADATA = (b"filename dGVzdA==,resource YQ==", b"sha1 2jmj7l5rSw0yVb/vlWAYkK/YBwk=", b"0")


def targets(files: tuple[bytes, ...]) -> Mapping[str, Target]:
    """`files`: sound and hostile files to begin with."""
    return {
        "identify": Target(identify_bytes, files),
        "archives": Target(archives, files),
        "packages": Target(packages, files),
        "ranges": Target(ranges, (b"bytes=0-1,5-,-9", b"bytes=999-1000", b"bytes=a-"), (NotSatisfiable,)),
        "tus headers": Target(tus_headers, METADATA, (APIException,)),
        "Content-Disposition": Target(content_disposition, HEADERS),
        "licensing.identify": Target(license_words, LICENSES),
        "search query": Target(query, QUERIES, (BadRequest,)),
    }
