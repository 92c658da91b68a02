"""The check page: the question in a link, the answer of the engine, remedies that change the question."""

import re
import zlib
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from html import unescape

import pytest
from django.test import Client

from licensing import Part, Use, check, registry, rules_version
from licensing.findings import Verdict
from licensing.use import Kind
from oer_repo.resources import actions
from tests.builders import person, published
from tests.licensing.test_charts import ADAPTERS, IDS, REMIX, cells
from tests.web.visitors import index_what_changed, signed_in

pytestmark = pytest.mark.django_db

WORDS = {
    Verdict.ALLOWED: "Allowed",
    Verdict.NOT_RECOMMENDED: "Not recommended",
    Verdict.UNCLEAR: "Unclear",
    Verdict.FORBIDDEN: "Not allowed",
}
MIX = {"lines": "CC BY-SA 4.0\nCC BY-NC-SA 4.0", "kind": "adapt", "money": "free"}


def asked(client: Client, form: Mapping[str, object]) -> str:
    """What the browser shows after the form was sent."""
    answer = client.post("/check/", form, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def verdict_of(page: str) -> str:
    found = re.search(r"<p class=\"row\" data-announce>.*?</svg>([^<]+)<", page, re.DOTALL)
    assert found
    return found[1]


def rows_of(page: str) -> list[str]:
    """One for each part."""
    _before, *rows = page.split('<li class="source"><input type="hidden" name="line"')
    return [row.split("</ol>")[0] for row in rows]


def presses_of(page: str) -> dict[str, str]:
    """The value of the first button that says it."""
    found = re.findall(r'name="try" value="([^"]+)">([^<]+)<', page)
    return {unescape(label): unescape(value) for value, label in reversed(found)}


# --- what the page says is what the engine says


def test_every_cell_of_the_charts_is_what_the_engine_says(client: Client) -> None:
    """64 cells of works that are remixed, 49 of an original and the license of its adaptation."""
    questions = [([IDS[one], IDS[other]], None) for one, other, _word in cells(REMIX)]
    questions += [([IDS[original]], IDS[wish]) for original, wish, _word in cells(ADAPTERS)]
    assert len(questions) == 64 + 49
    shown = {str(one): verdict_of(in_link(client, *one)) for one in questions}
    assert shown == {str(one): judged(*one) for one in questions}


def in_link(client: Client, inputs: list[str], wish: str | None) -> str:
    lines = [registry.get(license_id).url for license_id in inputs]
    question = {"p": lines, "kind": "adapt", "money": "free", "wish": wish or ""}
    return client.get("/check/", question).content.decode()


def judged(inputs: list[str], wish: str | None) -> str:
    use = Use(Kind.ADAPT, commercial=False, desired=registry.get(wish) if wish else None)
    return WORDS[check([Part.of(license_id) for license_id in inputs], use).verdict]


def test_the_licenses_the_whole_may_carry_the_best_first(client: Client) -> None:
    page = asked(client, {"lines": "CC BY 4.0\nCC BY-NC 4.0", "kind": "adapt", "money": "free"})
    listed = page.split('id="may-carry"')[1].split("</section>")[0]
    assert re.findall(r'class="badge"[^>]*>([^<]+)<', listed)[:2] == ["CC BY-NC 4.0", "CC BY-NC-SA 4.0"]


# --- why not, and what would help


def test_a_by_sa_and_a_by_nc_sa_work_and_what_would_help(client: Client) -> None:
    page = asked(client, MIX)
    assert verdict_of(page) == "Not allowed"
    assert all("Not with the others" in row for row in rows_of(page))
    assert "ShareAlike permits no further condition" in page
    assert "https://creativecommons.org/faq/#can-i-combine" in page
    presses = presses_of(page)
    helped = asked(client, {**MIX, "line": MIX["lines"].split("\n"), "how": ["", ""], "is": ["", ""],
                            "try": presses["Use it as it is"]})  # fmt: skip
    assert verdict_of(helped) == "Allowed"
    assert '<option value="unmodified" selected>' in helped


def test_every_remedy_changes_the_question_so_that_it_helps(client: Client) -> None:
    page = asked(client, MIX)
    rows = {"line": MIX["lines"].split("\n"), "how": ["", ""], "is": ["", ""]}
    presses = {label: value for label, value in presses_of(page).items() if label != "Take out"}
    assert {"Use it as it is", "With one under CC BY 4.0", "If they agree to CC BY 4.0"} <= set(presses)
    for value in presses.values():
        if not value.startswith(("drop", "find")):
            assert verdict_of(asked(client, {**MIX, **rows, "try": value})) == "Allowed", value
    beside = asked(client, {**MIX, **rows, "try": "how:unmodified:1"})
    assert (
        verdict_of(beside) == "Not recommended"
    )  # a noncommercial item beside an adaptation that is sold by others


def test_a_supposition_is_called_one_and_can_be_taken_back(client: Client) -> None:
    page = client.get("/check/?p=CC+BY-ND+4.0&is1=by/4.0&kind=adapt&money=free").content.decode()
    assert verdict_of(page) == "Allowed"
    assert "Supposed; it says something else." in page
    back = asked(client, {"lines": "CC BY-ND 4.0", "line": "CC BY-ND 4.0", "is": "by/4.0", "how": "",
                          "kind": "adapt", "money": "free", "try": "is::0"})  # fmt: skip
    assert verdict_of(back) == "Not allowed"


@pytest.mark.parametrize(
    ("changes", "press", "label"),
    [
        ({"money": "sold"}, "money:free", "Make it free"),
        ({"drm": "yes"}, "without_drm", "Without copy protection"),
        ({"wish": "by/4.0"}, "wish:by-nc-sa/4.0", "Take CC BY-NC-SA 4.0"),
    ],
)
def test_remedies_for_the_whole(client: Client, changes: dict[str, str], press: str, label: str) -> None:
    question = {"lines": "CC BY-NC-SA 4.0", "kind": "adapt", "money": "free"} | changes
    page = asked(client, question)
    assert verdict_of(page) == "Not allowed"
    assert presses_of(page)[label] == press
    assert verdict_of(asked(client, {**question, "try": press})) == "Allowed"


# --- reading lines


def test_an_ambiguous_line_shows_the_question_and_the_candidates(client: Client) -> None:
    page = asked(client, {"lines": "CC BY\nCC BY 4.0", "kind": "collect", "money": "free"})
    row, settled = rows_of(page)
    assert "Which version of the license is meant?" in row
    assert re.findall(r'value="(by/[\d.]+)"', row) == ["by/1.0", "by/2.0", "by/2.5", "by/3.0", "by/4.0"]
    assert verdict_of(page) == "Unclear"
    assert "One part has a question" in page
    assert "Allowed" in settled
    told = asked(client, {"lines": "CC BY\nCC BY 4.0", "line": ["CC BY", "CC BY 4.0"], "how": ["", ""],
                          "is": ["by/3.0", ""], "kind": "collect", "money": "free"})  # fmt: skip
    assert verdict_of(told) == "Allowed"
    assert '<option value="by/3.0" selected>' in told


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("https://creativecommons.org/licenses/by-nc/2.5/deed.th", "CC BY-NC 2.5"),
        ("temple_cc-by-sa-4.0.jpg", "CC BY-SA 4.0"),
        ("MIT", "MIT License"),
        ("zero/1.0", "CC0 1.0"),
        ("by/3.0/de", "CC BY 3.0 DE"),
        ("All rights reserved", "All rights reserved"),
        ("photo.jpg", "License not known"),
    ],
)
def test_licenses_links_and_file_names(client: Client, line: str, shown: str) -> None:
    (row,) = rows_of(asked(client, {"lines": line, "kind": "collect"}))
    assert shown in row


