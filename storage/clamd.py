"""Speaks to ClamAV's daemon: `VERSION` and `INSTREAM` (clamd(8), “COMMANDS”)."""

import re
import socket
import struct
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from storage.errors import StorageError

SECONDS = 300
"""Without a word from the scanner: a large archive takes it minutes."""

_LONGEST_REPLY = 4096
_ADDRESS = re.compile(r"unix:(?P<path>/.+)|(?P<host>[^/]+):(?P<port>\d{1,5})")


class ScannerUnavailable(StorageError):
    """No connection, no answer in time, or one that is no verdict."""

    code = "scanner_unavailable"

    def __init__(self, address: str, reason: object) -> None:
        super().__init__(address, reason)
        self.address = address
        self.reason = reason

    def __str__(self) -> str:
        return _(
            "The malware scanner at %(address)s gives no verdict (%(reason)s): see that clamd runs and may be reached."
        ) % {"address": self.address, "reason": self.reason}


class TooLargeToScan(StorageError):
    """More than clamd's StreamMaxLength, MaxFileSize or MaxScanSize."""

    code = "too_large_to_scan"


@dataclass(frozen=True, slots=True)
class Clamd:
    """A scanner at `host:port` or `unix:/path`; a connection for each question."""

    address: str

    def version(self) -> str:
        """The program and its signatures, like "ClamAV 1.4.6/27500/Thu Nov 26 …"."""
        return self._ask(b"zVERSION\0", ())

    def scan(self, chunks: Iterable[bytes]) -> str:
        """The name of what was found in the bytes, empty when they are clean.

        Raises ScannerUnavailable or TooLargeToScan; what the chunks raise goes through.
        """
        reply = self._ask(b"zINSTREAM\0", chunks)
        if reply == "stream: OK":
            return ""
        found = re.fullmatch(r"stream: (.+) FOUND", reply)
        if "size limit exceeded" in reply or (found and found[1].startswith("Heuristics.Limits.Exceeded")):
            raise TooLargeToScan
        if not found:
            raise ScannerUnavailable(self.address, reply or "it hung up")
        return found[1]

    def _ask(self, command: bytes, chunks: Iterable[bytes]) -> str:
        try:
            with self._connected() as connection:
                connection.sendall(command)
                if command == b"zINSTREAM\0":
                    _send(connection, chunks)
                return _reply(connection)
        except (OSError, ValueError) as error:
            raise ScannerUnavailable(self.address, error) from error

    def _connected(self) -> socket.socket:
        parts = _ADDRESS.fullmatch(self.address)
        if not parts:
            raise ValueError(_("write CLAMD_ADDRESS as host:port or unix:/path"))
        if parts["host"]:
            return socket.create_connection((parts["host"].strip("[]"), int(parts["port"])), SECONDS)
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(SECONDS)
        try:
            connection.connect(parts["path"])
        except OSError:
            connection.close()
            raise
        return connection


def _send(connection: socket.socket, chunks: Iterable[bytes]) -> None:
    """Each chunk after its length, then a length of nothing. Who hangs up in the middle has said why: read that."""
    try:
        for chunk in chunks:
            connection.sendall(struct.pack("!I", len(chunk)) + chunk)
        connection.sendall(struct.pack("!I", 0))
    except (BrokenPipeError, ConnectionResetError):
        return


def _reply(connection: socket.socket) -> str:
    """Up to the end; after a refusal clamd leaves bytes unread, and its end of the line is a reset behind the words."""
    reply = b""
    try:
        while len(reply) < _LONGEST_REPLY and (piece := connection.recv(_LONGEST_REPLY)):
            reply += piece
    except ConnectionResetError:
        if not reply:
            raise
    return reply.rstrip(b"\0\n").decode("utf-8", "replace").strip()
