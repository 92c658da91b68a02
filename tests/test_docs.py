"""What the documents say of files, commands, dependencies and tables is so."""

import importlib.metadata
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import get_commands
from packaging.requirements import Requirement

from oer_repo.worker.periodic import JOBS
from tests.resources.test_permissions import TABLE

ROOT = Path(__file__).resolve().parents[1]
OURS = ("licensing", "storage", "search", "oer_repo")
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for folder, pattern in [
        (".", "*.md"),
        ("docs", "**/*.md"),
        ("licensing", "*.md"),
        ("oer_repo/web", "**/*.md"),
    ]
    for path in (ROOT / folder).glob(pattern)
)
CODE = re.compile(r"^```.*?^```|`[^`\n]+`", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")
COMMAND = re.compile(r"manage\.py ([a-z_]+)")
MODULE = re.compile(r"python -m ((?:benchmarks|licensing|oer_repo|search|storage)\.[a-z_.]+)")
PATH = re.compile(r"`((?:benchmarks|docs|licensing|oer_repo|search|storage|tests)/[\w./-]*[\w/])`")


def text_of(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_every_relative_link_leads_to_a_file(page):
    links = [link for link in LINK.findall(CODE.sub("", text_of(page))) if not re.match(r"[a-z]+:|#", link)]
    lost = [link for link in links if not (ROOT / page).parent.joinpath(link.partition("#")[0]).exists()]
    assert lost == []


@pytest.mark.parametrize("page", PAGES)
def test_every_command_and_path_that_is_named_exists(page):
    text = text_of(page)
    assert [name for name in COMMAND.findall(text) if name not in get_commands()] == []
    modules = [name.strip(".") for name in MODULE.findall(text)]
    assert [name for name in modules if not (ROOT / name.replace(".", "/")).with_suffix(".py").exists()] == []
    assert [path for path in PATH.findall(text) if not (ROOT / path).exists()] == []


def test_every_command_of_ours_is_on_the_page_of_commands():
    ours = {name for name, app in get_commands().items() if app.startswith(OURS)}
    assert ours - set(COMMAND.findall(text_of("docs/reference/commands.md"))) == set()


def test_every_page_of_docs_is_in_an_index():
    indexed = {
        (ROOT / index).parent.joinpath(link).resolve()
        for index in ("docs/README.md", "docs/decisions/README.md")
        for link in LINK.findall(text_of(index))
    }
    lost = {page for page in PAGES if page.startswith("docs/") and (ROOT / page).resolve() not in indexed}
    assert lost <= {"docs/README.md", "docs/benchmarks.md"}


def rows(page: str, columns: int) -> list[tuple[str, ...]]:
    """The rows of all tables with so many columns."""
    lines = [line.strip() for line in text_of(page).splitlines() if line.startswith("|")]
    cells = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines]
    return [row for row in cells if len(row) == columns]


def test_the_table_of_permissions_is_the_one_that_is_tested():
    said = {
        row[0]: tuple(cell == "yes" for cell in row[1:]) for row in rows("docs/reference/permissions.md", 6)
    }
    assert {who: said[who] for who, *_may in TABLE} == {who: tuple(may) for who, *may in TABLE}


def test_the_periodic_jobs_are_those_of_the_worker():
    said = {name.partition(" (")[0] for name, _every in rows("docs/reference/commands.md", 2)}
    assert {job.name for job in JOBS} - said == set()


def requirements(file: str = "requirements.txt") -> list[Requirement]:
    lines = (line.partition("#")[0].strip() for line in text_of(file).splitlines())
    return [Requirement(line) for line in lines if line]


def test_every_dependency_has_a_line_among_the_decisions():
    listed = [row[0] for row in rows("docs/decisions/README.md", 4)][1:]
    assert sorted(name for name in listed if set(name) - {"-"}) == sorted(one.name for one in requirements())


def test_every_dependency_has_an_upper_bound():
    unbounded = [
        one.name for one in requirements() if not any(s.operator in ("<", "==", "~=") for s in one.specifier)
    ]
    assert unbounded == []


def everything_needed() -> Iterator[importlib.metadata.Distribution]:
    """The packages of requirements.txt and what they bring along here."""
    waiting = [(one.name, frozenset(one.extras)) for one in requirements()]
    seen: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        name, extras = waiting.pop()
        if (name, extras) in seen:
            continue
        seen.add((name, extras))
        found = importlib.metadata.distribution(name)
        yield found
        for one in map(Requirement, found.requires or ()):
            if not one.marker or any(one.marker.evaluate({"extra": extra}) for extra in {"", *extras}):
                waiting.append((one.name, frozenset(one.extras)))


def license_of(package: importlib.metadata.Distribution) -> str:
    facts = package.metadata
    classifiers = [one for one in facts.get_all("Classifier", []) if one.startswith("License")]
    return " ".join([facts.get("License-Expression", ""), facts.get("License", "")[:100], *classifiers])


def test_nothing_under_the_gpl_is_brought_along():
    family = {
        package.name.lower(): license_of(package)
        for package in everything_needed()
        if re.search(r"GPL|General Public", license_of(package))
    }
    assert sorted(family) == ["psycopg", "psycopg-binary"]
    assert all(re.search(r"LGPL|Lesser", license) for license in family.values())