def test_silence_is_no_license_until_somebody_says_one(client: Client) -> None:
    page = asked(client, {"lines": "photo.jpg", "kind": "collect", "money": "free"})
    assert verdict_of(page) == "Not allowed"
    assert "without one nothing is permitted" in page
    assert "It does not say under which license it is." in page


def test_nothing_is_judged_before_one_says_what_is_made(client: Client) -> None:
    page = client.get("/check/", {"p": "CC BY-ND 4.0"}).content.decode()
    assert "Say first what you make of these works" in page
    assert "Not allowed" not in page


def test_a_line_keeps_its_choices_wherever_it_goes(client: Client) -> None:
    answer = client.post("/check/", {"lines": "CC BY 4.0\nMIT\nCC BY\nCC BY", "line": ["CC BY", "MIT"],
                                     "how": ["translated", "linked"], "is": ["by/2.0", ""], "kind": "adapt"})  # fmt: skip
    assert answer["Location"] == (
        "/check/?p=CC+BY+4.0&p=MIT&how2=linked&p=CC+BY&how3=translated&is3=by%2F2.0&p=CC+BY&kind=adapt#answer"
    )


# --- works kept here


def test_a_work_here_is_found_by_words_and_brings_its_license(client: Client) -> None:
    published(person(), title="Mangrove forests", license="by-nd/4.0")
    index_what_changed()
    found = asked(client, {"lines": "CC BY 4.0", "find": "mangrove", "kind": "adapt", "money": "free"})
    value = re.search(r'name="try" value="(add:[^"]+)"', found)
    assert value
    page = asked(client, {"lines": "CC BY 4.0", "kind": "adapt", "money": "free", "try": value[1]})
    row = rows_of(page)[1]
    assert ">Mangrove forests</a>" in row
    assert "CC BY-ND 4.0 does not permit sharing an adaptation." in row


