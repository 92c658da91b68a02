"""How long a check of a 1,000-part course and a solve of 200 mixed parts take: `python -m benchmarks.licensing_check`."""

import sys
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parent.parent))

from licensing.check import check
from licensing.registry import all_tools, other_licenses
from licensing.solve import solve
from licensing.use import Kind, Part, Use

CHECK_AIM, SOLVE_AIM = 10.0, 100.0  # milliseconds, one core
COURSE = (
    "by/4.0", "by-sa/4.0", "by-nc/4.0", "by-nc-sa/4.0", "by-nd/4.0", "by-nc-nd/4.0", "zero/1.0", "mark/1.0",
    "by-sa/3.0", "by/3.0/us", "by-nc-sa/3.0/igo", "by-sa/2.0/de", "GFDL-1.2-only OR by-sa/3.0", "MIT", "OGL-UK-3.0",
)  # fmt: skip


def main() -> None:
    """Print the first and the best of some runs beside each aim."""
    course = tuple(map(Part.of, islice(cycle(COURSE), 1000)))
    every = tuple(Part.of(tool.id) for tool in (*all_tools(), *other_licenses()))
    mixed = every[:: len(every) // 200][:200]
    share_alike = tuple(part for part in every if "ShareAlike" in part.licenses[0].requires)[:200]
    for kind in Kind:
        report(
            f"check, 1,000 parts, {kind}",
            CHECK_AIM,
            lambda kind=kind: check(course, Use(kind, commercial=False)),
        )
    for name, parts in (("of every license", mixed), ("all ShareAlike", share_alike)):
        use = Use(Kind.ADAPT, commercial=False)
        report(f"solve, 200 parts, {name}", SOLVE_AIM, lambda parts=parts, use=use: solve(parts, use))


def report(name: str, aim: float, job: Callable[[], object]) -> None:
    times = []
    for _ in range(10):
        start = process_time()
        job()
        times.append((process_time() - start) * 1000)
    verdict = "ok" if min(times) <= aim else "TOO SLOW"
    print(f"{name:40} first {times[0]:7.2f} ms  best {min(times):7.2f} ms  aim {aim:.0f} ms  {verdict}")


if __name__ == "__main__":
    main()
