"""Whatever is typed or sent, the answer is a page: never an error, never more than was asked for."""

from collections.abc import Callable
from typing import Any

import pytest
from haystack.inputs import AutoQuery, Raw
from haystack.query import SQ, SearchQuerySet
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.page import SearchPage
from search.request import LONGEST_QUERY
from tests.search.conftest import EMBEDDED
from tests.search.notes import Note

pytestmark = pytest.mark.django_db

SYNTAX = st.text(alphabet="ab กาកမ한教é\"'()[]{}<>:*?~^+-/\\|&!=.,_%$#@\ud800\u200b\x00\n", max_size=60)
ANYTHING = st.text(max_size=80) | SYNTAX
patient = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

# Both engines get the same tree, so what is made up in great numbers is asked of the one that needs no server.
in_process = pytest.mark.parametrize("engine", [EMBEDDED], indirect=True)

HOSTILE = [
    '"',
    '""',
    "-",
    "--",
    '-"',
    "-" * 200,
    '"' * 200,
    "(" * 200,
    "a " * 200,
    "title:",
    "title:[* TO *]",
    "*",
    "?",
    "a*",
    "*:*",
    "a AND OR NOT",
    "AND",
    "NOT",
    "\\",
    "a\\",
    "/.*/",
    "{!func}",
    "' OR 1=1 --",
    "<script>alert(1)</script>",
    "\x00",
    "\ud800",
    "\udfff\ud800",
    "é" * 400,
    "ก" * 400,
    "ា" * 400,
    "한" * 400,
    "\u200b" * 400,
    "🎓" * 400,
    "l'" * 200,
    "'" * 400,
    "a" * 400,
    "9" * 400,
    "﷽" * 20,
    "A\u0301" * 200,
]


@pytest.fixture(autouse=True)
def notes(add: Callable[..., None]) -> None:
    add(Note(1, "Open algebra", license=("CC BY 4.0",), pages=3), Note(2, "การศึกษา", license=("CC0",)))


def test_a_page_for_whatever_is_typed(find: Callable[..., SearchPage]) -> None:
    for q in HOSTILE:
        assert find(q[:LONGEST_QUERY]).total <= 2, ascii(q)


def test_haystack_takes_it_too(backend: Any) -> None:
    lookups = ("content", "exact", "startswith", "endswith", "contains", "fuzzy")
    for text in HOSTILE:
        for lookup in lookups:
            for name in ("content", "title", "license_exact", "title_auto", "pages"):
                assert len(SearchQuerySet().filter(SQ(**{f"{name}__{lookup}": text}))) <= 2, ascii(text)
        for value in (AutoQuery(text), Raw(text)):
            assert len(SearchQuerySet().filter(content=value)) <= 2, ascii(text)
        assert len(SearchQuerySet().narrow(text)) <= 2, ascii(text)
        assert len(SearchQuerySet().boost(text, 2)) <= 2, ascii(text)


@in_process
@patient
@given(q=ANYTHING, value=st.text(max_size=20))
def test_generated_questions(find: Callable[..., SearchPage], q: str, value: str) -> None:
    assert find(q, filters={"license": (value,)} if value else {}).total <= 2


@in_process
@patient
@given(
    text=ANYTHING | st.builds("{}:{}".format, st.sampled_from(["title", "pages__range", "draft"]), ANYTHING)
)
def test_generated_narrowings(backend: Any, text: str) -> None:
    assert backend.search(text, narrow_queries={text}, end_offset=1)["hits"] <= 2


@in_process
@settings(patient, max_examples=40)
@given(text=ANYTHING)
def test_whatever_is_indexed_comes_back_as_it_was(add: Callable[..., None], backend: Any, text: str) -> None:
    add(Note(3, text, keywords=(text,), license=(text,), pages=1))
    [found] = backend.search("*", narrow_queries={"django_id:3"})["results"]
    assert (found.title, found.license) == (text, [text])