def test_a_work_under_several_licenses_is_judged_by_all_of_them(client: Client) -> None:
    noy = person()
    version = published(noy, title="Mangrove forests", license="by/4.0")
    file = version.files.get()
    actions.correct_statement(
        version_id=version.pk,
        by=noy,
        license=registry.get("by-nc/4.0"),
        text="BY-NC",
        evidence="A letter",
        file_id=file.pk,
    )
    page = client.get(
        "/check/", {"p": "/r/mangrove-forests/", "kind": "collect", "money": "sold"}
    ).content.decode()
    (row,) = rows_of(page)
    assert ("CC BY 4.0" in row, "CC BY-NC 4.0" in row, verdict_of(page)) == (True, True, "Not allowed")


@pytest.mark.parametrize("address", ["/r/nothing/", "/r/mangrove-forests/v/7/"])
def test_what_is_not_here_is_a_link_like_any_other(client: Client, address: str) -> None:
    published(person(), title="Mangrove forests")
    (row,) = rows_of(client.get("/check/", {"p": address, "kind": "collect"}).content.decode())
    assert "License not known" in row
    assert "There is no such resource here." in row


def test_a_draft_or_withdrawn_work_is_not_told(client: Client) -> None:
    noy = person()
    version = published(noy, title="Mangrove forests")
    actions.withdraw(resource_id=version.resource_id, by=noy, reason="Wrong")
    page = signed_in(noy).get("/check/", {"p": "/r/mangrove-forests/", "kind": "collect"}).content.decode()
    assert "Mangrove forests" not in page


# --- the link


def test_the_link_holds_the_whole_question(client: Client) -> None:
    form = {"lines": "CC BY 4.0\n“ข้าว” CC BY-SA 4.0", "kind": "collect", "money": "certificate", "private": "yes",
            "drm": "yes", "wish": "by-sa/4.0"}  # fmt: skip
    answer = client.post("/check/", form)
    page = client.get(answer["Location"].partition("#")[0]).content.decode()
    assert answer.status_code == 303
    for said in ("CC BY 4.0\n“ข้าว” CC BY-SA 4.0</textarea>", 'value="collect" checked', 'value="certificate" selected',
                 'name="private" value="yes" checked', 'name="drm" value="yes" checked', 'value="by-sa/4.0" selected'):  # fmt: skip
        assert said in page


