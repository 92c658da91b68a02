"""What every engine must do with filters, ranges, cursors, highlights, corrections and the rest of our protocol."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from search.errors import BadRequest
from search.page import FacetValue, Piece, SearchPage, Suggestion
from search.request import Range, SearchRequest
from tests.search.notes import Note

Find = Callable[..., SearchPage]
Add = Callable[..., None]

ALGEBRA = Note(
    1,
    "Open algebra of rivers",
    description="Equations for everyone",
    creators=("Ada Lovelace",),
    license=("CC BY 4.0",),
    subject=("mathematics",),
    language=("en",),
    published=datetime(2020, 1, 1, tzinfo=UTC),
    size=100,
    uses=5,
)
BIOLOGY = Note(
    2,
    "Biology of a river",
    description="An open course about algebra in fish",
    keywords=("water",),
    license=("CC BY-SA 4.0",),
    subject=("biology", "mathematics"),
    language=("en", "th"),
    published=datetime(2022, 1, 1, tzinfo=UTC),
    size=2000,
    uses=9,
)
CHEMISTRY = Note(
    3,
    "Éléments de chimie",
    description="L'évaluation d'un cours ouvert",
    creators=("Marie Curie",),
    license=("CC BY 4.0",),
    subject=("chemistry",),
    language=("fr",),
    published=datetime(2021, 1, 1, tzinfo=UTC),
    size=30_000,
    uses=1,
)


def ids(page: SearchPage) -> list[str]:
    return [hit.id for hit in page.hits]


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ("algebra OR chimie", ["1", "2", "3"]),
        ("algebra | chimie", ["1", "2", "3"]),
        ("rivers biology OR lovelace", ["1", "2"]),
        ("algebra AND biology", ["2"]),
        ("algebra NOT biology", ["1"]),
        ("OR algebra", ["1", "2"]),
        ("algebra OR", ["1", "2"]),
        ("OR", []),
        ("title:algebra", ["1"]),
        ("title:river", ["2"]),
        ('title:"algebra of"', ["1"]),
        ("Title：algebra", ["1"]),
        ("author:curie", ["3"]),
        ("by:ada algebra", ["1"]),
        ("-by:ada algebra", ["2"]),
        ("subject:chemistry", ["3"]),
        ("lang:th", ["2"]),
        ("lang:TH", ["2"]),
        ("license:by", ["1", "2", "3"]),
        ('license:"CC BY 4.0"', ["1", "3"]),
        ("subject:biology OR subject:chemistry", ["2", "3"]),
        ("nosuch:algebra", ["1", "2"]),  # no prefix of ours: two words, and nothing has both
        # other forms of a word
        ("river", ["1", "2"]),
        ("rivers", ["1", "2"]),
        ("equation", ["1"]),
        ("évaluations", ["3"]),
        ("élément", ["3"]),
    ],
)
def test_the_language_of_questions(add: Add, find: Find, q: str, found: list[str]) -> None:
    add(ALGEBRA, BIOLOGY, CHEMISTRY)
    assert sorted(ids(find(q))) == found


def test_when_nothing_has_all_the_words_half_of_them_are_enough(add: Add, find: Find, backend: Any) -> None:
    add(ALGEBRA, BIOLOGY, CHEMISTRY, Note(4, "植物怎样制造糖分"))
    assert (ids(find("algebra nowhere")), find("algebra nowhere").loosened) == (["1", "2"], True)
    assert (ids(find("algebra rivers")), find("algebra rivers").loosened) == (["1", "2"], False)
    assert ids(find("植物制造甜味")) == ["4"]
    assert (find("nowhere algebra nothing").total, find("nowhere").loosened) == (0, False)
    assert ids(find("algebra nowhere", filters={"language": ("th",)})) == ["2"]
    assert sorted(hit.id for hit in backend.scan(SearchRequest(q="algebra nowhere"))) == ["1", "2"]


def test_the_word_as_typed_comes_before_its_other_forms(add: Add, find: Find) -> None:
    add(ALGEBRA, BIOLOGY)
    assert (ids(find("river")), ids(find("rivers"))) == (["2", "1"], ["1", "2"])


def test_values_can_be_kept_out(add: Add, find: Find) -> None:
    add(ALGEBRA, BIOLOGY, CHEMISTRY)
    assert sorted(ids(find(without={"subject": ("biology", "chemistry")}))) == ["1"]
    assert sorted(ids(find("algebra", without={"language": ("th",)}))) == ["1"]


@pytest.mark.parametrize(
    ("ranges", "found"),
    [
        ({"size": Range(100, 2000)}, ["1", "2"]),
        ({"size": Range(low=101)}, ["2", "3"]),
        ({"size": Range(high=99)}, []),
        ({"published": Range(datetime(2021, 1, 1, tzinfo=UTC), datetime(2021, 12, 31, tzinfo=UTC))}, ["3"]),
        ({"published": Range(low=datetime(2020, 6, 1, tzinfo=UTC)), "size": Range(high=5000)}, ["2"]),
        ({"published": Range(low=datetime(9999, 6, 1, tzinfo=UTC))}, []),
    ],
)
def test_ranges(add: Add, find: Find, ranges: dict[str, Range], found: list[str]) -> None:
    add(ALGEBRA, BIOLOGY, CHEMISTRY)
    assert sorted(ids(find(ranges=ranges))) == found


def test_the_most_used_come_first_and_without_words_the_newest(add: Add, find: Find) -> None:
    add(ALGEBRA, BIOLOGY, CHEMISTRY)
    assert ids(find(sort="used")) == ["2", "1", "3"]
    assert ids(find()) == ["2", "3", "1"]


def test_only_the_facets_that_were_asked_for_are_counted_and_only_so_many_values(
    add: Add, find: Find
) -> None:
    add(ALGEBRA, BIOLOGY, CHEMISTRY)
    page = find(facets=("subject",), facet_values=1, filters={"license": ("CC BY 4.0",)})
    assert dict(page.facets) == {"subject": (FacetValue("chemistry", 1, False),)}
    assert find(facets=()).facets == {}


def walked(find: Find, **asked: Any) -> list[list[str]]:
    """All pages from the first to the last by their cursors."""
    pages = [find(**asked)]
    while pages[-1].next_cursor:
        pages.append(find(**asked, cursor=pages[-1].next_cursor))
    return [ids(page) for page in pages]


@pytest.mark.parametrize(
    "asked", [{"q": "lesson"}, {"q": "lesson", "sort": "title"}, {"sort": "newest"}, {"q": ""}], ids=str
)
def test_cursors_lead_through_all_results(add: Add, find: Find, asked: dict[str, str]) -> None:
    day = datetime(2020, 1, 1, tzinfo=UTC)
    add(*(Note(pk, f"Lesson {pk:03}", published=day.replace(day=pk % 28 + 1)) for pk in range(1, 26)))
    pages = walked(find, per_page=10, **asked)
    assert [len(page) for page in pages] == [10, 10, 5]
    assert len({pk for page in pages for pk in page}) == 25


def test_a_cursor_goes_on_behind_the_last_hit_when_the_index_changes(add: Add, find: Find) -> None:
    add(*(Note(pk, f"Lesson {pk:03}") for pk in range(10, 40)))
    first = find("lesson", sort="title", per_page=10)
    add(*(Note(pk, f"Lesson {pk:03}") for pk in range(1, 6)))  # all of them before the first page
    second = find("lesson", sort="title", per_page=10, cursor=first.next_cursor)
    assert (ids(first)[-1], ids(second)[0], len(second.hits)) == ("19", "20", 10)


def days(first: int, last: int) -> list[Note]:
    return [
        Note(day, f"Lesson {day:03}", published=datetime(2020, 1, day, tzinfo=UTC))
        for day in range(first, last)
    ]


def test_a_cursor_goes_on_where_the_last_hit_was_when_that_is_taken_out(
    add: Add, find: Find, backend: Any
) -> None:
    add(*days(1, 31))
    first = find("lesson", sort="newest", per_page=10)
    backend.remove(days(21, 22)[0].group)
    second = find("lesson", sort="newest", per_page=10, cursor=first.next_cursor)
    assert (ids(first)[-1], ids(second)) == ("21", [str(day) for day in range(20, 10, -1)])


def test_a_cursor_does_not_follow_the_last_hit_to_the_front_when_that_is_changed(
    add: Add, find: Find
) -> None:
    add(*days(1, 31))
    first = find("lesson", sort="newest", per_page=10)
    add(Note(21, "Lesson 021, once more", published=datetime(2021, 1, 1, tzinfo=UTC)))
    second = find("lesson", sort="newest", per_page=10, cursor=first.next_cursor)
    assert (ids(first)[-1], ids(second)) == ("21", [str(day) for day in range(20, 10, -1)])


def test_a_cursor_goes_on_when_hundreds_have_come_in_front(add: Add, find: Find) -> None:
    add(*days(1, 31))
    first = find("lesson", sort="newest", per_page=10)
    add(*(Note(pk, "Lesson", published=datetime(2021, 1, 1, tzinfo=UTC)) for pk in range(100, 300)))
    second = find("lesson", sort="newest", per_page=10, cursor=first.next_cursor)
    assert (ids(first)[-1], ids(second)[0]) == ("21", "20")


def test_a_cursor_of_another_search_is_refused(add: Add, find: Find) -> None:
    add(*(Note(pk, f"Lesson {pk:03}") for pk in range(1, 6)))
    cursor = find("lesson", per_page=2).next_cursor
    with pytest.raises(BadRequest, match="cursor: belongs to another search"):
        find("lessons", per_page=2, cursor=cursor)
    for broken in ("x", "é", "W10", cursor[:-3], cursor + "AAAA"):
        with pytest.raises(BadRequest, match="cursor: "):
            find("lesson", per_page=2, cursor=broken)


def marked(pieces: tuple[Piece, ...]) -> str:
    return "".join(f"[{piece.text}]" if piece.found else piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("title", "q", "shown"),
    [
        ("Open Algebra of rivers", "algebra", "Open [Algebra] of rivers"),
        ("Open Algebra of rivers", "river", "Open Algebra of [rivers]"),
        ("Éléments de chimie", "elements", "[Éléments] de chimie"),
        ("Tiếng Việt cho em", '"tiếng việt"', "[Tiếng Việt] cho em"),
        ("ทรัพยากรการศึกษาแบบเปิด", "การศึกษา", "ทรัพยากร[การศึกษา]แบบเปิด"),
        ("ใช้น้ํา", "น้ำ", "ใช้[น้ํา]"),  # SARA AM in two pieces
        ("សៀវភៅ\u200bគណិតវិទ្យា", "គណិតវិទ្យា", "សៀវភៅ\u200b[គណិតវិទ្យា]"),
        ("공개 교육을 위한", "교육", "공개 [교육을] 위한"),
        ("开放教育资源", "教育", "开放[教育]资源"),
        ("Ｏｐｅｎ ﬁeld", "field", "Ｏｐｅｎ [ﬁeld]"),
        ("<b>Open</b> & free", "open", "<b>[Open]</b> & free"),
        ("Open algebra", "title:algebra -geometry", "Open [algebra]"),
    ],
)
def test_what_was_found_is_marked_in_the_original_text(
    add: Add, find: Find, title: str, q: str, shown: str
) -> None:
    add(Note(1, title))
    [hit] = find(q).hits
    assert marked(hit.highlights["title"]) == shown
    assert find(q, highlight=False).hits[0].highlights == {}


def test_a_long_text_is_cut_around_the_first_place(add: Add, find: Find) -> None:
    add(Note(1, "Long", description="word " * 100 + "algebra " + "tail " * 100))
    shown = marked(find("algebra").hits[0].highlights["description"])
    assert shown.startswith("… word word")
    assert "[algebra] tail" in shown
    assert shown.endswith("tail …")
    assert len(shown) < 300


@pytest.mark.parametrize(
    ("q", "meant"),
    [
        ("algbra", "algebra"),
        ("Open algerba", "Open algebra"),
        ('"equatoins" for', '"equations" for'),
        ("algebra", ""),
        ("zzzzzzz", ""),
        ("title:algbra", "title:algebra"),
        ("การศกษาา", ""),
    ],
)
def test_did_you_mean(add: Add, find: Find, q: str, meant: str) -> None:
    add(ALGEBRA)
    assert find(q).did_you_mean == meant


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("al", [Suggestion("Open algebra of rivers", "title", "1")]),
        ("open al", [Suggestion("Open algebra of rivers", "title", "1")]),
        ("lovel", [Suggestion("Ada Lovelace", "person")]),
        ("ele", [Suggestion("Éléments de chimie", "title", "3")]),
        ("mat", [Suggestion("mathématiques", "subject")]),
        ("คณิต", [Suggestion("สื่อการสอนคณิตศาสตร์", "title", "4")]),
        ("การส", [Suggestion("สื่อการสอนคณิตศาสตร์", "title", "4")]),
        ("하", [Suggestion("학교 수학", "title", "5")]),
        ("학교 수", [Suggestion("학교 수학", "title", "5")]),
        ("nowhere", []),
        ("", []),
        ("!!", []),
    ],
)
def test_suggestions_go_on_as_somebody_types(
    add: Add, backend: Any, typed: str, offered: list[Suggestion]
) -> None:
    thai, korean = Note(4, "สื่อการสอนคณิตศาสตร์"), Note(5, "학교 수학")
    add(ALGEBRA, BIOLOGY, CHEMISTRY, thai, korean, Note(6, "x", subject_labels=("mathématiques",)))
    assert backend.suggest(typed) == offered


def test_similar(add: Add, backend: Any) -> None:
    add(ALGEBRA, BIOLOGY, CHEMISTRY, Note(4, "Algebra of rivers", description="Equations for everyone again"))
    assert next(hit.id for hit in backend.similar("1")) == "4"
    assert "1" not in [hit.id for hit in backend.similar("1")]
    assert backend.similar("99") == []


def test_scan_reads_everything_in_order(add: Add, backend: Any) -> None:
    add(*(Note(pk, f"Lesson {pk:04}", license=("CC0",)) for pk in range(1, 1301)))
    found = [hit.id for hit in backend.scan(SearchRequest(q="lesson", sort="title"))]
    assert found == [str(pk) for pk in range(1, 1301)]
    assert list(backend.scan(SearchRequest(filters={"license": ("none",)}))) == []


def test_a_page_names_the_state_of_the_index(add: Add, find: Find, backend: Any) -> None:
    add(ALGEBRA)
    before = find().generation
    assert before == find("nothing").generation == backend.generation()
    add(BIOLOGY)
    assert find().generation != before
