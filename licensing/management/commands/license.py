"""`manage.py license identify|check|solve|attribute`: JSON lines in, JSON lines out, in the same order."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from licensing.answers import ANSWERS, answer_or_error


class Command(BaseCommand):
    help = "Answer questions about licenses: one JSON object on each line of standard input."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("question", choices=list(ANSWERS))

    def handle(self, *, question: str, **_options: Any) -> None:
        shown = tqdm(_standard_input(), unit="line", file=sys.stderr, disable=not sys.stderr.isatty())
        for line in shown:
            self.stdout.write(json.dumps(reply(line, question), ensure_ascii=False))


def reply(line: str, question: str) -> dict[str, Any]:
    """What cannot be answered yields an error in its place, so that the run goes on."""
    try:
        asked = json.loads(line)
    except (ValueError, RecursionError) as problem:
        return {"error": f"The line could not be read: {problem}"}
    return answer_or_error(question, asked)


def _standard_input() -> Iterator[str]:
    """UTF-8 whatever the locale says; broken bytes become a line that is answered like any other."""
    return (line.decode("utf-8", errors="replace") for line in sys.stdin.buffer)
