"""`manage.py license …`: JSON lines in, JSON lines out."""

import io
import json
import os
import subprocess
import sys
import termios
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given, settings
from hypothesis import strategies as st

from licensing.answers import ANSWERS
from licensing.management.commands.license import reply

MANAGE = Path(__file__).resolve().parents[2] / "manage.py"


@pytest.fixture
def ask(monkeypatch):
    def asked(question: str, *lines: object) -> list[dict]:
        text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode()), encoding="ascii"))
        out = io.StringIO()
        call_command("license", question, stdout=out)
        return [json.loads(line) for line in out.getvalue().splitlines()]

    return asked


def test_identify(ask):
    assert ask("identify", {"input": "CC BY-SA 4.0", "scheme": None}, {"input": "a picture"}) == [
        {
            "status": "ok",
            "id": "by-sa/4.0",
            "url": "https://creativecommons.org/licenses/by-sa/4.0/",
            "spdx": "CC-BY-SA-4.0",
            "candidates": [],
            "question": None,
        },
        {"status": "none", "id": None, "url": None, "spdx": None, "candidates": [], "question": None},
    ]


def test_identify_asks_when_it_is_not_sure(ask):
    [answer] = ask("identify", {"input": "CC BY"})
    assert (answer["status"], answer["id"]) == ("ambiguous", None)
    assert answer["candidates"] == ["by/1.0", "by/2.0", "by/2.5", "by/3.0", "by/4.0"]
    assert answer["question"] == "Which version of the license is meant?"


def test_check(ask):
    question = {"inputs": ["by/4.0", "by-sa/4.0"], "use": "adapt", "commercial": True}
    [answer] = ask("check", question)
    assert (answer["verdict"], answer["outputs"]) == ("allowed", ["by-sa/4.0"])
    assert answer["reasons"]
    assert all(reason["source"] for reason in answer["reasons"])


def test_solve(ask):
    [answer] = ask("solve", {"inputs": ["by-nc/4.0", "by-sa/4.0"], "use": "adapt"})
    assert answer["outputs"] == []
    assert answer["obstacles"]


def test_attribute(ask):
    work = {"key": "W1", "license": "by/4.0", "title": "Photosynthesis", "creators": ["Ada Obi"]}
    [answer] = ask(
        "attribute",
        {
            "works": [work],
            "use": {"kind": "verbatim"},
            "output_license": None,
            "format": "text",
            "language": "de",
        },
    )
    assert answer["must"] == ["creator:W1", "license_uri:W1", "license_indication:W1"]
    assert answer["credit"] == (
        "„Photosynthesis“ von Ada Obi. "
        "Lizenziert unter CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)."
    )


def test_creators_may_have_pages_and_years_may_be_numbers(ask):
    work = {
        "license": "KOGL-1",
        "creators": [{"name": "○○기관", "url": "https://example.kr"}, {"name": " "}],
        "source_url": "https://example.kr/x",
        "year": 2020,
    }
    [answer] = ask("attribute", {"works": [work]})
    assert answer["must"] == ["creator:W1", "source_uri:W1"]
    assert answer["credit"].startswith("By ○○기관 (https://example.kr), 2020. Source: https://example.kr/x.")


def test_malformed_lines_are_answered_in_their_place(ask):
    answers = ask("identify", "{", "", "[]", {"input": "CC0 1.0"}, {"input": 3}, {"input": "x", "scheme": 1})
    assert [answer.get("id") for answer in answers] == [None, None, None, "zero/1.0", None, None]
    assert answers[2] == {"error": "A question must be one JSON object."}
    assert answers[4] == {"error": '"input" must be the statement as text, not 3.'}
    assert all("error" in answers[place] for place in (0, 1, 2, 4, 5))


