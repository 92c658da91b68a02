"""Which kind of archive it is, and what is wrong with it, at every depth."""

import tempfile
from typing import BinaryIO

from storage.archives.limits import DEEPEST, MOST_RATIO, Allowance, Flaw, Flawed
from storage.archives.streams import Unpacked, decompressor
from storage.archives.tars import HEAD, inspect_tar, is_tar
from storage.archives.zips import inspect_zip
from storage.packages import is_zip

_CLOSED = (b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07")
"""7-Zip and RAR: nothing here looks into them without a program that unpacks."""

_IN_MEMORY = 4 * 1024**2


def flaw_in(file: BinaryIO, size: int) -> Flaw | None:
    """The first rule that an archive breaks; None for a sound one and for what is no archive. Leaves the file open."""
    try:
        _inspect(file, Allowance(size), depth=1)
    except Flawed as error:
        return error.flaw
    return None


def _inspect(file: BinaryIO, allowance: Allowance, depth: int) -> None:
    head = _head_of(file)
    if head.startswith(_CLOSED):
        raise Flawed("unknown")
    if not (is_zip(head) or decompressor(head) or is_tar(head)):
        return
    if depth > DEEPEST:
        raise Flawed("deep")

    def inside(name: str, member: BinaryIO, _size: int) -> None:
        _within(name, member, allowance, depth)

    if is_zip(head):
        inspect_zip(file, allowance, inside)
    elif decompressor(head):
        _compressed(file, head, allowance, depth)
    else:
        inspect_tar(file, allowance, inside)


def _compressed(file: BinaryIO, head: bytes, allowance: Allowance, depth: int) -> None:
    """A tar, or one file; read to its end either way."""
    stream = Unpacked(file, head, allowance)
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as copy:
        beginning = stream.read(HEAD)
        copy.write(beginning)
        while allowance.may_work and (piece := stream.read()):
            copy.write(piece)
        if not allowance.may_work and allowance.worked > MOST_RATIO * file.tell():
            raise Flawed("bomb")
        if allowance.may_work:
            copy.seek(0)
            _inspect(copy, allowance, depth + (not is_tar(beginning)))  # type: ignore[arg-type]


def _within(name: str, member: BinaryIO, allowance: Allowance, depth: int) -> None:
    """An archive in the archive is looked into as well; it has to be put down for that."""
    head = member.read(HEAD)
    if not (is_zip(head) or decompressor(head) or is_tar(head) or head.startswith(_CLOSED)):
        return
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as copy:
        copy.write(head)
        while allowance.may_work and (piece := member.read(64 * 1024)):
            copy.write(piece)
        if not allowance.may_work:
            return
        copy.seek(0)
        try:
            _inspect(copy, allowance, depth + 1)  # type: ignore[arg-type]
        except Flawed as error:
            if error.flaw.rule == "broken":
                return  # what nobody can open does no harm, and may only look like an archive
            raise Flawed(error.flaw.rule, f"{name}: {error.flaw.entry}".rstrip(": ")) from error


def _head_of(file: BinaryIO) -> bytes:
    file.seek(0)
    head = file.read(HEAD)
    file.seek(0)
    return head