def test_a_long_question_is_packed_into_a_link_that_servers_take(client: Client) -> None:
    lines = [
        f"https://images.example.org/temples/{number}/photo-{number * 7919}.jpg CC BY-SA 4.0"
        for number in range(200)
    ]
    answer = client.post("/check/", {"lines": "\n".join(lines), "kind": "collect", "money": "free"})
    assert answer.status_code == 303
    assert len(answer["Location"]) < 8_000
    page = client.get(answer["Location"].partition("#")[0]).content.decode()
    assert len(rows_of(page)) == 200
    assert lines[199] in page


def test_a_question_too_long_for_any_link_is_answered_all_the_same(client: Client) -> None:
    lines = "\n".join(
        f"{number * 7919**40 % 10**60} {number**55 % 10**90} CC BY 4.0" for number in range(1, 200)
    )
    answer = client.post("/check/", {"lines": lines, "kind": "collect"})
    assert answer.status_code == 200
    assert "too long for a link" in answer.content.decode()
    assert len(rows_of(answer.content.decode())) == 199


@pytest.mark.parametrize(
    "packed", ["nonsense", "eNorSC0uBQAEqgGp", "!!!", "eJzLSM3JyVcozy_KSQEAGgsEXQ", "eNrt"]
)
def test_a_link_that_was_cut_says_so(client: Client, packed: str) -> None:
    answer = client.get("/check/", {"z": packed})
    assert answer.status_code in (200, 422)
    assert "Traceback" not in answer.content.decode()


def test_a_packed_link_does_not_unpack_for_ever(client: Client) -> None:
    bomb = urlsafe_b64encode(zlib.compress(b"p=" + b"x" * 20_000_000)).decode()
    answer = client.get("/check/", {"z": bomb})
    assert answer.status_code == 422
    assert "This link was cut on its way" in answer.content.decode()


# --- bad input


def test_too_many_lines_are_counted_and_none_is_lost(client: Client) -> None:
    answer = client.post("/check/", {"lines": "\n".join(["CC BY 4.0"] * 230), "kind": "adapt"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "These are 230 lines; 200 are the most. Take 30 out, or ask in two goes." in page
    assert page.count("CC BY 4.0\n") == 229
    assert 'value="adapt" checked' in page


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("p=CC+BY+4.0&kind=steal", "“steal” has no meaning for “kind”."),
        ("p=CC+BY+4.0&how1=eaten&kind=adapt", "“eaten” has no meaning for “how”."),
        ("p=CC+BY+4.0&money=lots&kind=adapt", "“lots” has no meaning for “money”."),
        ("p=CC+BY+4.0&wish=by/9.9&kind=adapt", "There is no license with the id “by/9.9”."),
        ("p=CC+BY&is1=by/9.9&kind=adapt", "There is no license with the id “by/9.9”."),
        ("p=" + "x" * 1500 + "&kind=adapt", "Line 1 has 1500 characters; 1000 are the most."),
    ],
)
def test_words_without_meaning_are_named_and_the_rest_stays(client: Client, query: str, said: str) -> None:
    answer = client.get(f"/check/?{query}")
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "CC BY" in answer.content.decode() or "xxx" in answer.content.decode()


def test_what_no_button_sends_changes_nothing(client: Client) -> None:
    for press in ("nonsense", "how:unmodified:9", "is:by/4.0:x,²,-1", "drop::7", "::::"):
        answer = client.post("/check/", {**MIX, "try": press})
        assert answer["Location"] == "/check/?p=CC+BY-SA+4.0&p=CC+BY-NC-SA+4.0&kind=adapt&money=free#answer"


def test_turned_and_hidden_text_is_made_harmless(client: Client) -> None:
    page = asked(
        client, {"lines": "\u202egpj.exe CC BY 4.0\x00\x07\n<script>alert(1)</script>", "kind": "collect"}
    )
    assert "\u202e" not in page
    assert "\x07" not in page
    assert "<script>alert" not in page


def test_a_visitor_who_asks_gets_no_cookie(client: Client) -> None:
    asked(client, MIX)
    assert not client.cookies


def test_the_sheet_says_when_and_by_which_rules(client: Client) -> None:
    page = asked(client, MIX)
    assert f"rules of {rules_version()}" in page
    assert "This is not legal advice." in page
