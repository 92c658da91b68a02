"""The other columns of benchmarks.search: the same questions asked of bare libraries, and of the whole API."""

import random
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

import tantivy

from benchmarks.search_corpus import MODEL, records
from search.analysis import words as cut
from search.backends.elasticsearch_find import Finder as ServerFinder
from search.backends.embedded_reader import Opened

Ask = Callable[[], object]
Column = dict[str, list[Ask]]
Common = Callable[[int], tuple[str, ...]]
FACETS = ("license_exact", "subject_exact", "language_exact", "level_exact", "type_exact")
WITHIN = {"license_exact": ["by/4.0", "zero/1.0"], "language_exact": ["en", "id"]}
MUST, SHOULD = tantivy.Occur.Must, tantivy.Occur.Should


class Asked(Protocol):
    words: tuple[str, ...]
    number: int


def tantivy_alone(opened: Opened, asked: Sequence[Asked], common: Common) -> Column:
    """The plainest query that answers: one field of words, top 20 with their stored fields, the total."""
    searcher, schema = opened.searcher, opened.schema

    def term(field: str, value: str) -> tantivy.Query:
        return tantivy.Query.term_query(schema, field, value)

    def top(query: tantivy.Query, offset: int = 0) -> Any:
        found = searcher.search(query, 20, True, offset=offset)
        return [searcher.doc(address).get_first("_stored") for _, address in found.hits], found.count

    def words(occur: tantivy.Occur, some: Sequence[str]) -> tantivy.Query:
        return tantivy.Query.boolean_query([(occur, term("text", word)) for word in some])

    def within(word: str, filters: dict[str, list[str]]) -> tantivy.Query:
        narrowed = [
            (MUST, tantivy.Query.term_set_query(schema, field, values)) for field, values in filters.items()
        ]
        return tantivy.Query.boolean_query([(MUST, term("text", word)), *narrowed])

    def counted(query: tantivy.Query, fields: Sequence[str]) -> Any:
        wanted = {field: {"terms": {"field": field, "size": 100, "segment_size": 10_000}} for field in fields}
        return top(query), searcher.aggregate(query, wanted)

    def alike(number: int) -> Any:
        [(_, address)] = searcher.search(term("django_id", str(number)), 1, False).hits
        return top(tantivy.Query.more_like_this_query(address, max_query_terms=25))

    numbers = range(len(asked))
    return {
        "AND": [lambda one=one: top(words(MUST, one.words)) for one in asked],
        "OR common + 5 facets": [lambda at=at: counted(words(SHOULD, common(at)), FACETS) for at in numbers],
        "license filter": [lambda at=at: top(within(common(at)[0], WITHIN)) for at in numbers],
        "usable_in": [
            lambda at=at: counted(
                within(common(at)[0], {"usable_adapt_exact": ["by-sa/4.0"]}), ["usable_adapt_exact"]
            )
            for at in numbers
        ],
        "prefix": [lambda one=one: top(term("title__begin", one.words[0][:4])) for one in asked],
        "did you mean": [
            lambda one=one: searcher.terms_with_prefix("text", one.words[0][:2]) for one in asked
        ],
        "deep page": [lambda at=at: top(words(SHOULD, common(at)), 9_980) for at in numbers],
    }


def fts5(path: Path, count: int, asked: Sequence[Asked], common: Common) -> Column:
    """Words cut as ours are; facets and filters by joining a table of values."""
    database = sqlite3.connect(path)
    database.executescript("""
        PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;
        CREATE VIRTUAL TABLE records USING fts5(words, tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* Co'");
        CREATE TABLE held (record INTEGER, name TEXT, value TEXT);
    """)
    for number, one in enumerate(records(count)):
        database.execute(
            "INSERT INTO records (rowid, words) VALUES (?, ?)", (number, " ".join(cut(one["text"])))
        )
        for field in (*FACETS, "usable_adapt_exact"):
            values = one[field] if isinstance(one[field], list) else [one[field]]
            database.executemany(
                "INSERT INTO held VALUES (?, ?, ?)", [(number, field, value) for value in values]
            )
    database.execute("CREATE INDEX by_record ON held (record, name, value)")
    database.commit()

    def top(match: str, more: str = "", offset: int = 0) -> object:
        where = f"FROM records WHERE records MATCH ? {more}"
        hits = database.execute(
            f"SELECT rowid, words {where} ORDER BY bm25(records) LIMIT 20 OFFSET {offset}", (match,)
        )
        return hits.fetchall(), database.execute(f"SELECT count(*) {where}", (match,)).fetchone()

    def counted(match: str, fields: Sequence[str], more: str = "") -> object:
        among = ", ".join(f"'{field}'" for field in fields)
        rows = database.execute(
            f"SELECT name, value, count(*) FROM held WHERE name IN ({among}) AND record IN "
            f"(SELECT rowid FROM records WHERE records MATCH ? {more}) GROUP BY 1, 2",
            (match,),
        )
        return top(match, more), rows.fetchall()

    def having(field: str, values: Sequence[str]) -> str:
        among = ", ".join(f"'{value}'" for value in values)
        return (
            "AND EXISTS (SELECT 1 FROM held WHERE record = records.rowid "
            f"AND name = '{field}' AND value IN ({among}))"
        )

    either = [" OR ".join(f'"{word}"' for word in common(at)) for at in range(len(asked))]
    narrow = " ".join(having(field, values) for field, values in WITHIN.items())
    usable = having("usable_adapt_exact", ["by-sa/4.0"])
    return {
        "AND": [lambda one=one: top(" ".join(f'"{word}"' for word in one.words)) for one in asked],
        "OR common + 5 facets": [lambda match=match: counted(match, FACETS) for match in either],
        "license filter": [lambda at=at: top(f'"{common(at)[0]}"', narrow) for at in range(len(asked))],
        "usable_in": [
            lambda at=at: counted(f'"{common(at)[0]}"', ["usable_adapt_exact"], usable)
            for at in range(len(asked))
        ],
        "prefix": [lambda one=one: top(f"{one.words[0][:4]}*") for one in asked if one.words[0].isascii()],
        "deep page": [lambda match=match: top(match, offset=9_980) for match in either],
    }


