"""Haystack's narrowing is text (`license_exact:"CC BY 4.0"`, also made from SQ objects): read it, never fail.

either = both ("OR" both)*
both   = one (["AND"] one)*
one    = "NOT" one | "(" either ")" | name ["__" lookup] ":" value | word
value  = JSON | "quoted" | bare | bare*
"""

import json
import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from haystack.constants import FILTER_SEPARATOR, VALID_FILTERS
from haystack.exceptions import SearchBackendError

from search.analysis import runs
from search.backends.conditions import condition, field_named
from search.fields import Fields, Kind
from search.matching import every_word, together
from search.query import Everything, Nothing, Query, all_of, any_of, none_of

DEEPEST = 50

_TOKEN = re.compile(r'\s*(?:(?P<bracket>[()])|(?P<name>\w+):(?=\S)|(?P<word>"[^"]*"?|[^\s()]+))')
_BARE = re.compile(r'"(?P<quoted>[^"]*)"?|(?P<bare>[^\s()]*)')
_DECODER = json.JSONDecoder()


def fragment(name: str, lookup: str, value: Any) -> str:
    """A condition as text that `parse` reads back."""
    return f"{name}{FILTER_SEPARATOR}{lookup}:{json.dumps(value, default=_as_json)}"


def parse(text: str, fields: Fields) -> Query:
    if text.strip() in ("", "*", "*:*"):
        return Everything()
    return _Parser(text, fields).everything()


class _Parser:
    def __init__(self, text: str, fields: Fields) -> None:
        self.text = text
        self.fields = fields
        self.at = 0

    def everything(self) -> Query:
        """A closing bracket too many closes nothing; what follows it still counts."""
        parts = []
        while self._peek():
            if not self._take(")"):
                parts.append(self._either(0))
        return all_of(parts)

    def _either(self, depth: int) -> Query:
        parts = [self._both(depth)]
        while self._take("OR"):
            parts.append(self._both(depth))
        return any_of(parts)

    def _both(self, depth: int) -> Query:
        parts = []
        while self._peek() not in ("", ")", "OR"):
            if not self._take("AND"):
                parts.append(self._one(depth))
        return all_of(parts)

    def _one(self, depth: int) -> Query:
        if depth < DEEPEST and self._take("NOT"):
            return none_of([self._one(depth + 1)])
        if depth < DEEPEST and self._take("("):
            inner = self._either(depth + 1)
            self._take(")")
            return inner
        return self._leaf()

    def _leaf(self) -> Query:
        token = _TOKEN.match(self.text, self.at)
        if token is None:
            return Everything()
        self.at = token.end()
        if not token["name"]:
            return every_word((token["word"] or "").strip('"'), self.fields.searched)
        name, _, lookup = token["name"].partition(FILTER_SEPARATOR)
        if name != "content" and name not in self.fields.by_name:
            return every_word(token["name"], self.fields.searched)
        return self._condition(name, lookup if lookup in VALID_FILTERS else "")

    def _condition(self, name: str, lookup: str) -> Query:
        """Without a lookup quotes keep words together and a star stands for any ending."""
        quoted = self.text.startswith('"', self.at)
        value, starred = self._value()
        field = field_named(self.fields, name)
        if quoted and not lookup and field.kind is Kind.TEXT:
            return together(list(runs(str(value))), [field])
        try:
            return condition(self.fields, name, lookup or ("startswith" if starred else "content"), value)
        except SearchBackendError:
            return Nothing()

    def _value(self) -> tuple[Any, bool]:
        try:
            value, end = _DECODER.raw_decode(self.text, self.at)
        except (ValueError, RecursionError):
            return self._bare()
        if end < len(self.text) and self.text[end] not in " \t\n)":
            return self._bare()
        self.at = end
        return value, False

    def _bare(self) -> tuple[str, bool]:
        found = _BARE.match(self.text, self.at)
        assert found is not None, "the pattern matches the empty text"
        self.at = found.end()
        if found["quoted"] is not None:
            return found["quoted"], False
        return found["bare"].rstrip("*"), found["bare"].endswith("*")

    def _peek(self) -> str:
        token = _TOKEN.match(self.text, self.at)
        return token[0].strip() if token else ""

    def _take(self, wanted: str) -> bool:
        token = _TOKEN.match(self.text, self.at)
        if token is None or token[0].strip() != wanted:
            return False
        self.at = token.end()
        return True


def _as_json(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, Iterable) else str(value)
