"""Bring everything of one store into another: what is there already stays, what is damaged does not travel."""

from collections.abc import Iterator
from dataclasses import dataclass

from storage.errors import BlobDamaged, BlobMissing
from storage.store import Stat, Store, carry


@dataclass(frozen=True, slots=True)
class Copied:
    """What became of one blob; `problem` says why it was not copied."""

    digest: str
    size: int
    problem: str = ""


def missing_in(target: Store, source: Store) -> list[Stat]:
    """What a copy has to bring; what was begun before and broken off is not listed again."""
    there = {stat.digest: stat.size for stat in target.list()}
    return [stat for stat in source.list() if there.get(stat.digest) != stat.size]


def copy(wanted: list[Stat], source: Store, target: Store) -> Iterator[Copied]:
    """One after the other, each hashed on its way; may be broken off and begun again at any moment."""
    for stat in wanted:
        try:
            yield Copied(stat.digest, carry(stat.digest, source, target))
        except (BlobDamaged, BlobMissing) as error:
            yield Copied(stat.digest, stat.size, str(error))
