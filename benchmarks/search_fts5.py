"""SQLite's FTS5: words cut as ours are; facets and filters by joining a table of values."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from benchmarks.search_corpus import records
from benchmarks.search_questions import DEEP, FACETS, OUTPUT, USABLE, WITHIN, Asked, Column, common
from search.analysis import words

LAYOUT = """
PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;
CREATE VIRTUAL TABLE records USING fts5(words, tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* Co'");
CREATE TABLE held (record INTEGER, name TEXT, value TEXT);
"""


class Fts5:
    def __init__(self, path: Path, count: int) -> None:
        self.database = sqlite3.connect(path)
        self.database.executescript(LAYOUT)
        for number, one in enumerate(records(count)):
            text = " ".join(words(one["text"]))
            self.database.execute("INSERT INTO records (rowid, words) VALUES (?, ?)", (number, text))
            for field in (*FACETS, USABLE):
                values = one[field] if isinstance(one[field], list) else [one[field]]
                rows = [(number, field, value) for value in values]
                self.database.executemany("INSERT INTO held VALUES (?, ?, ?)", rows)
        self.database.execute("CREATE INDEX by_record ON held (record, name, value)")
        self.database.commit()

    def top(self, match: str, more: str = "", offset: int = 0) -> object:
        where = f"FROM records WHERE records MATCH ? {more}"
        ranked = f"SELECT rowid, words {where} ORDER BY bm25(records) LIMIT 20 OFFSET {offset}"
        hits = self.database.execute(ranked, (match,)).fetchall()
        return hits, self.database.execute(f"SELECT count(*) {where}", (match,)).fetchone()

    def counted(self, match: str, fields: Sequence[str], more: str = "") -> object:
        within = f"SELECT rowid FROM records WHERE records MATCH ? {more}"
        counts = f"SELECT name, value, count(*) FROM held WHERE name IN ({_quoted(fields)}) AND record IN ({within})"
        return self.top(match, more), self.database.execute(f"{counts} GROUP BY 1, 2", (match,)).fetchall()


def questions(path: Path, count: int, asked: Sequence[Asked]) -> Column:
    fts, numbers = Fts5(path, count), range(len(asked))
    either = [" OR ".join(f'"{word}"' for word in common(at)) for at in numbers]
    one = [f'"{common(at)[0]}"' for at in numbers]
    narrow = " ".join(_having(field, values) for field, values in WITHIN.items())
    usable = _having(USABLE, [OUTPUT])
    both = [" ".join(f'"{word}"' for word in some.words) for some in asked]
    begun = [f"{some.words[0][:4]}*" for some in asked if some.words[0].isascii()]
    return {
        "AND": [lambda match=match: fts.top(match) for match in both],  # type: ignore[misc]
        "OR common + 5 facets": [lambda match=match: fts.counted(match, FACETS) for match in either],  # type: ignore[misc]
        "license filter": [lambda match=match: fts.top(match, narrow) for match in one],  # type: ignore[misc]
        "usable_in": [lambda match=match: fts.counted(match, [USABLE], usable) for match in one],  # type: ignore[misc]
        "prefix": [lambda match=match: fts.top(match) for match in begun],  # type: ignore[misc]
        "deep page": [lambda match=match: fts.top(match, offset=DEEP) for match in either],  # type: ignore[misc]
    }


def _quoted(values: Sequence[str]) -> str:
    return ", ".join(f"'{value}'" for value in values)


def _having(field: str, values: Sequence[str]) -> str:
    held = f"SELECT 1 FROM held WHERE record = records.rowid AND name = '{field}'"
    return f"AND EXISTS ({held} AND value IN ({_quoted(values)}))"
