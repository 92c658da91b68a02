"""Text → terms, written out."""

import pytest

from search.analysis import bigrams, folded, normalise, sort_key, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Open Educational Resources", ["open", "educational", "resources"]),
        ("CC BY-SA 4.0", ["cc", "by", "sa", "4", "0"]),
        ("snake_case, C++!", ["snake", "case", "c"]),
        ("", []),
        ("— … 🎓", []),
        # French and Italian elision, English possessive
        ("L’évaluation d'aujourd'hui", ["évaluation", "aujourd'hui"]),
        ("qu'il l'a vu", ["il", "a", "vu"]),
        ("dell'arte", ["arte"]),
        ("the teacher's book, don't", ["the", "teacher", "book", "don't"]),
        # marks belong to their word
        ("e\u0301cole", ["école"]),
        ("हिन्दी शिक्षा", ["हिन्दी", "शिक्षा"]),
        ("தமிழ்", ["தமிழ்"]),
        ("İstanbul", ["i\u0307stanbul"]),
        ("giáo dục mở", ["giáo", "dục", "mở"]),
        # compatibility forms, digits, invisible characters
        ("ＡＢＣ ﬁne", ["abc", "fine"]),
        ("๑๒ ໓ ៤ ၅", ["12", "3", "4", "5"]),
        ("soft\u00adhyphen zero\u200djoiner", ["softhyphen", "zerojoiner"]),
        ("broken\ud800surrogate", ["broken", "surrogate"]),
        # dictionaries: "open education and learning resources" and the like
        ("การศึกษาแบบเปิด", ["การ", "ศึกษา", "แบบ", "เปิด"]),
        ("ການສຶກສາເປີດ", ["ການສຶກສາ", "ເປີດ"]),
        ("ការអប់រំបើក", ["ការអប់រំ", "បើក"]),
        ("ပညာရေး မြန်မာ", ["ပညာရေး", "မြန်မာ"]),
        ("开放教育资源", ["开放", "教育", "资源"]),
        ("オープンカタカナ教育", ["オープン", "カタカナ", "教育"]),
        ("학교에서 배우는", ["학교에서", "배우는"]),
        ("ABCการศึกษา2567", ["abc", "การ", "ศึกษา", "2567"]),
        # a zero-width space is a break even where the dictionary sees one word
        ("ការ\u200bអប់រំ", ["ការ", "អប់រំ"]),
        # SARA AM in two pieces is the same vowel
        ("น้ํา", ["น้ำ"]),
        ("ນໍ້າ", ["ນ້ຳ"]),
    ],
)
def test_words(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("open education", []),
        ("น้ำใจ", ["น้ำใ", "ใจ", "จ"]),  # clusters, not code points
        ("水", ["水"]),
        ("数学 教材", ["数学", "学", "教材", "材"]),
        ("학교에서", ["학교", "교에", "에서", "서"]),
        ("ភ្នំ\u200bពេញ", ["ភ្នំពេ", "ពេញ", "ញ"]),  # over a zero-width space
    ],
)
def test_bigrams(text: str, found: list[str]) -> None:
    assert bigrams(text) == found


def test_folding_takes_particles_from_korean_words() -> None:
    assert folded(["학교에서", "학생들에게", "수학을", "교육"]) == ["학교", "학생들", "수학"]
    assert folded(["나는", "이", "아이"]) == []  # too short to tell


def test_folding_takes_marks_from_latin_words_only() -> None:
    assert folded(["tiếng", "đường", "œuvre", "straße", "smørrebrød"]) == [
        "tieng",
        "duong",
        "oeuvre",
        "strasse",
        "smorrebrod",
    ]
    assert folded(["open", "การ", "ការ", "ကို", "हिन्दी", "학교", "ёлка"]) == []


def test_normalising_twice_changes_nothing() -> None:
    for text in ("น้ํา", "Ｌ’École", "ﷺ", "İ", "\u200b\u00ad", "ΑΣ"):
        assert normalise(normalise(text)) == normalise(text)


def test_titles_sort_without_case_and_marks() -> None:
    assert sorted(["Zèbre", "éléphant", "Eagle"], key=sort_key) == ["Eagle", "éléphant", "Zèbre"]
