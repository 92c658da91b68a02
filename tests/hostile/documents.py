"""Documents that lie, loop, or ask for what is not theirs."""

import struct
import zlib

from tests.hostile.archives import zip_of

SCRIPT = b"<script>document.title = 'pwned'</script>"
LAUGHS = (
    b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">'
    b'<!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">]>'
)
XXE = b'<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
SVG = b'<svg xmlns="http://www.w3.org/2000/svg">%s</svg>'
XML = b'<?xml version="1.0"?>'
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TYPES = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" '
    b'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def word(body: bytes, types: bytes = XML + TYPES) -> bytes:
    return zip_of({"[Content_Types].xml": types, "word/document.xml": body})


def epub(body: bytes) -> bytes:
    return zip_of({"mimetype": b"application/epub+zip", "content.xhtml": body})


def pdf(body: bytes, trailer: bytes = b"trailer<</Root 1 0 R>>") -> bytes:
    pages = b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
    return b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R" + body + b">>endobj\n" + pages + trailer


def png(width: int, height: int, rows: bytes, extra: bytes = b"") -> bytes:
    """One byte for each pixel, grey."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + extra + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def small_png() -> bytes:
    return png(1, 1, zlib.compress(b"\0\0"))


def huge_png() -> bytes:
    """60,000 by 60,000 pixels in a few hundred kilobytes."""
    packer = zlib.compressobj(9)
    return png(
        60_000, 60_000, b"".join(packer.compress(bytes(60_001)) for _ in range(5_000)) + packer.flush()
    )


def huge_gif() -> bytes:
    return (
        b"GIF89a"
        + struct.pack("<HH", 65535, 65535)
        + b"\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\xff\xff\xff\xff\0\x02\x02D\x01\0;"
    )
