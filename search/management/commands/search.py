"""manage.py search status | rebuild | verify: the index from a terminal."""

from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from haystack import connections
from haystack.constants import DEFAULT_ALIAS
from tqdm import tqdm

from search import indexing
from search.errors import SearchUnavailable


class Command(BaseCommand):
    help = "Tell of the search index, build it anew beside the old one, or compare it with the database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("action", choices=["status", "rebuild", "verify"])
        parser.add_argument("--using", default=DEFAULT_ALIAS, help="which of HAYSTACK_CONNECTIONS")
        parser.add_argument("--heal", action="store_true", help="verify: also put right what differs")

    def handle(self, *args: Any, action: str, using: str, heal: bool, **options: Any) -> None:
        try:
            if action == "verify":
                self.verify(using, heal)
            else:
                {"status": self.status, "rebuild": self.rebuild}[action](using)
        except SearchUnavailable as error:
            raise CommandError(str(error)) from error

    def status(self, using: str) -> None:
        found = indexing.status(using)
        if not found.ready:
            raise CommandError(found.reason)
        self.stdout.write(f"{found.documents} documents, generation {found.generation}")

    def rebuild(self, using: str) -> None:
        with progress_bar() as progress:
            failed = indexing.rebuild(using, progress)
        self._tell(failed)
        self.stdout.write(f"{indexing.status(using).documents} documents")

    def verify(self, using: str, heal: bool) -> None:
        """Exits with an error when index and database differ and were not to be put right."""
        differs = False
        for model, index in connections[using].get_unified_index().get_indexes().items():
            expected = index.index_queryset(using=using).values_list("pk", flat=True)
            difference = indexing.verify(model, expected.iterator(chunk_size=2000), using)
            differs |= bool(difference)
            self.stdout.write(
                f"{model._meta.label}: {len(difference.missing)} missing, {len(difference.surplus)} surplus"
            )
            if heal:
                self._tell(indexing.update(model, difference.missing | difference.surplus, using))
        if differs and not heal:
            raise CommandError("the index differs from the database: `manage.py search verify --heal`")

    def _tell(self, failed: list[indexing.SetAside]) -> None:
        for one in failed:
            self.stderr.write(f"set aside {one.id}: {one.error}")


@contextmanager
def progress_bar() -> Iterator[indexing.Progress]:
    """Drawn on standard error, and only where somebody looks."""
    with tqdm(unit=" objects", disable=None) as bar:

        def progress(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        yield progress
