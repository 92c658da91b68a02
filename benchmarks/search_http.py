"""The API in this process, as a browser would ask it but for the network, on a catalogue made for it in DATA_DIR."""

import random

from django.conf import settings
from django.core.management import call_command
from django.test import Client

from benchmarks import corpus
from benchmarks.search_questions import FIVE, Ask, Column
from benchmarks.words import all_words
from oer_repo.resources.models import Resource
from oer_repo.worker.first_run import create_administrator
from search import indexing


def questions(count: int, queries: int) -> Column:
    _fill(count)
    client, chance = Client(), random.Random(7)
    words = all_words()["en"].words[:200]

    def get(path: str) -> object:
        answer = client.get(path)
        if answer.status_code != 200:
            raise RuntimeError(f"GET {path}: {answer.status_code}")
        return answer.content

    def each(pattern: str) -> list[Ask]:
        some = [pattern.format(*chance.sample(words, 2)) for _ in range(queries)]
        return [lambda path=path: get(path) for path in some]  # type: ignore[misc]

    return {
        "AND": each("/api/v1/search/?q={}+{}&facets="),
        "OR common + 5 facets": each("/api/v1/search/?q={}+OR+{}&facets=" + ",".join(FIVE)),
        "license filter": each("/api/v1/search/?q={}&license=by/4.0&language=en&facets="),
        "usable_in": each("/api/v1/search/?q={}&usable_in=by-sa/4.0&facets="),
        "prefix": each("/api/v1/search/suggest/?q={:.4}"),
        "deep page": each("/api/v1/search/?q={}+OR+{}&page=20&facets="),
    }


def _fill(count: int) -> None:
    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("migrate", verbosity=0)
    if not Resource.objects.exists():
        call_command("load_vocabularies", verbosity=0)
        create_administrator()
        corpus.fill(count)
    if indexing.status().documents < count:
        indexing.rebuild()
