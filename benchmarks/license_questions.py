"""How long the API takes for a batch of questions about licenses, in the process: `python -m benchmarks.license_questions`.

DATA_DIR=… DJANGO_SETTINGS_MODULE=oer_repo.settings [--questions 1000] [--rounds 5]; nothing is written, an empty folder will do. A few seconds.
"""

import argparse
import json
import sys
from itertools import cycle, islice
from time import process_time
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.test import Client  # noqa: E402

from benchmarks.measure import Row, machine, spread, tell, times_of  # noqa: E402
from licensing.registry import all_tools  # noqa: E402

AIM = 1_000  # milliseconds for a thousand


def questions(number: int) -> dict[str, list[dict[str, Any]]]:
    """No two alike as far as the tables go: statements, pairs of licenses, works to credit."""
    tools = list(islice(cycle(all_tools()), number + 7))
    pairs = [{"inputs": [tools[at].id, tools[at + 7].id], "use": "adapt"} for at in range(number)]
    works = [
        {"license": tool.id, "title": f"Work {at}", "creators": ["Noy"]} for at, tool in enumerate(tools)
    ]
    return {
        "identify": [{"input": f"© {at} Noy. {tool.name}"} for at, tool in enumerate(tools[:number])],
        "check": pairs,
        "solve": pairs,
        "attribute": [{"works": [work]} for work in works[:number]],
    }


def rows(number: int, rounds: int) -> list[Row]:
    client = Client()
    found = []
    for name, asked in questions(number).items():
        body = json.dumps(asked)

        def ask(name: str = name, body: str = body) -> None:
            answer = client.post(f"/api/v1/licenses/{name}/", body, content_type="application/json")
            if answer.status_code != 200 or len(answer.json()) != number:
                raise RuntimeError(f"{name}: {answer.status_code}")

        before = process_time()
        measured = times_of([ask] * rounds)
        busy = (process_time() - before) * 1_000 / rounds
        verdict = "ok" if min(measured) <= AIM * number / 1_000 else "TOO SLOW"
        found.append(
            (
                f"{name}, {number} questions",
                f"first {measured[0]:.0f} ms   {spread(measured)}   processor {busy:.0f} ms   {verdict}",
            )
        )
    return found


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.license_questions", description=__doc__.splitlines()[0]
    )
    parser.add_argument("--questions", type=int, default=1_000)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args(arguments)
    settings.ALLOWED_HOSTS = ["testserver"]
    tell(machine(), rows(asked.questions, asked.rounds))
    return 0


if __name__ == "__main__":
    sys.exit(main())
