"""A request as queries that know no engine: its words, what narrows them, what is counted, the order."""

from collections.abc import Sequence
from functools import cached_property

from haystack.constants import DJANGO_CT, DJANGO_ID

from search.errors import BadRequest
from search.fields import Fields, Kind
from search.matching import loosely, typed
from search.parameters import KEYWORDS, SORTS
from search.query import Between, Both, Filter, Nothing, OneOf, Query, Term, all_of, none_of
from search.request import Range, SearchRequest


class Question:
    def __init__(
        self, fields: Fields, request: SearchRequest, models: Sequence[str], said: Query | None = None
    ) -> None:
        self.fields = fields
        self.request = request
        self.models = tuple(models)
        self.said = said

    @property
    def loosened(self) -> "Question | None":
        """The same with some of the words only, for when nothing has them all."""
        said = loosely(self.request.q, self.fields)
        return Question(self.fields, self.request, self.models, said) if said else None

    @cached_property
    def words(self) -> Query:
        """What was typed, and all that narrows it without being a filter of a facet."""
        narrowing = [self._kept_out(name) for name in self.request.without if self.exact_field(name)]
        narrowing += [self._within(name, limits) for name, limits in self.request.ranges.items()]
        words = self.said or typed(self.request.q, self.fields)
        return Both(must=(words, Filter(OneOf(DJANGO_CT, self.models)), *map(Filter, narrowing)))

    @cached_property
    def filters(self) -> dict[str, Query]:
        return {name: Filter(self._chosen(name)) for name in self.request.filters}

    @cached_property
    def counted(self) -> dict[str, str]:
        """Which facets are counted in which field; a facet that this index lacks is not."""
        return {facet: name for facet in self.request.facets if (name := self.exact_field(facet))}

    @cached_property
    def order(self) -> tuple[str, bool] | None:
        """By which field and whether descending; None is by relevance."""
        by = SORTS[self.request.order]
        field = self.fields.exact(by[0]) if by else None
        if by and field:
            return field.name, by[1]
        if by and self.request.sort == self.request.order:
            raise BadRequest("sort", f"this index has no field '{by[0]}' to sort by")
        return None

    def exact_field(self, name: str) -> str:
        field = self.fields.exact(name)
        return field.name if field and field.kind is Kind.EXACT else ""

    def _chosen(self, name: str) -> Query:
        field, values = self.exact_field(name), self.request.chosen(name)
        if not field:
            return Nothing()
        if KEYWORDS[name].every:
            return all_of([Term(field, value) for value in values])
        return OneOf(field, values)

    def _kept_out(self, name: str) -> Query:
        return none_of([OneOf(self.exact_field(name), self.request.without[name])])

    def _within(self, name: str, limits: Range) -> Query:
        field = self.fields.exact(name)
        return Between(field.name, limits.low, limits.high) if field else Nothing()


def one_document(pk: str, models: Sequence[str]) -> Query:
    return Filter(Both(must=(Term(DJANGO_ID, pk), OneOf(DJANGO_CT, tuple(models)))))
