"""What every engine must do with our own request, and with the words of many languages."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from search.page import FacetValue, SearchPage
from tests.search.notes import Note

Find = Callable[..., SearchPage]
Add = Callable[..., None]

ALGEBRA = Note(
    1,
    "Open algebra",
    description="Equations for everyone",
    creators=("Ada Lovelace",),
    license=("CC BY 4.0",),
    subject=("mathematics",),
    language=("en",),
    published=datetime(2020, 1, 1, tzinfo=UTC),
)
BIOLOGY = Note(
    2,
    "Biology of rivers",
    description="An open course about algebra in fish",
    license=("CC BY-SA 4.0",),
    subject=("biology", "mathematics"),
    language=("en", "th"),
    published=datetime(2022, 1, 1, tzinfo=UTC),
)
CHEMISTRY = Note(
    3,
    "Éléments de chimie",
    description="L'évaluation d'un cours ouvert",
    keywords=("open education",),
    license=("CC BY 4.0",),
    subject=("chemistry",),
    language=("fr",),
    published=datetime(2021, 1, 1, tzinfo=UTC),
)


def ids(page: SearchPage) -> list[str]:
    return [hit.id for hit in page.hits]


def test_an_empty_question_asks_for_everything(add: Add, find: Find) -> None:
    add(ALGEBRA, BIOLOGY, CHEMISTRY)
    page = find()
    assert (page.total, sorted(ids(page)), page.pages) == (3, ["1", "2", "3"], 1)


def test_a_hit_carries_what_was_stored_as_it_was(add: Add, find: Find) -> None:
    add(ALGEBRA)
    [hit] = find("algebra").hits
    assert hit.fields["title"] == "Open algebra"
    assert hit.fields["license"] == ["CC BY 4.0"]
    assert hit.fields["published"] == datetime(2020, 1, 1, tzinfo=UTC)
    assert hit.fields["shelf"] == "shelf 1"
    assert hit.score > 0
    assert "text" not in hit.fields


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ("algebra", ["1", "2"]),  # the title counts more than the description
        ("ALGEBRA", ["1", "2"]),
        ("open algebra", ["1", "2"]),
        ("algebra rivers", ["2"]),
        ("algebra nowhere", ["1", "2"]),  # nothing has both
        ("nowhere nothing", []),
        ('algebra "nowhere"', []),
        ("lovelace", ["1"]),
        ("elements", ["3"]),  # typed without its diacritics
        ("éléments", ["3"]),
        ("évaluation", ["3"]),  # after an elided article
        ("l'évaluation", ["3"]),
        ("evaluation", ["3"]),
        ('"open course"', ["2"]),
        ('"course open"', []),
        ('"open education"', ["3"]),
        ("“open algebra”", ["1"]),
        ("algebra -rivers", ["1"]),
        ('algebra -"fish in"', ["1", "2"]),
        ('algebra -"in fish"', ["1"]),
        ("-algebra", ["3"]),
        ('"open algebra', ["1"]),  # a quotation that was never closed
        ("!!!", []),
    ],
)
def test_words_quotes_and_minus(add: Add, find: Find, q: str, found: list[str]) -> None:
    add(ALGEBRA, BIOLOGY, CHEMISTRY)
    assert ids(find(q)) == found


THAI = Note(11, "ทรัพยากรการศึกษาแบบเปิด", description="สื่อการสอนคณิตศาสตร์สำหรับนักเรียนประถม น้ำใจ")
LAO = Note(12, "ຊັບພະຍາກອນການສຶກສາເປີດ", description="ປຶ້ມຮຽນຄະນິດສາດສຳລັບນັກຮຽນ")
KHMER = Note(13, "ធនធានអប់រំបើកចំហ", description="សៀវភៅសិក្សា\u200bគណិតវិទ្យា\u200bសម្រាប់សិស្ស")
BURMESE = Note(14, "ပွင့်လင်းပညာရေးအရင်းအမြစ်များ", description="ကျောင်းသားများအတွက် သင်္ချာစာအုပ်")
KOREAN = Note(15, "공개 교육 자료", description="학교에서 학생들에게 수학을 가르치는 방법")
VIETNAMESE = Note(16, "Tài nguyên giáo dục mở", description="Sách giáo khoa toán học cho học sinh đường phố")
CHINESE = Note(17, "开放教育资源", description="小学数学教材")
HINDI = Note(18, "मुक्त शिक्षा संसाधन", description="विद्यालय के लिए गणित")
INDONESIAN = Note(19, "Sumber pendidikan terbuka", description="Buku matematika untuk sekolah")


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ("การศึกษา", "11"),
        ("ศึกษา", "11"),
        ("คณิตศาสตร์", "11"),
        ("การศึกษา คณิตศาสตร์", "11"),
        ("คณิตศาสตร์การศึกษา", "11"),  # two words typed without a space
        ("น้ําใจ", "11"),  # SARA AM typed in two pieces
        ('"การศึกษาแบบเปิด"', "11"),
        ("ການສຶກສາ", "12"),
        ("ຄະນິດສາດ", "12"),
        ("ສໍາລັບ", "12"),  # the Lao vowel in two pieces
        ("អប់រំ", "13"),
        ("គណិតវិទ្យា", "13"),
        ("សិក្សាគណិតវិទ្យា", "13"),  # over the break that the text shows with a zero-width space
        ("គណិត\u200bវិទ្យា", "13"),
        ("ပညာရေး", "14"),
        ("သင်္ချာ", "14"),
        ("ကျောင်းသား", "14"),
        ("학교", "15"),  # the text has it with a particle
        ("수학", "15"),
        ("학교는 수학이", "15"),  # with other particles than the text
        ("교육 자료", "15"),
        ("giáo dục", "16"),
        ("giao duc", "16"),  # as typed on a keyboard without Vietnamese
        ("duong", "16"),
        ("TOÁN HỌC", "16"),
        ("教育", "17"),
        ("数学", "17"),
        ("学", "17"),  # one character, inside a word
        ("शिक्षा", "18"),
        ("विद्यालय", "18"),
        ("matematika", "19"),
    ],
)
def test_words_are_found_in_the_languages_of_the_region(add: Add, find: Find, q: str, found: str) -> None:
    add(THAI, LAO, KHMER, BURMESE, KOREAN, VIETNAMESE, CHINESE, HINDI, INDONESIAN)
    assert ids(find(q)) == [found]


@pytest.mark.parametrize("q", ["หุ่นยนต์", "ຟີຊິກ", "ជីវវិទ្យា", "ဇီဝဗေဒ", "생물", '"sinh vật"', "生物"])
def test_other_words_of_those_languages_are_not(add: Add, find: Find, q: str) -> None:
    add(THAI, LAO, KHMER, BURMESE, KOREAN, VIETNAMESE, CHINESE)
    assert find(q).total == 0


def test_the_word_as_typed_comes_before_the_word_without_its_marks(add: Add, find: Find) -> None:
    add(Note(1, "Đường phố"), Note(2, "Duong nhan vat"), Note(3, "Con đường"))
    assert ids(find("duong"))[0] == "2"
    assert sorted(ids(find("đường"))[:2]) == ["1", "3"]


@pytest.mark.parametrize(
    ("sort", "found"),
    [("newest", ["2", "3", "1", "4"]), ("oldest", ["1", "3", "2", "4"]), ("title", ["2", "3", "1", "4"])],
)
def test_sorting_puts_what_has_no_date_last(add: Add, find: Find, sort: str, found: list[str]) -> None:
    add(ALGEBRA, BIOLOGY)
    add(CHEMISTRY, Note(4, "Zoology"))
    assert ids(find(sort=sort)) == found


def test_pages_follow_each_other(add: Add, find: Find) -> None:
    add(*(Note(pk, f"Lesson {pk:03}") for pk in range(1, 26)))
    pages = [find("lesson", sort="title", page=page, per_page=10) for page in (1, 2, 3, 4)]
    assert [hit for page in pages for hit in ids(page)] == [str(pk) for pk in range(1, 26)]
    assert {(page.total, page.pages) for page in pages} == {(25, 3)}


def test_values_of_a_facet_are_alternatives_and_facets_narrow(add: Add, find: Find) -> None:
    add(ALGEBRA, BIOLOGY, CHEMISTRY)
    assert sorted(ids(find(filters={"subject": ("biology", "chemistry")}))) == ["2", "3"]
    assert ids(find(filters={"subject": ("biology", "chemistry"), "language": ("fr",)})) == ["3"]
    assert ids(find("algebra", filters={"license": ("CC BY 4.0",)})) == ["1"]
    assert find(filters={"license": ("cc by 4.0",)}).total == 0


def test_counts_ignore_what_was_chosen_in_their_own_facet(add: Add, find: Find) -> None:
    add(ALGEBRA, BIOLOGY, CHEMISTRY)
    facets = find(filters={"license": ("CC BY 4.0",)}).facets
    assert facets["license"] == (FacetValue("CC BY 4.0", 2, True), FacetValue("CC BY-SA 4.0", 1, False))
    assert facets["subject"] == (FacetValue("chemistry", 1, False), FacetValue("mathematics", 1, False))
    assert facets["language"] == (FacetValue("en", 1, False), FacetValue("fr", 1, False))


def test_what_was_chosen_stays_in_sight_without_results(add: Add, find: Find) -> None:
    add(ALGEBRA)
    assert find("nowhere", filters={"license": ("CC0",)}).facets["license"] == (FacetValue("CC0", 0, True),)


def test_a_facet_that_the_index_lacks_finds_nothing(add: Add, find: Find) -> None:
    add(ALGEBRA)
    page = find(filters={"institution": ("Mahidol",)})
    assert (page.total, "institution" in page.facets) == (0, False)


def test_a_changed_note_replaces_its_old_self(add: Add, find: Find) -> None:
    add(ALGEBRA)
    add(Note(1, "Geometry"))
    assert (find("algebra").total, ids(find("geometry")), find().total) == (0, ["1"], 1)
