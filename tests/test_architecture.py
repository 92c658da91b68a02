"""The house rules that a machine can hold: who knows whom, one door per library, sizes, names, migrations."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command

ROOT = Path(__file__).resolve().parents[1]
PRODUCT = ("licensing", "storage", "search", "oer_repo")
MAX_SETTINGS, MAX_MODULE, MAX_FUNCTION = 250, 300, 40
VAGUE = {"utils", "util", "helpers", "helper", "common", "base", "manager", "misc"}
# The only modules (or folders, or beginnings of names) that may import the library.
DOORS = {
    "boto3": ["storage/backends/s3"],
    "botocore": ["storage/backends/s3"],
    "magic": ["storage/identify.py"],
    "pylibmagic": ["storage/identify.py"],
    "tantivy": ["search/backends/embedded"],
    "elasticsearch": ["search/backends/elasticsearch"],
    "icu4py": ["search/"],
    "Stemmer": ["search/stems.py"],
    "rapidfuzz": ["search/spelling.py"],
    "haystack": ["search/", "oer_repo/resources/search_indexes.py"],
    "bleach": ["oer_repo/resources/html.py"],
    "markdown_it": ["oer_repo/resources/html.py"],
    "csp": ["oer_repo/settings.py", "oer_repo/web/reuse/embed.py"],
    "docx": ["oer_repo/formats/credits_docx.py"],
    "pypdfium2": ["oer_repo/ingest/render_preview.py"],
    "allauth": ["oer_repo/accounts/", "oer_repo/worker/first_run.py"],
    "rest_framework": ["oer_repo/api/"],
    "drf_spectacular": ["oer_repo/api/"],
}


def modules() -> list[Path]:
    return [
        path
        for name in PRODUCT
        for path in sorted((ROOT / name).rglob("*.py"))
        if not {"migrations", "build"} & set(path.relative_to(ROOT).parts)
    ]


def trees() -> Iterator[tuple[str, ast.Module]]:
    for path in modules():
        yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text())


def imported(tree: ast.Module) -> Iterator[str]:
    """The libraries that a module names, also inside functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def test_knowledge_goes_down_only():
    """The contracts of pyproject.toml."""
    answer = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_each_library_has_one_door():
    strangers = [
        f"{path} imports {library}"
        for path, tree in trees()
        for library in imported(tree)
        if library in DOORS and not path.startswith(tuple(DOORS[library]))
    ]
    assert strangers == []


def test_the_product_never_imports_its_tests():
    assert [path for path, tree in trees() if {"tests", "benchmarks", "pytest"} & set(imported(tree))] == []


def test_settings_are_one_short_file():
    assert lines(ROOT / "oer_repo" / "settings.py") < MAX_SETTINGS


def test_a_module_has_one_idea():
    assert {path.name: lines(path) for path in modules() if lines(path) > MAX_MODULE} == {}


def test_a_function_has_one_idea():
    long = {
        f"{path}: {node.name}": node.end_lineno - node.lineno + 1
        for path, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno + 1 > MAX_FUNCTION
    }
    assert long == {}


def test_names_say_what_is_inside():
    assert [str(path) for path in modules() if path.stem in VAGUE or path.parent.name in VAGUE] == []


def test_migrations_are_named_by_what_they_do():
    """Not by the minute at which they were made."""
    found = [path for name in PRODUCT for path in (ROOT / name).rglob("migrations/0*.py")]
    assert found
    assert [path.name for path in found if "_auto" in path.stem] == []


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def lines(path: Path) -> int:
    return len(path.read_text().splitlines())
