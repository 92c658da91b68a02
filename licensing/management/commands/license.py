"""`manage.py license identify|check|solve|attribute`: JSON lines in, JSON lines out, in the same order."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from licensing.attribution import attribute_question
from licensing.errors import LicensingError
from licensing.identify_question import identify_question
from licensing.wire import check_question, solve_question

Question = dict[str, Any]
ANSWERS: dict[str, Callable[[Question], dict[str, Any]]] = {
    "identify": identify_question,
    "check": check_question,
    "solve": solve_question,
    "attribute": attribute_question,
}


class Command(BaseCommand):
    help = "Answer questions about licenses: one JSON object on each line of standard input."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("question", choices=list(ANSWERS))

    def handle(self, *, question: str, **_options: Any) -> None:
        answer = ANSWERS[question]
        shown = tqdm(_standard_input(), unit="line", file=sys.stderr, disable=not sys.stderr.isatty())
        for line in shown:
            self.stdout.write(json.dumps(reply(line, answer), ensure_ascii=False))


def reply(line: str, answer: Callable[[Question], dict[str, Any]]) -> dict[str, Any]:
    """What cannot be answered yields an error in its place, so that the run goes on."""
    try:
        question = json.loads(line)
        if not isinstance(question, dict):
            return {"error": "A line must be one JSON object."}
        return answer(question)
    except LicensingError as problem:
        return {"error": str(problem)}
    except (ValueError, RecursionError) as problem:
        return {"error": f"The line could not be read: {problem}"}


def _standard_input() -> Iterator[str]:
    """UTF-8 whatever the locale says; broken bytes become a line that is answered like any other."""
    return (line.decode("utf-8", errors="replace") for line in sys.stdin.buffer)
