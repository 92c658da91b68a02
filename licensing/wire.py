"""The questions and answers as JSON: the fields of the command `license check` and `license solve`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .check import check
from .findings import Finding, Report
from .question import read_question
from .solve import Solution, solve
from .use import Part


def check_question(question: Mapping[str, Any]) -> dict[str, Any]:
    """The answer to one question of the command `license check`."""
    parts, use = read_question(question)
    return report_as_json(check(parts, use), parts)


def solve_question(question: Mapping[str, Any]) -> dict[str, Any]:
    """The answer to one question of the command `license solve`."""
    return solution_as_json(solve(*read_question(question)))


def report_as_json(report: Report, parts: tuple[Part, ...]) -> dict[str, Any]:
    """A report in the words of the interface."""
    return {
        "verdict": report.verdict.word,
        "outputs": list(report.outputs.allowed),
        "not_recommended_outputs": list(report.outputs.not_recommended),
        "unclear_outputs": list(report.outputs.unclear),
        "parts": [
            {
                "part": one.part,
                "input": " OR ".join(license.id for license in parts[one.part].licenses),
                "licenses": [license.id for license in one.licenses],
                "verdict": one.verdict.word,
                "reasons": list(one.codes),
            }
            for one in report.parts
        ],
        "reasons": [
            {
                "code": found.code,
                "verdict": found.verdict.word,
                "message": found.text,
                "source": str(found.source),
                "parts": list(found.parts),
            }
            for found in report.findings
        ],
    }


def solution_as_json(solution: Solution) -> dict[str, Any]:
    """A solution in the words of the interface; `part` is null where a remedy is about the whole."""
    return {
        "outputs": [
            {"id": one.license.id, "verdict": one.verdict.word, "why": said(one.why)}
            for one in solution.outputs
        ],
        "obstacles": [
            {
                "parts": list(obstacle.parts),
                "remedies": [
                    {"kind": one.kind, "part": one.part, "licenses": list(one.licenses), "why": said(one.why)}
                    for one in obstacle.remedies
                ],
            }
            for obstacle in solution.obstacles
        ],
    }


def said(found: Finding) -> str:
    """A finding in one sentence with its source."""
    return f"{found.text} ({found.source})"
