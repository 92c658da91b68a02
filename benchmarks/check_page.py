"""How long the check page takes for 200 parts, asked in the process: `python -m benchmarks.check_page`.

Aim: 300 ms. Resources here, links, names, file names and open questions are mixed; every part has its own line. It
runs on a site of its own in a temporary folder; `--parts` and `--runs` change how much is asked.
"""

import argparse
import os
import statistics
import tempfile
from time import perf_counter, process_time

AIM = 300  # milliseconds
LINES = (
    "CC BY-SA 4.0", "https://creativecommons.org/licenses/by-nc-sa/3.0/igo/", "photo-{n}.jpg", "CC BY",
    "“Temple {n}” by Ana, CC BY 4.0", "map-{n}_cc-by-nd-4.0.png", "MIT", "http://127.0.0.1:8000/r/{slug}/",
    "All rights reserved, {n}", "CC0 1.0",
)  # fmt: skip


def main() -> None:
    """Print the first run, then the median and the worst of the others, by the clock and of the processor."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--parts", type=int, default=200)
    asked.add_argument("--runs", type=int, default=20)
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "oer_repo.settings"}
        measure(options.parts, options.runs)


def measure(parts: int, runs: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    slugs = fill(parts)
    lines = "\n".join(LINES[at % len(LINES)].format(n=at, slug=slugs[at]) for at in range(parts))
    client = Client(HTTP_HOST="127.0.0.1", HTTP_ACCEPT_ENCODING="gzip")
    for kind in ("adapt", "collect"):
        link = client.post("/check/", {"lines": lines, "kind": kind, "money": "free"})["Location"].partition(
            "#"
        )[0]
        report(kind, [timed(client, link) for _run in range(runs + 1)])


def fill(count: int) -> list[str]:
    """So many published resources, each with its own address."""
    from benchmarks import corpus
    from oer_repo.accounts.models import User
    from oer_repo.resources.models import Resource

    User.objects.create_superuser("admin@example.org", "a-long-password-for-tests", name="Administrator")
    corpus.fill(2 * count, seed=1)
    return list(Resource.objects.public().values_list("slug", flat=True)[:count])


def timed(client: object, link: str) -> tuple[float, float, int]:
    began, worked = perf_counter(), process_time()
    answer = client.get(link)  # type: ignore[attr-defined]
    assert answer.status_code == 200
    return (perf_counter() - began) * 1000, (process_time() - worked) * 1000, len(answer.content)


def report(kind: str, runs: list[tuple[float, float, int]]) -> None:
    first, *others = runs
    clock, processor = [one[0] for one in others], [one[1] for one in others]
    verdict = "ok" if statistics.median(clock) <= AIM else "TOO SLOW"
    print(
        f"{kind:8} first {first[0]:5.0f} ms  median {statistics.median(clock):5.0f} ms  worst {max(clock):5.0f} ms  "
        f"of the processor {statistics.median(processor):5.0f} ms  {first[2] / 1000:.0f} kB packed  aim {AIM} ms  {verdict}"
    )


if __name__ == "__main__":
    main()
