"""Several parts of stored bytes in one answer: multipart/byteranges (RFC 9110 §14.6)."""

import secrets
from collections.abc import Iterator, Sequence

from storage.ranges import Span
from storage.store import Store, chunks_of


class Parts:
    """Its length is known before; each part is opened when its turn comes, and never more than one."""

    def __init__(self, store: Store, digest: str, size: int, media_type: str, spans: Sequence[Span]) -> None:
        self._store, self._digest, self._spans = store, digest, spans
        boundary = secrets.token_hex(16)  # long enough to be in nobody's bytes
        self.content_type = f"multipart/byteranges; boundary={boundary}"
        self._heads = [_head(boundary, media_type, span, size) for span in spans]
        self._tail = f"\r\n--{boundary}--\r\n".encode()

    @property
    def length(self) -> int:
        return sum(span.length for span in self._spans) + sum(map(len, self._heads)) + len(self._tail)

    def __iter__(self) -> Iterator[bytes]:
        for head, span in zip(self._heads, self._spans, strict=True):
            yield head
            reading = self._store.open(self._digest, span.start, span.stop)
            try:
                yield from chunks_of(reading)
            finally:
                reading.close()
        yield self._tail


def _head(boundary: str, media_type: str, span: Span, size: int) -> bytes:
    lines = [
        "",
        f"--{boundary}",
        f"Content-Type: {media_type}",
        f"Content-Range: bytes {span.start}-{span.stop - 1}/{size}",
        "",
        "",
    ]
    return "\r\n".join(lines).encode()
