"""A large catalogue that nobody wrote: words of our own samples and terms of our vocabularies, put together by chance.

    DATA_DIR=… python -m benchmarks.corpus [--count 100000]

The same seed gives the same catalogue. It goes straight into an empty database, past the deposit, in some minutes.
"""

import argparse
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import accumulate
from uuid import UUID

import django

django.setup()

from django.db import transaction  # noqa: E402

from benchmarks.words import all_words, person, sample_file  # noqa: E402
from licensing import registry  # noqa: E402
from oer_repo.accounts.models import Institution, User  # noqa: E402
from oer_repo.resources import vocabularies  # noqa: E402
from oer_repo.resources.models import Creator, File, Resource, Statement, Version, VersionState  # noqa: E402
from storage.keep import keep  # noqa: E402
from storage.models import Blob  # noqa: E402

SEED = 20261123
CHUNK = 2_000
LANGUAGES = {
    "en": 20,
    "vi": 10,
    "th": 10,
    "ko": 8,
    "id": 8,
    "lo": 8,
    "km": 8,
    "my": 8,
    "fil": 6,
    "de": 7,
    "fr": 7,
}
LICENSES = {
    "by/4.0": 35,
    "by-sa/4.0": 25,
    "by-nc-sa/4.0": 15,
    "by-nc/4.0": 8,
    "zero/1.0": 7,
    "by/3.0": 6,
    "by-nd/4.0": 4,
}
INSTITUTIONS = 40
FIRST_DAY = datetime(2018, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Surroundings:
    """What all have in common: who deposited, for whom, and one stored text for each language."""

    owner: User
    institutions: list[Institution]
    blobs: dict[str, Blob]


class NotEmpty(RuntimeError):
    """There are resources already: invented ones do not belong among them."""


def fill(count: int, seed: int = SEED) -> None:
    if Resource.objects.exists():
        raise NotEmpty("This catalogue has resources already; invented ones do not belong among them.")
    chance, around = random.Random(seed), surroundings()
    for first in range(0, count, CHUNK):
        write([rows_of(number, chance, around) for number in range(first, min(first + CHUNK, count))])


def surroundings() -> Surroundings:
    names = [f"University No. {number}" for number in range(1, INSTITUTIONS + 1)]
    rows = [Institution(slug=f"university-{number}", name=name) for number, name in enumerate(names, 1)]
    owner = User.objects.order_by("pk")[0]
    return Surroundings(
        owner, Institution.objects.bulk_create(rows), {tag: kept_text(tag) for tag in LANGUAGES}
    )


def kept_text(language: str) -> Blob:
    path = sample_file(language)
    with path.open("rb") as stream:
        return keep(stream, name=path.name)


Rows = tuple[Resource, Version, list[Creator], Statement, File]


def rows_of(number: int, chance: random.Random, around: Surroundings) -> Rows:
    version = version_of(number, identity(chance), chance)
    resource = Resource(
        id=identity(chance),
        slug=f"resource-{number}",
        owner=around.owner,
        institution=chance.choice(around.institutions) if chance.random() < 0.6 else None,
        current_id=version.pk,
    )
    version.resource_id = resource.pk
    creators = [
        Creator(version_id=version.pk, position=place, name=person(chance))
        for place in range(chance.randint(1, 3))
    ]
    text = version.license.title if version.license else ""
    statement = Statement(
        version_id=version.pk,
        text=text,
        license=version.license,
        stated_by="invented",
        recorded_by=around.owner,
    )
    blob = around.blobs[version.languages[0]]
    return (
        resource,
        version,
        creators,
        statement,
        File(version_id=version.pk, blob=blob, position=0, name="lesson.md"),
    )


def identity(chance: random.Random) -> UUID:
    return UUID(int=chance.getrandbits(128), version=4)


def version_of(number: int, id: UUID, chance: random.Random) -> Version:
    language = drawn(LANGUAGES, chance)
    words = all_words()[language]
    return Version(
        id=id,
        number=1,
        state=VersionState.PUBLISHED,
        titles={language: f"{words.phrase(chance, 2, 6)} {number}"},
        descriptions={language: words.phrase(chance, 30, 90)},
        languages=[language],
        subjects=terms("isced_f_2013", chance),
        keywords=[words.phrase(chance, 1, 2) for _ in range(3)],
        levels=terms("educational_level", chance),
        types=terms("hcrt", chance),
        license=registry.get(drawn(LICENSES, chance)),
        published=FIRST_DAY + timedelta(minutes=number * 40),
    )


def drawn(weights: dict[str, int], chance: random.Random) -> str:
    return chance.choices(list(weights), weights=list(weights.values()))[0]


def terms(scheme: str, chance: random.Random) -> list[str]:
    known, weights = terms_of(scheme)
    return sorted(set(chance.choices(known, cum_weights=weights, k=2)))


@cache
def terms_of(scheme: str) -> tuple[list[str], list[float]]:
    known = [concept.id for concept in vocabularies.scheme(scheme).concepts]
    return known, list(accumulate(1 / place for place in range(1, len(known) + 1)))


def write(rows: list[Rows]) -> None:
    with transaction.atomic():
        Resource.objects.bulk_create(row[0] for row in rows)
        Version.objects.bulk_create(row[1] for row in rows)
        Creator.objects.bulk_create(list(each_creator(rows)))
        Statement.objects.bulk_create(row[3] for row in rows)
        File.objects.bulk_create(row[4] for row in rows)


def each_creator(rows: list[Rows]) -> Iterator[Creator]:
    for row in rows:
        yield from row[2]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.corpus", description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=100_000)
    count = parser.parse_args(arguments).count
    started = time.perf_counter()
    fill(count)
    print(f"{count} resources in {time.perf_counter() - started:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
