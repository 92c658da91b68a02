"""Archives that no careful program would write."""

import io
import struct
import tarfile
import warnings
import zipfile
import zlib
from collections.abc import Mapping


def zip_of(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(out, "w", method) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo("x")
            entry.filename, entry.compress_type = name, method
            archive.writestr(entry, content)
    return out.getvalue()


def zip_with_mode(name: str, mode: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        entry = zipfile.ZipInfo(name)
        entry.create_system, entry.external_attr = 3, mode << 16
        archive.writestr(entry, b"/etc/passwd")
    return out.getvalue()


def tar_of(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return out.getvalue()


def tar_with(name: str, kind: bytes) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        entry = tarfile.TarInfo(name)
        entry.type, entry.linkname = kind, "/etc/passwd"
        archive.addfile(entry)
    return out.getvalue()


def encrypted_zip() -> bytes:
    """As far as its list of contents says: nobody gets to the bytes."""
    whole = bytearray(zip_of({"secret.txt": b"words"}))
    whole[6] |= 1
    whole[whole.index(b"PK\x01\x02") + 8] |= 1
    return bytes(whole)


def many_entries(count: int) -> bytes:
    return zip_of({f"part-{number}.txt": b"" for number in range(count)}, zipfile.ZIP_STORED)


def nested(depth: int) -> bytes:
    content = zip_of({"end.txt": b"the end"})
    for number in range(1, depth):
        content = zip_of({f"{number}.zip": content})
    return content


def overlapping_zip() -> bytes:
    """Two names in the list for the same bytes, as in Fifield's better zip bomb (WOOT 2019)."""
    body = b"words" * 100
    packed = zlib.compressobj(wbits=-15)
    data = packed.compress(body) + packed.flush()
    local, listed = b"", b""
    facts = (20, 0, 8, 0, 0, zlib.crc32(body), len(data), len(body), 1)
    local = struct.pack("<4s5H3L2H", b"PK\x03\x04", *facts, 0) + b"a" + data
    for name in (b"a", b"b"):
        listed += struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, *facts, 0, 0, 0, 0, 0, 0) + name
    return local + listed + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 2, 2, len(listed), len(local), 0)
