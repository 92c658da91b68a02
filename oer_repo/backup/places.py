"""Where a backup is: a folder as one writes it in a shell, or an address of a store."""

from pathlib import Path

from storage.store import Store
from storage.stores import open_store


def open_place(place: str, endpoint_url: str) -> Store:
    return open_store(place if "://" in place else f"file://{Path(place).resolve()}", endpoint_url)
