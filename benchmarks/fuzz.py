"""Nonsense for everything that parses what strangers send: `python -m benchmarks.fuzz --minutes 10`.

Sound and hostile inputs are changed at random (bits turned, pieces cut out, doubled, put together, numbers made huge)
and given to each parser. A finding is an error that is not one of its answers, or a call that takes more than ten
seconds; it is printed with the input, in Base64, and makes the command fail. `--seed` repeats a run.
"""

import argparse
import base64
import os
import random
import tempfile
from collections.abc import Sequence
from time import monotonic, perf_counter

SLOW = 10.0  # seconds
MOST_BYTES = 200_000
EDGES = (
    b"\0",
    b"\xff" * 4,
    b"\xff" * 8,
    b"\x80\0\0\0",
    b"..",
    b"/",
    b"-",
    b"9" * 30,
    b'"',
    b"%",
    "\u202e".encode(),
    b"PK\x01\x02",
)
HEAVY = ("bomb", "10,000 parts", "absurd count", "PNG of 3.6 billion pixels", "tower")


def main(arguments: Sequence[str] | None = None) -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--minutes", type=float, default=10)
    asked.add_argument("--seed", type=int, default=random.randrange(2**32))
    options = asked.parse_args(arguments)
    if "DJANGO_SETTINGS_MODULE" in os.environ:
        return fuzz(options.minutes * 60, options.seed)
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "oer_repo.settings"}
        import django

        django.setup()
        return fuzz(options.minutes * 60, options.seed)


def fuzz(seconds: float, seed: int) -> int:
    """Each parser in turn, a few hundred inputs at a time, until the time is over; how many findings."""
    from benchmarks.fuzz_targets import targets

    chance, parsers = random.Random(seed), targets(hostile_files())
    counts, slowest, findings = dict.fromkeys(parsers, 0), dict.fromkeys(parsers, 0.0), 0
    ending = monotonic() + seconds
    while monotonic() < ending:
        for name, target in parsers.items():
            for _ in range(50):
                content = changed(chance, target.seeds)
                begun = perf_counter()
                try:
                    target.call(content)
                except target.answers:
                    pass
                except Exception as error:
                    findings += told(name, content, repr(error))
                took = perf_counter() - begun
                findings += told(name, content, f"{took:.1f} s") if took > SLOW else 0
                counts[name], slowest[name] = counts[name] + 1, max(slowest[name], took)
    for name, count in counts.items():
        print(f"{name}: {count} inputs, slowest {slowest[name] * 1000:.0f} ms")
    print(f"{sum(counts.values())} inputs, {findings} findings (seed {seed})")
    return findings


def told(name: str, content: bytes, what: str) -> int:
    print(f"{name}: {what}\n  {base64.b64encode(content).decode()[:4000]}", flush=True)
    return 1


def hostile_files() -> tuple[bytes, ...]:
    """Those of tests/hostile that are small when they are made."""
    from tests.hostile.corpus import CASES

    light = [case.build for name, case in CASES.items() if not any(word in name for word in HEAVY)]
    return tuple(content for build in light if len(content := build()) <= MOST_BYTES)


def changed(chance: random.Random, seeds: Sequence[bytes]) -> bytes:
    content = bytearray(chance.choice(seeds))
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        start, stop = sorted((chance.randint(0, len(content)), chance.randint(0, len(content))))
        stop = min(stop, start + 64)
        way = chance.randrange(5)
        if way == 0 and content:
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        elif way == 1:
            del content[start:stop]
        elif way == 2:
            content[start:stop] = chance.choice(EDGES)
        elif way == 3:
            content[start:start] = content[start:stop]
        else:
            content[start:start] = chance.choice(seeds)[:1000]
    return bytes(content[:MOST_BYTES])


if __name__ == "__main__":
    raise SystemExit(bool(main()))