def whoosh(folder: Path, count: int, asked: Sequence[Asked], common: Common) -> Column:
    """Haystack's own embedded backend, through SearchQuerySet."""
    import haystack
    from django.conf import settings
    from django.contrib.auth.models import Group
    from haystack import indexes
    from haystack.query import SearchQuerySet

    held = {}

    class RecordIndex(indexes.SearchIndex):
        text = indexes.CharField(document=True)
        title = indexes.CharField()
        license = indexes.CharField(faceted=True)
        language = indexes.CharField(faceted=True)
        level = indexes.CharField(faceted=True)
        type = indexes.CharField(faceted=True)

        def get_model(self) -> type[Group]:
            return Group

        def prepare(self, obj: Group) -> dict[str, Any]:
            data: dict[str, Any] = super().prepare(obj)
            one = held[obj.pk]
            data |= {"text": " ".join(cut(one["text"])), "title": one["title"]}
            return data | {name: one[f"{name}_exact"] for name in ("license", "language", "level", "type")}

    engine = "haystack.backends.whoosh_backend.WhooshEngine"
    settings.HAYSTACK_CONNECTIONS = {
        "default": {"ENGINE": engine, "PATH": str(folder), "SILENTLY_FAIL": False}
    }
    haystack.connections.connections_info = settings.HAYSTACK_CONNECTIONS
    haystack.connections.reload("default")
    index = RecordIndex()
    haystack.connections["default"].get_unified_index().build(indexes=[index])
    for number, one in enumerate(records(count)):
        held[number + 1] = one
    haystack.connections["default"].get_backend().update(index, [Group(pk=pk) for pk in held])

    def either(at: int) -> Any:
        first, second = common(at)
        return SearchQuerySet().filter(text=first).filter_or(text=second)

    def faceted(at: int) -> object:
        found = either(at)
        for name in ("license", "language", "level", "type"):
            found = found.facet(name)
        return list(found[:20]), found.facet_counts()

    few = asked[:20]  # half a second each
    return {
        "AND": [lambda one=one: list(SearchQuerySet().filter(text=" ".join(one.words))[:20]) for one in few],
        "OR common + 5 facets": [lambda at=at: faceted(at) for at in range(len(few))],
        "license filter": [
            lambda at=at: list(
                SearchQuerySet().filter(text=common(at)[0]).narrow('license_exact:"by/4.0"')[:20]
            )
            for at in range(len(few))
        ],
    }


def elasticsearch_alone(finder: ServerFinder, asked: Sequence[Asked], common: Common) -> Column:
    """The bodies that our engine sends, compiled beforehand and sent without our reading of the answer."""
    from benchmarks.search import requests
    from search.question import Question

    def bare(body: dict[str, Any]) -> object:
        return finder.client.search(index=finder.alias, body=body, allow_partial_search_results=False).body

    column: Column = {}
    for name, some in requests(list(asked)).items():  # type: ignore[arg-type]
        if name != "did you mean":
            bodies = [finder._body(Question(finder.fields, one, (MODEL,)), one, None) for one in some]
            column[name] = [lambda body=body: bare(body) for body in bodies]
    return column


def http(count: int, queries: int) -> Column:
    """The API in this process on a catalogue of that size, made for it in DATA_DIR."""
    from django.conf import settings
    from django.core.management import call_command
    from django.test import Client

    from benchmarks import corpus
    from benchmarks.words import all_words
    from oer_repo.resources.models import Resource
    from oer_repo.worker.first_run import create_administrator
    from search import indexing

    settings.ALLOWED_HOSTS = ["testserver"]
    if not Resource.objects.exists():
        call_command("migrate", verbosity=0)
        call_command("load_vocabularies", verbosity=0)
        create_administrator()
        corpus.fill(count)
        indexing.rebuild()
    client, chance = Client(), random.Random(7)
    words = all_words()["en"].words[:200]

    def get(path: str) -> object:
        answer = client.get(path)
        if answer.status_code != 200:
            raise RuntimeError(f"GET {path}: {answer.status_code}")
        return answer.content

    def each(pattern: str) -> list[Ask]:
        some = [pattern.format(*chance.sample(words, 2)) for _ in range(queries)]
        return [lambda path=path: get(path) for path in some]

    return {
        "AND": each("/api/v1/search/?q={}+{}"),
        "OR common + 5 facets": each("/api/v1/search/?q={}+OR+{}"),
        "license filter": each("/api/v1/search/?q={}&license=by/4.0&language=en"),
        "usable_in": each("/api/v1/search/?q={}&usable_in=by-sa/4.0"),
        "prefix": each("/api/v1/search/suggest?q={:.4}"),
        "deep page": each("/api/v1/search/?q={}+OR+{}&page=20"),
    }
