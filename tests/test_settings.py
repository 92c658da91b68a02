"""The page of settings holds what the code reads; a wrong value says which variable it is and what it takes."""

import ast
import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from oer_repo.env import Env, kept_secret

ROOT = Path(__file__).resolve().parents[1]


def names_in_code() -> list[str]:
    """The first argument of every call of `env.something` in settings.py."""
    tree = ast.parse((ROOT / "oer_repo" / "settings.py").read_text())
    return sorted(
        call.args[0].value
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id == "env"
    )


def rows_on_the_page() -> list[tuple[str, ...]]:
    page = (ROOT / "docs" / "reference" / "settings.md").read_text()
    return re.findall(r"^\| `([A-Z0-9_]+)` \| (.+) \| (.+) \|$", page, re.MULTILINE)


def test_a_text_that_is_set_to_nothing_is_not_set():
    assert Env({"DATA_DIR": ""}).text("DATA_DIR", "var") == "var"
    assert Env({"DATA_DIR": "/srv"}).text("DATA_DIR", "var") == "/srv"


def test_every_setting_is_on_the_page_and_nothing_else_is():
    assert sorted(name for name, _default, _words in rows_on_the_page()) == names_in_code()


def test_the_page_names_the_defaults_that_the_code_has():
    """Those that are plain text, a number, or yes or no."""
    code = (ROOT / "oer_repo" / "settings.py").read_text()
    plain = re.findall(r'env\.\w+\("(\w+)", (?:"([^"]*)"|(\d+)|(True|False))[,)]', code)
    on_the_page = {name: default for name, default, _words in rows_on_the_page()}
    assert len(plain) > 15
    for name, text, number, boolean in plain:
        assert on_the_page[name].startswith(f"`{text or number or boolean.lower()}`"), name


# --- the readers


@pytest.mark.parametrize("written", ["1", "true", "True", "YES", " on "])
def test_yes(written):
    assert Env({"X": written}).boolean("X", False) is True


@pytest.mark.parametrize("written", ["0", "false", "No", "OFF", ""])
def test_no(written):
    assert Env({"X": written}).boolean("X", True) is False


def test_defaults():
    env = Env({})
    assert env.text("X") == ""
    assert env.text("X", "here") == "here"
    assert env.boolean("X", True) is True
    assert env.integer("X", 7) == 7
    assert env.items("X", "a,b") == ["a", "b"]
    assert env.one_of("X", "a", ("a", "b")) == "a"


def test_items_are_told_apart_by_commas_and_trimmed():
    assert Env({"X": " oer.example.org, www.oer.example.org ,,"}).items("X", "localhost") == [
        "oer.example.org",
        "www.oer.example.org",
    ]


@pytest.mark.parametrize(
    ("reader", "value", "said"),
    [
        (lambda env: env.boolean("X", True), "perhaps", "X='perhaps': give true or false."),
        (lambda env: env.integer("X", 1), "many", "X='many': give a whole number of at least 0."),
        (lambda env: env.integer("X", 1), "-1", "X='-1': give a whole number of at least 0."),
        (lambda env: env.integer("X", 1), "1.5", "X='1.5': give a whole number of at least 0."),
        (lambda env: env.integer("X", 1), "", "X='': give a whole number of at least 0."),
        (lambda env: env.integer("X", 1), "²", "X='²': give a whole number of at least 0."),
        (lambda env: env.integer("X", 2, minimum=1), "0", "X='0': give a whole number of at least 1."),
        (lambda env: env.one_of("X", "a", ("a", "b")), "c", "X='c': give one of a, b."),
        (lambda env: env.one_of("X", "a", ("a", "b")), "", "X='': give one of a, b."),
    ],
)
def test_a_wrong_value_is_named(reader, value, said):
    with pytest.raises(ImproperlyConfigured) as error:
        reader(Env({"X": value}))
    assert str(error.value) == said


def test_a_wrong_value_stops_the_start():
    answer = subprocess.run(
        [sys.executable, "-c", "import oer_repo.settings"],
        env={"PATH": os.environ["PATH"], "MAX_FILE_BYTES": "2 GB", "SECRET_KEY": "x"},
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert answer.returncode != 0
    assert "MAX_FILE_BYTES='2 GB': give a whole number of at least 1." in answer.stderr


# --- the secret


def test_a_secret_that_is_given_is_taken(tmp_path):
    assert Env({"X": "given"}).secret("X", kept_in=tmp_path / "secret") == "given"
    assert not (tmp_path / "secret").exists()


def test_a_secret_is_made_once_and_only_its_owner_reads_it(tmp_path):
    path = tmp_path / "data" / "secret"
    first = Env({}).secret("X", kept_in=path)
    assert len(first) > 50
    assert Env({"X": ""}).secret("X", kept_in=path) == first
    assert kept_secret(path) == first
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in path.parent.iterdir()] == ["secret"]
