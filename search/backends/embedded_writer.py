"""One commit to the embedded index, into the current directory or into one beside it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import tantivy
from haystack.constants import ID
from haystack.exceptions import SkipDocument
from haystack.utils import get_identifier

from search.backends.embedded_schema import build_document, build_schema
from search.backends.embedded_store import Store
from search.documents import Document, analysed
from search.errors import IndexMissing, SearchUnavailable
from search.fields import Fields

HEAP_BYTES = 64_000_000


class Batch:
    """What is put and dropped here is committed together."""

    def __init__(self, writer: tantivy.IndexWriter, fields: Fields, *, fresh: bool = False) -> None:
        """`fresh`: the index has none of the documents yet, so that nothing has to be looked for and deleted."""
        self.fresh = fresh
        self._writer = writer
        self._fields = fields
        self.touched: set[str] = set()
        self.refused: list[tuple[str, str]] = []  # this engine takes everything

    def put(self, index: Any, obj: Any) -> None:
        """Index one object in place of what was there of it; an index may refuse it with SkipDocument."""
        try:
            data = index.full_prepare(obj)
        except SkipDocument:
            return self.drop(get_identifier(obj))
        return self.add(analysed(self._fields, data))

    def add(self, document: Document) -> None:
        """A document that was prepared before, in place of the one with its identifier."""
        if not self.fresh:
            self.drop(document.id)
        self._writer.add_document(build_document(self._fields, document))

    def drop(self, identifier: str) -> None:
        self.touched.add(identifier)
        self.drop_all(ID, identifier)

    def drop_all(self, field: str, value: str) -> None:
        self._writer.delete_documents_by_term(field, value)


class Writing:
    """Who writes waits for the lock and opens the index afresh."""

    def __init__(self, store: Store, fields: Fields) -> None:
        self.store = store
        self.fields = fields
        self.layout = fields.fingerprint()

    @contextmanager
    def changes(self, *, create: bool = False) -> Iterator[Batch]:
        """Into the index that is searched; `create` begins an empty one where there is none."""
        with self.store.lock():
            try:
                directory = self.store.current(self.layout)
            except IndexMissing:
                if not create:
                    raise
                directory = self.begin()
                self.store.switch(directory)
            with self.committing(directory) as batch:
                yield batch
                self.store.touch(batch.touched)
            self.store.clean(directory)

    def begin(self) -> Path:
        directory = self.store.new(self.layout)
        tantivy.Index(build_schema(self.fields), str(directory))
        return directory

    @contextmanager
    def committing(self, directory: Path) -> Iterator[Batch]:
        """One commit, with all that it makes tantivy do behind it."""
        writer = open_writer(directory, HEAP_BYTES)
        with committed(writer, self.fields) as batch:
            yield batch
        with _as_unavailable():
            writer.wait_merging_threads()


def open_writer(directory: Path, heap: int) -> tantivy.IndexWriter:
    with _as_unavailable():
        return tantivy.Index.open(str(directory)).writer(heap, 1)


@contextmanager
def committed(writer: tantivy.IndexWriter, fields: Fields, *, fresh: bool = False) -> Iterator[Batch]:
    try:
        yield Batch(writer, fields, fresh=fresh)
    except BaseException:
        writer.rollback()
        raise
    with _as_unavailable():
        writer.commit()


@contextmanager
def _as_unavailable() -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as error:
        raise SearchUnavailable(f"the search index could not be written: {error}") from error
