"""Haystack's tree of SQ objects → a query tree, passed as a tree: nothing has to be escaped."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from haystack import inputs
from haystack.backends import SearchNode

from search.analysis import runs
from search.backends.conditions import condition, field_named
from search.backends.narrowing import parse
from search.fields import Field, Fields, Kind
from search.matching import every_word, together, typed
from search.query import Both, Everything, Query, Weighted, all_of, any_of, none_of


def from_tree(node: Any, fields: Fields) -> Query:
    """An empty tree asks for everything."""
    parts = [_part(node, child, fields) for child in node.children]
    if not parts:
        return Everything()
    if node.negated:
        return none_of([_joined(node.connector, parts)])
    return _joined(node.connector, parts)


def boosted(query: Query, boosts: Mapping[str, float], fields: Fields) -> Query:
    """Words that lift a document when they occur in it, and decide nothing."""
    liked = tuple(Weighted(every_word(word, fields.searched), boost) for word, boost in boosts.items())
    return Both(must=(query,), should=liked) if liked else query


def said(node: Any) -> Iterator[str]:
    """The words that a tree of conditions looks for, as they were typed."""
    for child in node.children if not node.negated else ():
        if not isinstance(child, tuple):
            yield from said(child)
        elif isinstance(child[1], str) or (
            isinstance(child[1], inputs.BaseInput) and not isinstance(child[1], inputs.Not | inputs.Raw)
        ):
            yield str(child[1])


def _joined(connector: str, parts: list[Query]) -> Query:
    return any_of(parts) if connector == SearchNode.OR else all_of(parts)


def _part(node: Any, child: Any, fields: Fields) -> Query:
    if isinstance(child, tuple):
        expression, value = child
        name, lookup = node.split_expression(expression)
        return leaf(fields, name, lookup, value)
    return from_tree(child, fields)


def leaf(fields: Fields, name: str, lookup: str, value: Any) -> Query:
    if not isinstance(value, inputs.BaseInput):
        return condition(fields, name, lookup, value)
    if isinstance(value, inputs.PythonData):
        return condition(fields, name, lookup, value.query_string)
    if isinstance(value, inputs.Raw):
        return parse(str(value), fields)
    field = field_named(fields, name)
    if field.kind is not Kind.TEXT:
        return condition(fields, name, lookup, str(value))
    return _READERS[value.input_type_name](
        str(value), fields, fields.searched if field.document else (field,)
    )


def _words(text: str, fields: Fields, within: tuple[Field, ...]) -> Query:
    return every_word(text, within)


def _exactly(text: str, fields: Fields, within: tuple[Field, ...]) -> Query:
    return together(list(runs(text)), within)


def _without(text: str, fields: Fields, within: tuple[Field, ...]) -> Query:
    return none_of([every_word(text, within)])


_READERS: dict[str, Callable[[str, Fields, tuple[Field, ...]], Query]] = {
    "auto_query": typed,
    "clean": _words,
    "exact": _exactly,
    "not": _without,
    "alt_parser": _words,
}