WRONG = [
    ("attribute", {"works": []}, "no work to credit"),
    ("attribute", {"works": "x"}, '"works" must be a list'),
    ("attribute", {"works": ["x"]}, '"works" must hold objects'),
    ("attribute", {"works": [{"license": "by/9.0"}]}, "no license 'by/9.0'"),
    ("attribute", {"works": [{"license": "MIT OR by/4.0"}]}, "offers a choice"),
    ("attribute", {"works": [{"title": ["x"]}]}, '"title" must be text'),
    ("attribute", {"works": [{}], "use": {"modified": "yes"}}, '"modified" must be true, false or null'),
    ("attribute", {"works": [{}], "use": {"kind": "borrow"}}, "'borrow' is not a use"),
    ("attribute", {"works": [{}], "format": "pdf"}, "'pdf' is not a format"),
    ("attribute", {"works": [{}], "language": "tlh"}, "no phrases for the language 'tlh'"),
    ("check", {"inputs": ["by/4.0"], "use": "borrow"}, "borrow"),
]


@pytest.mark.parametrize(("question", "asked", "words"), WRONG)
def test_errors_name_what_is_wrong(ask, question, asked, words):
    [answer] = ask(question, asked)
    assert words in answer["error"]


def test_errors_stay_short_however_long_the_line_was(ask):
    book = {"input": "CC BY 4.0 " * 100_000}
    wrong = {"inputs": ["x" * 100_000], "use": "adapt"}
    statement = {"inputs": [{"statement": "CC BY 4.0 " * 100_000}], "use": "adapt"}
    assert ask("identify", book) == [
        {"error": '"input" has 1000000 characters; a statement has 200000 at most.'}
    ]
    (unknown,), (unread,) = ask("check", wrong), ask("check", statement)
    assert unknown["error"].startswith("There is no license 'xxx")
    assert "It has 1000000 characters; 200000 are read at most." in unread["error"]
    assert max(len(unknown["error"]), len(unread["error"])) < 400


def test_an_unknown_question_is_refused():
    with pytest.raises(CommandError, match="invalid choice: 'guess'"):
        call_command("license", "guess")


def test_a_terminal_shows_how_far_it_is(tmp_path):
    terminal, stderr = os.openpty()
    termios.tcsetwinsize(terminal, (24, 80))
    done = subprocess.run(
        [sys.executable, MANAGE, "license", "identify"],
        input='{"input": "CC0 1.0"}\n',
        stdout=subprocess.PIPE,
        stderr=stderr,
        text=True,
        check=True,
        env={**os.environ, "DATA_DIR": str(tmp_path)},
    )
    os.close(stderr)
    assert "1line [" in os.read(terminal, 10_000).decode()
    os.close(terminal)
    assert json.loads(done.stdout)["id"] == "zero/1.0"


# Long runs of one thing, over which a pattern that tries every split would never end.
HOSTILE = [
    ("identify", {"input": "creativecommons" * 2_000}),
    ("identify", {"input": "//cr" + "c" * 20_000}),
    ("identify", {"input": "CC BY " + " " * 20_000 + "4.0"}),
    ("identify", {"input": "<a " * 10_000}),
    ("identify", {"input": "{{" * 10_000, "scheme": "wikimedia"}),
    ("check", {"inputs": ["by/4.0" + " " * 50_000 + "x"], "use": "adapt"}),
    ("check", {"inputs": ["by/4.0" + " OR " * 10_000], "use": "adapt"}),
    ("attribute", {"works": [{"key": f"W{at}", "license": "by/4.0"} for at in range(1_000)]}),
]


@pytest.mark.parametrize(("question", "asked"), HOSTILE)
def test_a_hostile_line_is_answered_like_any_other(question, asked):
    assert reply(json.dumps(asked), question)


json_leaves = (
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.sampled_from(["by/4.0", "adapt"])
)
json_nests = st.lists(json_leaves, max_size=3) | st.dictionaries(st.text(max_size=6), json_leaves, max_size=3)
json_values = (
    json_leaves
    | st.lists(json_nests, max_size=2)
    | st.dictionaries(
        st.sampled_from(["key", "license", "kind", "creators"]), json_leaves | json_nests, max_size=3
    )
)
FIELDS = (
    "input",
    "scheme",
    "inputs",
    "use",
    "act",
    "commercial",
    "context",
    "desired_output",
    "works",
    "format",
)


@settings(max_examples=60, deadline=None)
@given(
    question=st.sampled_from(sorted(ANSWERS)),
    asked=st.dictionaries(st.sampled_from(FIELDS) | st.text(max_size=6), json_values, max_size=5),
)
def test_no_line_ends_the_run(question, asked):
    assert json.dumps(reply(json.dumps(asked), question))
