"""A small index of its own for these tests: notes, told apart by the primary key of an unsaved auth.Group."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import Group
from haystack import connections, indexes
from haystack.fields import FacetMultiValueField

from search.analysis import sort_key


@dataclass(frozen=True)
class Note:
    pk: int
    title: str
    description: str = ""
    keywords: tuple[str, ...] = ()
    creators: tuple[str, ...] = ()
    license: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    published: datetime | None = None
    pages: int | None = None
    price: float | None = None
    draft: bool = False
    read_on: date | None = None
    poison: bool = False
    size: int | None = None
    uses: int | None = None
    subject_labels: tuple[str, ...] = ()

    @property
    def group(self) -> Group:
        """The object that is indexed."""
        NOTES[self.pk] = self
        return Group(pk=self.pk, name=f"note {self.pk}")


NOTES: dict[int, Note] = {}


class NoteIndex(indexes.SearchIndex):
    text = indexes.CharField(document=True, stored=False)
    title = indexes.CharField(boost=3.0)
    keywords = indexes.MultiValueField(boost=2.0)
    creators = indexes.MultiValueField()
    description = indexes.CharField()
    license = indexes.MultiValueField(faceted=True)
    subject = indexes.MultiValueField(faceted=True)
    language = FacetMultiValueField()
    published = indexes.DateTimeField(null=True)
    title_sort = indexes.FacetCharField(stored=False)
    title_auto = indexes.EdgeNgramField(stored=False)
    pages = indexes.IntegerField(null=True)
    price = indexes.FloatField(null=True)
    draft = indexes.BooleanField()
    read_on = indexes.DateField(null=True)
    size = indexes.IntegerField(null=True)
    uses = indexes.IntegerField(null=True)
    subject_labels = indexes.MultiValueField()
    shelf = indexes.CharField(indexed=False)

    def get_model(self) -> type[Group]:
        return Group

    def prepare(self, obj: Group) -> dict[str, Any]:
        note = NOTES[obj.pk]
        if note.poison:
            raise ValueError(f"note {note.pk} is poisoned")
        data: dict[str, Any] = super().prepare(obj)
        data |= {name: getattr(note, name) for name in vars(note) if name in self.fields}
        data["text"] = "\n".join([note.title, note.description, *note.keywords, *note.creators])
        data["title_sort"] = sort_key(note.title)
        data["title_auto"] = note.title
        data["shelf"] = f"shelf {note.pk}"
        return data


def use_note_index() -> NoteIndex:
    """Haystack keeps its indexes for each thread; this one is to know notes and nothing else."""
    index = NoteIndex()
    connections["default"].get_unified_index().build(indexes=[index])
    return index
