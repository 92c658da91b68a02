"""The edition of the rules: the same as long as nothing changed, another as soon as a rule or a table does."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from licensing import rules_version

ROOT = Path(__file__).resolve().parents[2]


def edition_in(folder: Path) -> str:
    asked = [sys.executable, "-c", "import licensing; print(licensing.rules_version())"]
    return subprocess.run(asked, cwd=folder, capture_output=True, text=True, check=True).stdout.strip()


def copied(folder: Path) -> Path:
    return Path(
        shutil.copytree(
            ROOT / "licensing", folder / "licensing", ignore=shutil.ignore_patterns("__pycache__", "build")
        )
    )


def test_it_names_a_day_and_a_fingerprint():
    assert re.fullmatch(r"\d{4}-\d\d-\d\d\+[0-9a-f]{10}", rules_version())


def test_the_same_rules_are_the_same_edition_wherever_they_lie(tmp_path: Path):
    copied(tmp_path)
    assert edition_in(tmp_path) == rules_version()


def test_another_rule_or_table_is_another_edition(tmp_path: Path):
    licensing = copied(tmp_path)
    for changed in ("rules/sharealike.py", "data/families.json"):
        before = edition_in(tmp_path)
        with (licensing / changed).open("a") as file:
            file.write("\n")
        assert edition_in(tmp_path) != before


def test_what_is_written_beside_the_rules_changes_no_edition(tmp_path: Path):
    licensing = copied(tmp_path)
    (licensing / "templatetags" / "licensing.py").write_text("")
    assert edition_in(tmp_path) == rules_version()
