"""What haystack promises of every backend: SearchQuerySet and all that hangs on it."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from haystack.exceptions import SearchBackendError
from haystack.inputs import AutoQuery, Clean, Exact, Not, Raw
from haystack.query import SQ, SearchQuerySet

from tests.search.notes import Note, NoteIndex

pytestmark = pytest.mark.django_db

NOTES = (
    Note(
        1,
        "Open algebra",
        description="Equations and groups",
        license=("CC BY 4.0",),
        subject=("mathematics",),
        published=datetime(2020, 5, 1, 12, 30, tzinfo=UTC),
        pages=10,
        price=1.5,
        read_on=date(2020, 6, 1),
    ),
    Note(
        2,
        "Biology of rivers",
        description="Fish and algebra",
        license=("CC BY-SA 4.0",),
        subject=("biology", "mathematics"),
        published=datetime(2022, 5, 1, tzinfo=UTC),
        pages=20,
        price=2.5,
        draft=True,
    ),
    Note(
        3,
        "Chemistry: an opening",
        description="Acids and bases",
        license=("CC BY 4.0",),
        subject=("chemistry",),
        published=datetime(2021, 5, 1, tzinfo=UTC),
        pages=30,
    ),
)


@pytest.fixture(autouse=True)
def notes(add: Callable[..., None]) -> None:
    add(*NOTES)


def pks(found: SearchQuerySet) -> list[int]:
    return sorted(int(result.pk) for result in found)


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        (SQ(content="algebra"), [1, 2]),
        (SQ(title="algebra"), [1]),
        (SQ(title__content="open algebra"), [1]),
        (SQ(title__exact="Open algebra"), [1]),
        (SQ(title__exact="algebra open"), []),
        (SQ(title__startswith="open"), [1, 3]),
        (SQ(title__startswith="Open alg"), [1]),
        (SQ(title__endswith="istry"), [3]),
        (SQ(title__contains="iver"), [2]),
        (SQ(title__fuzzy="algebro"), [1]),
        (SQ(title__in=["Open algebra", "Biology of rivers"]), [1, 2]),
        (SQ(license="CC"), [1, 2, 3]),
        (SQ(license__exact="CC BY 4.0"), [1, 3]),
        (SQ(license__in=["CC BY 4.0", "CC0"]), [1, 3]),
        (SQ(license_exact__startswith="CC BY-"), [2]),
        (SQ(license__in=[]), []),
        (SQ(subject__exact="mathematics"), [1, 2]),
        (SQ(pages=20), [2]),
        (SQ(pages__gt=20), [3]),
        (SQ(pages__gte="20"), [2, 3]),
        (SQ(pages__lt=20), [1]),
        (SQ(pages__lte=20), [1, 2]),
        (SQ(pages__range=(10, 20)), [1, 2]),
        (SQ(pages__in=[10, 30, "many"]), [1, 3]),
        (SQ(pages="many"), []),
        (SQ(pages__gt=10**30), []),
        (SQ(price__gt=2), [2]),
        (SQ(draft=True), [2]),
        (SQ(draft="false"), [1, 3]),
        (SQ(published__gte=date(2021, 5, 1)), [2, 3]),
        (SQ(published__lt=datetime(2021, 1, 1, tzinfo=UTC)), [1]),
        (SQ(published__range=("2020-01-01", "2021-12-31")), [1, 3]),
        (SQ(read_on=date(2020, 6, 1)), [1]),
        (SQ(published__gt=date(9999, 1, 1)), []),
        (SQ(id="auth.group.3"), [3]),
        (SQ(django_id__in=[1, 2]), [1, 2]),
        (SQ(title_auto="che ope"), [3]),
        (SQ(content="algebra") & ~SQ(title="biology"), [1]),
        (SQ(title="algebra") | SQ(title="chemistry"), [1, 3]),
        (~SQ(title="algebra") & ~SQ(title="chemistry"), [2]),
        (~(SQ(title="algebra") | SQ(title="chemistry")), [2]),
        (~(SQ(content="algebra") & SQ(title="biology")), [1, 3]),
        (SQ(content="algebra") & (SQ(pages=10) | SQ(pages=30)), [1]),
        (SQ(content=AutoQuery('algebra -"fish and"')), [1]),
        (SQ(content=AutoQuery("")), [1, 2, 3]),
        (SQ(content=Exact("open algebra")), [1]),
        (SQ(content=Clean("algebra AND")), [1, 2]),
        (SQ(content=Exact("!!!")), []),
        (SQ(content=Not("algebra")), [3]),
        (SQ(content=Raw('title:algebra OR license_exact:"CC BY-SA 4.0"')), [1, 2]),
        (SQ(content=""), []),
    ],
    ids=str,
)
def test_conditions(condition: SQ, found: list[int]) -> None:
    assert pks(SearchQuerySet().filter(condition)) == found


def test_everything_and_nothing() -> None:
    assert pks(SearchQuerySet().all()) == [1, 2, 3]
    assert pks(SearchQuerySet().none()) == []
    assert pks(SearchQuerySet().exclude(title="algebra")) == [2, 3]
    assert pks(SearchQuerySet().filter(title="algebra").filter_or(title="chemistry")) == [1, 3]
    both = SearchQuerySet().filter(title="algebra") | SearchQuerySet().filter(title="biology")
    assert pks(both) == [1, 2]


def test_auto_query_ranks_the_title_first() -> None:
    assert [result.pk for result in SearchQuerySet().auto_query("algebra")] == ["1", "2"]


def test_a_result_knows_its_object_and_stored_fields() -> None:
    Group.objects.create(pk=1, name="the object")
    result = SearchQuerySet().filter(title="algebra").best_match()
    assert (result.app_label, result.model_name, result.pk, result.model) == ("auth", "group", "1", Group)
    assert (result.title, result.pages, result.license) == ("Open algebra", 10, ["CC BY 4.0"])
    assert (result.published, result.read_on) == (NOTES[0].published, date(2020, 6, 1))
    assert result.score > 0
    assert result.object.name == "the object"
    [loaded] = SearchQuerySet().filter(title="algebra").load_all()
    assert loaded.object.name == "the object"


@pytest.mark.parametrize(
    ("order", "found"),
    [("published", "132"), ("-published", "231"), ("title_sort", "231"), ("-pages", "321"), ("price", "123")],
)
def test_order(order: str, found: str) -> None:
    assert "".join(result.pk for result in SearchQuerySet().order_by(order)) == found


@pytest.mark.parametrize(
    ("order", "found"),
    [
        (("draft", "-pages"), "312"),
        (("-draft", "title_sort"), "231"),
        (("license", "-published"), "312"),
        (("license", "draft", "pages"), "132"),
    ],
)
def test_order_by_several_fields(order: tuple[str, ...], found: str) -> None:
    ordered = SearchQuerySet().order_by(*order)
    assert "".join(result.pk for result in ordered) == found
    assert [result.pk for result in ordered[1:3]] == list(found[1:])


def test_highlights_under_the_name_of_the_document_field(add: Callable[..., None]) -> None:
    add(Note(7, "Zoology & <zebras>", description="About a zebra"))
    [result] = SearchQuerySet().filter(content="zebra").highlight()
    assert result.highlighted == {"text": ["Zoology &amp; &lt;<em>zebras</em>&gt;", "About a <em>zebra</em>"]}


def test_spelling() -> None:
    assert SearchQuerySet().filter(content="algbra").spelling_suggestion() == "algebra"
    assert SearchQuerySet().auto_query("open algbra").spelling_suggestion() == "open algebra"
    assert SearchQuerySet().filter(content="algebra").spelling_suggestion() is None
    assert SearchQuerySet().spelling_suggestion("biolgy") == "biology"
    assert SearchQuerySet().set_spelling_query("chemsitry").spelling_suggestion() == "chemistry"


@pytest.mark.parametrize("order", [("title",), ("pages", "title"), ("nowhere",)])
def test_an_order_that_cannot_be_kept_is_refused(order: tuple[str, ...]) -> None:
    with pytest.raises(SearchBackendError):
        list(SearchQuerySet().order_by(*order))


def test_a_condition_on_a_field_that_does_not_exist_says_which_do() -> None:
    with pytest.raises(SearchBackendError, match="no index has a field 'tittle'; the fields are creators"):
        list(SearchQuerySet().filter(tittle="x"))


def test_slices_and_counts() -> None:
    found = SearchQuerySet().order_by("pages")
    assert [result.pk for result in found[1:3]] == ["2", "3"]
    assert found[0].pk == "1"
    assert (found.count(), len(SearchQuerySet().filter(title="algebra"))) == (3, 1)
    assert list(SearchQuerySet()[10:20]) == []


def test_models() -> None:
    assert pks(SearchQuerySet().models(Group)) == [1, 2, 3]


def test_facets_and_narrowing() -> None:
    counts = SearchQuerySet().facet("license").facet("subject").facet_counts()["fields"]
    assert counts["license"] == [("CC BY 4.0", 2), ("CC BY-SA 4.0", 1)]
    assert counts["subject"] == [("mathematics", 2), ("biology", 1), ("chemistry", 1)]
    narrowed = SearchQuerySet().narrow('license_exact:"CC BY 4.0"').facet("subject")
    assert narrowed.facet_counts()["fields"]["subject"] == [("chemistry", 1), ("mathematics", 1)]
    assert pks(narrowed) == [1, 3]


def test_date_and_query_facets() -> None:
    years = SearchQuerySet().date_facet("published", date(2020, 1, 1), date(2023, 1, 1), "year")
    assert years.facet_counts()["dates"]["published"] == [
        (datetime(2020, 1, 1), 1),
        (datetime(2021, 1, 1), 1),
        (datetime(2022, 1, 1), 1),
    ]
    assert SearchQuerySet().query_facet("title", "open*").facet_counts()["queries"] == {"title:open*": 2}


@pytest.mark.parametrize(
    ("narrowing", "found"),
    [
        ('license:"CC BY 4.0"', [1, 3]),
        ("title:algebra", [1]),
        ("title:alg*", [1]),
        ("algebra", [1, 2]),
        ("algebra AND NOT title:biology", [1]),
        ("title:algebra OR title:chemistry", [1, 3]),
        ("(title:algebra OR title:chemistry) AND pages__gt:15", [3]),
        ("published__gte:2021-06-01", [2]),
        ("((((", [1, 2, 3]),
        ("nosuchfield:algebra", []),
        (SQ(license__in=["CC BY 4.0"]) & ~SQ(title="algebra"), [3]),
        (SQ(published__gt=date(2021, 6, 1)), [2]),
        (SQ(content=Not("algebra")), [3]),
        ("*", [1, 2, 3]),
    ],
    ids=str,
)
def test_narrowing_by_text_and_by_condition(narrowing: str | SQ, found: list[int]) -> None:
    assert pks(SearchQuerySet().narrow(narrowing)) == found


def test_values() -> None:
    found = SearchQuerySet().order_by("pages")
    assert next(iter(found.values("pk", "title"))) == {"pk": "1", "title": "Open algebra"}
    assert list(found.values_list("pages", flat=True)) == [10, 20, 30]


def test_more_like_this(add: Callable[..., None]) -> None:
    add(Note(4, "Open algebra again", description="Equations and groups"), Note(5, "Gardens"))
    alike = SearchQuerySet().more_like_this(NOTES[0].group)
    assert next(iter(alike)).pk == "4"
    assert "1" not in [result.pk for result in alike]
    assert "5" not in [result.pk for result in alike]


def test_more_like_this_in_slices(add: Callable[..., None]) -> None:
    add(*(Note(pk, "Open algebra again", description="Equations and groups") for pk in range(10, 20)))
    alike = SearchQuerySet().more_like_this(NOTES[0].group)
    first, second = list(alike[:6]), list(alike[6:10])
    assert sorted(result.pk for result in first + second) == [str(pk) for pk in range(10, 20)]
    assert pks(alike.narrow("django_id:12")) == [12]


def test_places_are_refused_and_not_ignored() -> None:
    query = SearchQuerySet().query
    with pytest.raises(SearchBackendError, match="this engine knows no places: within"):
        query.backend.search("*", within={"field": "place"})


def test_autocomplete_and_boost() -> None:
    assert pks(SearchQuerySet().autocomplete(title_auto="bio riv")) == [2]
    liked = SearchQuerySet().filter(content="algebra").boost("fish", 50)
    assert [result.pk for result in liked] == ["2", "1"]


def test_raw_search_finds_words_and_fields() -> None:
    assert pks(SearchQuerySet().raw_search("subject:biology")) == [2]


def test_clearing_and_removing(backend: object) -> None:
    found = SearchQuerySet
    backend.remove("auth.group.1")  # type: ignore[attr-defined]
    assert pks(found()) == [2, 3]
    backend.clear(models=[Group])  # type: ignore[attr-defined]
    assert pks(found()) == []


def test_haystacks_own_commands(note_index: NoteIndex) -> None:
    for note in NOTES[:2]:
        note.group.save()
    call_command("rebuild_index", interactive=False, verbosity=0)
    assert pks(SearchQuerySet()) == [1, 2]
    Group.objects.get(pk=1).delete()
    NOTES[2].group.save()
    call_command("update_index", remove=True, verbosity=0)
    assert pks(SearchQuerySet()) == [2, 3]
    call_command("clear_index", interactive=False, verbosity=0)
    assert pks(SearchQuerySet()) == []
