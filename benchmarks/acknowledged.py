"""Is everything that the server has acknowledged there, whole, and found? Asked through the API."""

import time
from collections.abc import Callable, Iterator

from benchmarks.client import BROKEN, Client, Unexpected
from benchmarks.deposits import Deposit

CATCHING_UP = 120.0


def lost_drafts(client: Client, ledger: list[Deposit]) -> Iterator[str]:
    for deposit in ledger:
        if deposit.resource:
            which = "published" if deposit.published else "draft"
            yield from when_lost(
                deposit, f"the {which} version", lambda d=deposit, w=which: seen(client, d, w)
            )


def seen(client: Client, deposit: Deposit, which: str) -> bool:
    """A publication that nobody acknowledged may have happened or not."""
    unclear = deposit.unanswered == "publish"
    path = f"/api/v1/resources/{deposit.resource}/?version={which}"
    try:
        version = client.get(path)
    except Unexpected as error:
        if not (unclear and error.status == 404):
            raise
        version = client.get(path.replace("=draft", "=published"))
    files = {file["id"]: file["sha256"] for file in version["files"]}
    return deposit.mark in version["titles"]["en"] and files.get(deposit.file, "") == deposit.digest


def lost_bytes(client: Client, ledger: list[Deposit]) -> Iterator[str]:
    for deposit in ledger:
        if deposit.file:
            path = f"/api/v1/files/{deposit.file}/content/"
            yield from when_lost(deposit, "the file", lambda d=deposit, p=path: client.digest(p) == d.digest)


def not_found(client: Client, ledger: list[Deposit]) -> Iterator[str]:
    """Waits for the worker: it had been killed, and has to catch up."""
    deadline = time.monotonic() + CATCHING_UP
    for deposit in ledger:
        while deposit.published and not found(client, deposit):
            if time.monotonic() > deadline:
                yield f"{deposit.mark}: search does not find {deposit.resource}"
                break
            time.sleep(0.3)


def found(client: Client, deposit: Deposit) -> bool:
    results = client.get(f"/api/v1/search/?q={deposit.mark}")["results"]
    return [one["id"] for one in results] == [deposit.resource]


def when_lost(deposit: Deposit, what: str, there: Callable[[], bool]) -> Iterator[str]:
    try:
        if not there():
            yield f"{deposit.mark}: {what} is not what was acknowledged"
    except (*BROKEN, Unexpected) as error:
        yield f"{deposit.mark}: {what} is not there: {error}"


def refused(client: Client, ledger: list[Deposit]) -> Iterator[str]:
    """A server that is killed does not answer; one that answers has no reason to refuse."""
    yield from (f"{deposit.mark}: {deposit.refused}" for deposit in ledger if deposit.refused)


CHECKS = (refused, lost_drafts, lost_bytes, not_found)
