"""What is marked in a text: the word in every form, and not what only begins like it."""

import pytest

from search.highlight import Marker


@pytest.mark.parametrize(
    ("question", "text", "marked"),
    [
        ("strasse", "Die Straße, nicht der Strand", ["Straße"]),
        ("straße", "DIE STRASSE", ["STRASSE"]),
        ("oeuvre", "Une œuvre d'art", ["œuvre"]),
        ("soeur", "ma sœur", ["sœur"]),
        ("aesop", "Fables of Æsop", ["Æsop"]),
        ("école", "à l'école et à l’École", ["l'école", "l’École"]),
        ("ecole", "À l'École", ["l'École"]),
        ("don", "Don't do it, Don", ["Don"]),
        ("duong", "Đường đi", ["Đường"]),
        ("привет", "Привет, мир", ["Привет"]),
        ("a", "ab a_b A", ["a", "A"]),
        ("sets", "a set of sentences", ["set"]),
        ("resume", "A re\u0301sume\u0301", ["re\u0301sume\u0301"]),
        ("fine", "a ﬁne e\u00adxample", ["ﬁne"]),
        ("istanbul", "ISTANBUL", ["ISTANBUL"]),
        ("ภาษา", "เรียนภาษาไทย", ["ภาษา"]),
        ("น\u0e4dา", "ดื่มน้ำ น\u0e4dา", ["น\u0e4dา"]),
        ("학교", "학교에서 배운다", ["학교에서"]),
    ],
)
def test_each_form_of_a_word_is_marked_as_it_was_written(question: str, text: str, marked: list[str]) -> None:
    assert [piece.text for piece in Marker(question).pieces(text) if piece.found] == marked


def test_only_what_is_shown_of_a_long_text_is_marked() -> None:
    pieces = Marker("algebra").pieces("Introduction. " * 50 + "Algebra. " + "More words. " * 50 + "Algebra.")
    assert [piece.text for piece in pieces if piece.found] == ["Algebra"]
    assert pieces[0].text == pieces[-1].text[::-1] == "… "
