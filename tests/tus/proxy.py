"""A line between a client and the site that can be thin, silent or cut in the middle of a piece."""

import socket
import struct
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field

RESET = struct.pack("ii", 1, 0)  # close() then sends RST instead of a goodbye
CHUNK = 16 * 1024


@dataclass
class Line:
    """`cuts`: after how many bytes from the client each of the next connections breaks; when none is left, all hold."""

    site_port: int
    cuts: list[int] = field(default_factory=list)
    bytes_per_second: int = 0
    silent_after: int = 0  # bytes from the client, then nothing more is handed on: the connection just stands
    abrupt: bool = True  # the site's end is reset too: what its kernel has and it has not read is lost
    carried: int = 0

    def __post_init__(self) -> None:
        self.door = socket.create_server(("127.0.0.1", 0))
        self.port = self.door.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        self.silent_after = 0
        self.door.shutdown(socket.SHUT_RDWR)  # wakes the thread that waits at it
        self.door.close()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                client, _address = self.door.accept()
                cut = self.cuts.pop(0) if self.cuts else 0
                threading.Thread(target=self._connect, args=(client, cut), daemon=True).start()

    def _connect(self, client: socket.socket, cut: int) -> None:
        try:
            site = socket.create_connection(("127.0.0.1", self.site_port))
        except OSError:  # the server is down: so is the line
            broken(client)
            return
        threading.Thread(target=self._answers, args=(site, client), daemon=True).start()
        with suppress(OSError):
            self._requests(client, site, cut)
        if self.abrupt:
            broken(client, site)
            return
        broken(client)
        with suppress(OSError):
            site.shutdown(socket.SHUT_WR)

    def _requests(self, client: socket.socket, site: socket.socket, cut: int) -> None:
        passed = 0
        while data := client.recv(min(CHUNK, cut - passed) if cut else CHUNK):
            if self.silent_after and passed + len(data) > self.silent_after:
                while self.silent_after:
                    time.sleep(0.05)
                return
            site.sendall(data)
            passed += len(data)
            self.carried += len(data)
            if cut and passed >= cut:
                return
            if self.bytes_per_second:
                time.sleep(len(data) / self.bytes_per_second)

    def _answers(self, site: socket.socket, client: socket.socket) -> None:
        try:
            while data := site.recv(CHUNK):
                client.sendall(data)
            client.shutdown(socket.SHUT_WR)
        except OSError:  # the server was killed in the middle of it
            broken(client, site)


def broken(*ends: socket.socket) -> None:
    for end in ends:
        with suppress(OSError):
            end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
            end.shutdown(socket.SHUT_RDWR)
        end.close()
