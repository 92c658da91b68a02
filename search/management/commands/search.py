"""manage.py search …: the index from a terminal."""

from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from haystack import connections
from haystack.constants import DEFAULT_ALIAS
from tqdm import tqdm

from search import diagnosis, indexing, judging, judging_engines, queue
from search.errors import SearchUnavailable
from search.preparing import cores

HELP = {
    "status": "how many documents there are and which state of the index is searched",
    "drain": "index now what has changed, without waiting for the worker",
    "rebuild": "build the index anew beside the old one and switch; goes on where it was broken off",
    "verify": "compare the index with the database",
    "doctor": "look for what could be wrong, and say what to do",
    "judge": "recall, MAP and nDCG of a judged corpus, by language and engine",
}


class Command(BaseCommand):
    help = "The search index: " + "; ".join(f"{action}: {text}" for action, text in HELP.items()) + "."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("action", choices=list(HELP))
        parser.add_argument("files", nargs="*", type=Path, help="judge: JSON lines of documents and queries")
        parser.add_argument("--using", default=DEFAULT_ALIAS, help="which of HAYSTACK_CONNECTIONS")
        parser.add_argument("--heal", action="store_true", help="verify: also put right what differs")
        parser.add_argument("--content", action="store_true", help="verify: compare what is in them, too")
        parser.add_argument("--workers", type=int, default=cores(), help="rebuild: processes that prepare")
        parser.add_argument("--anew", action="store_true", help="rebuild: do not go on with a broken-off one")
        parser.add_argument("--url", default="", help="judge: also Elasticsearch, at this SEARCH_URL")

    def handle(self, *args: Any, action: str, **options: Any) -> None:
        try:
            getattr(self, action)(**options)
        except SearchUnavailable as error:
            raise CommandError(str(error)) from error

    def status(self, using: str, **_: Any) -> None:
        found = indexing.status(using)
        if not found.ready:
            raise CommandError(found.reason)
        self.stdout.write(f"{found.documents} documents, generation {found.generation}")
        if kept := queue.kept():
            waiting = kept.waiting()
            self.stdout.write(f"{waiting.count} changes wait, {len(waiting.set_aside)} are set aside")

    def drain(self, **_: Any) -> None:
        kept = queue.kept()
        if kept is None:
            raise CommandError("no queue of changes is known here")
        done = 0
        while count := kept.drain():
            done += count
        self.stdout.write(f"{done} changes indexed, {kept.waiting().count} wait")

    def rebuild(self, using: str, workers: int, anew: bool, **_: Any) -> None:
        with progress_bar() as progress:
            failed = indexing.rebuild(using, progress, workers, resume=not anew)
        self._tell(failed)
        self.stdout.write(f"{indexing.status(using).documents} documents")

    def verify(self, using: str, heal: bool, content: bool, **_: Any) -> None:
        """Exits with an error when index and database differ and were not to be put right."""
        differs = False
        for model, index in connections[using].get_unified_index().get_indexes().items():
            expected = index.index_queryset(using=using).values_list("pk", flat=True)
            difference = indexing.verify(model, expected.iterator(chunk_size=2000), using)
            other = indexing.differing(model, using) if content else frozenset()
            differs |= bool(difference or other)
            found = f"{len(difference.missing)} missing, {len(difference.surplus)} surplus"
            self.stdout.write(f"{model._meta.label}: {found}" + (f", {len(other)} differ" if content else ""))
            if heal:
                self._tell(indexing.update(model, difference.missing | difference.surplus | other, using))
        if differs and not heal:
            raise CommandError("the index differs from the database: `manage.py search verify --heal`")

    def doctor(self, using: str, **_: Any) -> None:
        findings = list(diagnosis.examine(using))
        for finding in findings:
            self.stdout.write(f"{'ok' if finding.good else '!!'}  {finding.text}")
        if not all(finding.good for finding in findings):
            raise CommandError("see the lines that begin with !!")

    def judge(self, files: list[Path], url: str, **_: Any) -> None:
        try:
            corpus = judging.read(files)
        except (judging.NotJudged, OSError) as error:
            raise CommandError(str(error)) from error
        with judging_engines.embedded(corpus) as find:
            scores = {"embedded": judging.judge(corpus, find)}
        if url:
            with judging_engines.elasticsearch(corpus, url) as find:
                scores["elasticsearch"] = judging.judge(corpus, find)
        for line in judging.table(scores):
            self.stdout.write(line)

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
