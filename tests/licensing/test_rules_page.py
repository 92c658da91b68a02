"""The page of the rules says what the engine does."""

import runpy
import sys
from pathlib import Path

from licensing.rules_page import page

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "license-rules.md"


def test_the_page_is_written_from_the_tables_of_today():
    assert PAGE.read_text(encoding="utf-8") == page(), (
        "Write it anew: python -m licensing.rules_page > docs/reference/license-rules.md"
    )


def test_the_page_says_what_is_asked_of_it():
    text = page()
    assert "| CC BY 4.0 | yes | yes | yes | yes | yes | yes | not recommended |" in text
    assert "| modified | must | the work was changed, and not only trivially |" in text
    assert "| by-nc-nd | 2.0 2.1 2.5 3.0 4.0 | 97 | Distribution Reproduction |" in text


def test_the_command_that_writes_it_anew(monkeypatch, capsys):
    monkeypatch.delitem(sys.modules, "licensing.rules_page")
    runpy.run_module("licensing.rules_page", run_name="__main__")
    assert capsys.readouterr().out == page()
