"""Building an index beside the one that is searched, from where an earlier attempt was broken off."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.apps import apps
from haystack import connections
from haystack.constants import DEFAULT_ALIAS

from search.behind import behind
from search.documents import identity_of
from search.engine import Batch, engine
from search.garbage import collecting_seldom
from search.preparing import Chunk, SetAside, chunked, preparer, why_not

WORTH_PROCESSES = 2000  # objects: below that starting them takes longer than they save

Progress = Callable[[int, int], None]


def rebuild(
    using: str = DEFAULT_ALIAS, progress: Progress | None = None, workers: int = 1, *, resume: bool = True
) -> list[SetAside]:
    """Until it is whole the old index answers; what changes meanwhile is in both. Returns what was left out."""
    failed: list[SetAside] = []
    with engine(using).build(resume=resume) as build:
        todo = _Todo(using, build.state)
        few = todo.total - todo.done < WORTH_PROCESSES
        with collecting_seldom(), preparer(using, 1 if few else workers) as prepare, behind(build) as writing:
            for one in prepare(todo.chunks()):
                writing.add(one.documents, one.chunk.read_at, todo.after(one.chunk))
                failed += one.failed
                if progress:
                    progress(todo.done, todo.total)
        failed += [SetAside(identity_of(identifier)[1], reason) for identifier, reason in writing.refused]
        build.finish(lambda batch, identifiers: failed.extend(index_again(batch, identifiers, using)))
    return failed


def index_again(batch: Batch, identifiers: Sequence[str], using: str = DEFAULT_ALIAS) -> list[SetAside]:
    """These objects as they are now; those that may no longer be found are taken out."""
    by_model: dict[str, dict[str, str]] = {}
    for identifier in identifiers:
        model, pk = identity_of(identifier)
        by_model.setdefault(model, {})[pk] = identifier
    failed: list[SetAside] = []
    for label, wanted in by_model.items():
        index = connections[using].get_unified_index().get_index(apps.get_model(label))
        findable = {str(obj.pk): obj for obj in index.index_queryset(using=using).filter(pk__in=list(wanted))}
        for pk, identifier in wanted.items():
            if pk in findable:
                failed += put(batch, index, findable[pk])
            else:
                batch.drop(identifier)
    return failed


def put(batch: Batch, index: Any, obj: Any) -> list[SetAside]:
    try:
        batch.put(index, obj)
    except Exception as error:  # whatever an object's own code raises: the others are not to suffer
        return [why_not(obj, error)]
    return []


class _Todo:
    """The objects of all models in the order of their keys, behind those that were done before."""

    def __init__(self, using: str, state: dict[str, Any]) -> None:
        self.using = using
        self.finished: list[str] = list(state.get("finished", []))
        self.last: dict[str, str] = dict(state.get("last", {}))
        self.done = int(state.get("done", 0))
        indexes = connections[using].get_unified_index().get_indexes()
        self.querysets = {
            model._meta.label_lower: index.build_queryset(using=using) for model, index in indexes.items()
        }
        self.total = sum(queryset.count() for queryset in self.querysets.values())

    def chunks(self) -> Iterator[Chunk]:
        for label, queryset in sorted(self.querysets.items()):
            if label not in self.finished:
                rest = queryset.filter(pk__gt=self.last[label]) if label in self.last else queryset
                pks = rest.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=10_000)
                yield from chunked(label, pks)

    def after(self, chunk: Chunk) -> dict[str, Any]:
        """What is noted: models before this one are finished, this one up to its last key."""
        self.finished = [label for label in sorted(self.querysets) if label < chunk.label]
        self.last[chunk.label] = str(chunk.pks[-1])
        self.done += len(chunk.pks)
        return {"finished": list(self.finished), "last": dict(self.last), "done": self.done}
