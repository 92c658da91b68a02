"""Archives by the rule they break; each made here, byte by byte where a library would refuse to."""

import bz2
import gzip
import io
import lzma
import stat
import tarfile
import zipfile

import pytest

from storage.archives import Flaw, flaw_in
from tests.hostile.archives import (
    encrypted_zip,
    many_entries,
    nested,
    overlapping_zip,
    tar_of,
    tar_with,
    zip_of,
    zip_with_mode,
)

ZEROS = bytes(70 * 1024**2)


def found(content: bytes) -> Flaw | None:
    return flaw_in(io.BytesIO(content), len(content))


SOUND = {
    "a zip": lambda: zip_of({"a.txt": b"words", "folder/b.txt": b"more"}),
    "a tar": lambda: tar_of({"a.txt": b"words"}),
    "a tar.gz": lambda: gzip.compress(tar_of({"a.txt": b"words"})),
    "a tar.bz2": lambda: bz2.compress(tar_of({"a.txt": b"words"})),
    "a tar.xz": lambda: lzma.compress(tar_of({"a.txt": b"words"})),
    "a gz of two members": lambda: gzip.compress(b"one") + gzip.compress(b"two"),
    "a zip in a zip": lambda: zip_of({"in.zip": zip_of({"a.txt": b"words"})}),
    "10,000 parts": lambda: many_entries(10_000),
    "text that begins like bzip2": lambda: b"BZh9 is how some words begin",
    "a broken zip in a zip": lambda: zip_of({"in.zip": b"PK\x03\x04 but no more"}),
    "no archive": lambda: b"just words",
    "nothing": lambda: b"",
}
FLAWED = {
    "a bomb": (lambda: zip_of({"zeros": ZEROS}), Flaw("bomb", "zeros")),
    "a gzip bomb": (lambda: gzip.compress(ZEROS), Flaw("bomb")),
    "a bzip2 bomb": (lambda: bz2.compress(ZEROS), Flaw("bomb")),
    "an xz bomb": (lambda: lzma.compress(ZEROS, preset=0), Flaw("bomb")),
    "a tar.gz bomb": (lambda: gzip.compress(tar_of({"zeros": ZEROS})), Flaw("bomb")),
    "a bomb in a zip": (lambda: zip_of({"in.zip": zip_of({"z": ZEROS})}), Flaw("bomb", "in.zip: z")),
    "a tower of zips": (lambda: nested(6), Flaw("deep", "5.zip: 4.zip: 3.zip: 2.zip")),
    "a climbing path": (lambda: zip_of({"../../etc/passwd": b"x"}), Flaw("climbing", "../../etc/passwd")),
    "a climbing path in Windows": (lambda: zip_of({"a\\..\\b": b"x"}), Flaw("climbing", "a\\..\\b")),
    "an absolute path": (lambda: zip_of({"/etc/passwd": b"x"}), Flaw("absolute", "/etc/passwd")),
    "a drive": (lambda: zip_of({"C:/x.txt": b"x"}), Flaw("absolute", "C:/x.txt")),
    "a link": (lambda: zip_with_mode("link", stat.S_IFLNK | 0o777), Flaw("link", "link")),
    "a device": (lambda: zip_with_mode("disk", stat.S_IFBLK | 0o666), Flaw("link", "disk")),
    "a link in a tar": (lambda: tar_with("l", tarfile.SYMTYPE), Flaw("link", "l")),
    "a hard link in a tar": (lambda: tar_with("l", tarfile.LNKTYPE), Flaw("link", "l")),
    "a device in a tar": (lambda: tar_with("d", tarfile.CHRTYPE), Flaw("link", "d")),
    "a pipe in a tar": (lambda: tar_with("p", tarfile.FIFOTYPE), Flaw("link", "p")),
    "a climbing path in a tar": (lambda: tar_of({"../x": b"x"}), Flaw("climbing", "../x")),
    "an absolute path in a tar": (lambda: tar_of({"/x": b"x"}), Flaw("absolute", "/x")),
    "a password": (encrypted_zip, Flaw("encrypted", "secret.txt")),
    "a name twice": (lambda: zip_of({"a.txt": b"1", "./a.txt": b"2"}), Flaw("duplicate", "./a.txt")),
    "too many entries": (lambda: many_entries(20_001), Flaw("entries")),
    "overlapping entries": (overlapping_zip, Flaw("overlap", "b")),
    "a turned name": (lambda: zip_of({"a\u202efdp.exe": b"x"}), Flaw("name", "a�fdp.exe")),
    "a control character": (lambda: zip_of({"a\x1b[2J": b"x"}), Flaw("name", "a�[2J")),
    "an uncommon method": (lambda: zip_of({"a": b"x" * 100}, zipfile.ZIP_LZMA), Flaw("method", "a")),
    "a 7-Zip": (lambda: b"7z\xbc\xaf\x27\x1c" + bytes(40), Flaw("unknown")),
    "a RAR in a zip": (lambda: zip_of({"in.rar": b"Rar!\x1a\x07\x00" + bytes(40)}), Flaw("unknown", "in.rar")),
    "a cut gzip": (lambda: gzip.compress(b"words" * 1000)[:40], Flaw("broken")),
}  # fmt: skip


@pytest.mark.parametrize("case", SOUND)
def test_sound(case) -> None:
    assert found(SOUND[case]()) is None


@pytest.mark.parametrize("case", FLAWED)
def test_flawed(case) -> None:
    build, flaw = FLAWED[case]
    assert found(build()) == flaw


def test_a_cut_zip_is_broken() -> None:
    flaw = found(zip_of({"a.txt": b"words"})[:-30])
    assert flaw
    assert flaw.rule == "broken"


def test_an_entry_that_lies_about_its_size_is_broken() -> None:
    whole = bytearray(zip_of({"a.txt": b"words " * 1000}))
    at = whole.rindex(b"PK\x01\x02")
    whole[at + 24 : at + 28] = (10).to_bytes(4, "little")
    flaw = found(bytes(whole))
    assert flaw
    assert flaw.rule == "broken"
