"""Batches for Elasticsearch: each document carries the moment before its object was read as its version.

Whoever read later wins, whatever arrives last; so a rebuild and a drainer write beside each other without a lock, and a
repeated batch does no harm.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from elasticsearch import Elasticsearch, helpers
from haystack.exceptions import SkipDocument
from haystack.utils import get_identifier

from search.backends.elasticsearch_indices import Indices
from search.backends.elasticsearch_mapping import source
from search.backends.elasticsearch_server import in_our_words
from search.documents import Document, analysed
from search.errors import DocumentsRefused, IndexMissing, SearchUnavailable
from search.fields import Fields

CHUNK = 500
CHUNK_BYTES = 10 * 1024**2
_HARMLESS = (404, 409)  # deleted before; a later version is there already
_AGAIN_LATER = (429, 500, 502, 503, 504)


class Batch:
    """Gathered here and sent in one piece; `refused` says what Elasticsearch would not take, after the end."""

    def __init__(self, fields: Fields, indices: tuple[str, ...], version: int) -> None:
        self.fields = fields
        self.indices = indices
        self.version = version
        self.actions: dict[str, dict[str, Any]] = {}
        self.refused: list[tuple[str, str]] = []

    def put(self, index: Any, obj: Any) -> None:
        """Index one object in place of what was there of it; an index may refuse it with SkipDocument."""
        try:
            data = index.full_prepare(obj)
        except SkipDocument:
            return self.drop(get_identifier(obj))
        return self.add(analysed(self.fields, data))

    def add(self, document: Document) -> None:
        self.actions[document.id] = {"_op_type": "index", "_source": source(document)}

    def drop(self, identifier: str) -> None:
        self.actions[identifier] = {"_op_type": "delete"}

    def bulk(self) -> Iterator[dict[str, Any]]:
        for identifier, action in self.actions.items():
            for index in self.indices:
                about = {"_index": index, "_id": identifier, "version": self.version}
                yield {**action, **about, "version_type": "external"}


class Writing:
    def __init__(self, client: Elasticsearch, indices: Indices) -> None:
        self.client = client
        self.indices = indices

    @contextmanager
    def changes(self, *, create: bool = False) -> Iterator[Batch]:
        """Into the index that is searched, and into the one that is being built."""
        version = time.time_ns() // 1000
        try:
            current = self.indices.current()
        except IndexMissing:
            if not create:
                raise
            current = self.indices.begin()
            self.indices.switch(current)
        building = self.indices.under_construction()
        batch = Batch(self.indices.fields, tuple(filter(None, (current, building))), version)
        yield batch
        self.send(batch, refresh=current)

    @contextmanager
    def into(self, index: str, version: int) -> Iterator[Batch]:
        """Into an index that nobody searches yet; what is refused is left in the batch."""
        batch = Batch(self.indices.fields, (index,), version)
        yield batch
        self._send(batch)

    def send(self, batch: Batch, refresh: str) -> None:
        self._send(batch)
        with in_our_words():
            self.client.indices.refresh(index=refresh)
        if batch.refused:
            raise DocumentsRefused(batch.refused)

    def _send(self, batch: Batch) -> None:
        with in_our_words():
            answers = helpers.streaming_bulk(
                self.client,
                batch.bulk(),
                chunk_size=CHUNK,
                max_chunk_bytes=CHUNK_BYTES,
                raise_on_error=False,
                raise_on_exception=True,
                max_retries=3,
                initial_backoff=1,
                max_backoff=8,
                yield_ok=False,
            )
            for _, answer in answers:
                self._answered(batch, next(iter(answer.values())))

    def _answered(self, batch: Batch, answer: dict[str, Any]) -> None:
        status = answer["status"]
        if status in _HARMLESS and "index_not_found" not in str(answer.get("error")):
            return
        if status in _AGAIN_LATER or status == 404:
            raise SearchUnavailable(f"Elasticsearch could not write: {str(answer.get('error'))[:300]}")
        batch.refused.append((answer["_id"], str(answer.get("error"))[:1000]))
