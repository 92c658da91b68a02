"""The page of the rules with their sources, written from the tables the engine reads:

python -m licensing.rules_page > docs/reference/license-rules.md
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence

from . import registry
from .attribution.duties import Duty, Family, families, table
from .citations import explanations
from .findings import Source
from .license import License
from .wire import check_question

_INTRODUCTION = """\
# License rules

What the engine in `licensing/` holds to be true, and where each rule is written. This page is generated from the
tables the engine reads (`python -m licensing.rules_page`); a test holds the two together. It is not legal advice.\
"""
_CHART = """\
## What an adaptation may be released under

One source under a 4.0 license (rows), the license of the adaptation (columns), as `check` answers for an adaptation
that is shared. "not recommended" are the yellow cells of Creative Commons' own chart.\
"""
_FACTS = """\
## What a credit says

must: the license asks for it. should: Creative Commons or good practice recommends it. A fact that the work does not
supply is never owed, and never made up. What is kept private or only linked owes no credit.\
"""


def page() -> str:
    return (
        "\n\n".join((_INTRODUCTION, *_units(), *_others(), *_chart(), *_credits(), *_findings(), *_sources()))
        + "\n"
    )


def _units() -> Iterator[str]:
    yield "## What each Creative Commons tool permits, requires and prohibits"
    yield _table(
        ("unit", "versions", "tools", "permits", "requires", "prohibits", "retired"),
        map(_unit, registry.units()),
    )


def _unit(unit: str) -> Sequence[str]:
    tools = [tool for tool in registry.all_tools() if tool.unit == unit]
    retired = tools[0].retired.isoformat() if tools[0].retired else ""
    versions = " ".join(registry.versions_of(unit))
    return (unit, versions, str(len(tools)), *_meaning(tools[0]), retired)


def _others() -> Iterator[str]:
    yield "## Other licenses and statements"
    rows = ((_link(license.name, license.url), *_meaning(license)) for license in registry.other_licenses())
    yield _table(("license", "permits", "requires", "prohibits"), rows)


def _meaning(license: License) -> tuple[str, str, str]:
    permits, requires, prohibits = (
        " ".join(sorted(words)) for words in (license.permits, license.requires, license.prohibits)
    )
    return permits, requires, prohibits


def _chart() -> Iterator[str]:
    yield _CHART
    licenses = [license for license in registry.current() if license.unit != "mark"]
    rows = (
        [original.name, *(_cell(original, output) for output in licenses)] for original in registry.current()
    )
    yield _table(("source", *(license.name for license in licenses)), rows)


def _cell(original: License, output: License) -> str:
    answer = check_question({"inputs": [original.id], "use": "adapt", "commercial": False})
    if output.id in answer["outputs"]:
        return "yes"
    return "not recommended" if output.id in answer["not_recommended_outputs"] else "no"


def _credits() -> Iterator[str]:
    yield _FACTS
    for family in families():
        yield f"### {family.name}"
        yield f"Source: {_link(family.source, family.link)}."
        yield _table(("fact", "duty", "when"), (_duty(row) for row in family.duties))
        yield from _removal(family)
    yield "### Of the whole, and always"
    yield _table(("fact", "duty", "when", "source"), table()["whole"])


def _duty(row: Duty) -> tuple[str, str, str]:
    return row.fact, row.duty, table()["when"].get(row.when, "")


def _removal(family: Family) -> Iterator[str]:
    if family.removal:
        where = "always" if family.removal == "always" else "in adaptations and collections"
        yield f"On the licensor's request the credit is removed {where}; the license stays."


def _findings() -> Iterator[str]:
    yield "## What a check can find"
    yield _table(("code", "finding", "source"), (_finding(*row) for row in explanations()))


def _finding(code: str, message: str, source: Source | None) -> tuple[str, str, str]:
    if source is None:
        return code, message, "the legal code of the license"
    return code, message, _link(", ".join(filter(None, (source.document, source.section))), source.link)


def _sources() -> Iterator[str]:
    yield "## Sources of the table of tools"
    rows = ((row["what"], row["repo"], row["path"], row["commit"]) for row in registry.sources())
    yield _table(("what", "repository", "path", "commit or version"), rows)


def _link(words: str, url: str | None) -> str:
    return f"[{words}]({url})" if url else words


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["-"] * len(heads), *rows]
    return "\n".join(
        "|" + "|".join(f" {_cell_text(cell)} ".replace("  ", " ") for cell in line) + "|" for line in lines
    )


def _cell_text(cell: str) -> str:
    return cell.replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.write(page())
