"""How many statements a second identify() reads on one core: distinct strings, so that nothing is remembered.

python -m benchmarks.licensing_identify
"""

from __future__ import annotations

import itertools
import time

from licensing import identify
from licensing.registry import all_tools

ROUNDS = 5
SENTENCES = (
    "© {year} Jane Doe. Licensed under {name}, except where otherwise noted.",
    "Photo {year} by A. Person / {name} via Wikimedia Commons",
    "Creative Commons {title} License, {year}",
)


def samples() -> list[str]:
    """What harvests bring: addresses most of all, then names, ids and a sentence now and then."""
    found: list[str] = []
    for number, tool in enumerate(all_tools()):
        bare = tool.url.removeprefix("https://")
        found += [
            f"http://{bare}",
            f"https://www.{bare}deed.de",
            f"{tool.url}legalcode",
            f"{tool.url}?ref={number}",
        ]
        found += [tool.name, tool.name.replace(" ", "-"), tool.title, f"Creative Commons {tool.title}"]
        sentence = SENTENCES[number % len(SENTENCES)]
        found.append(sentence.format(year=1990 + number, name=tool.name, title=tool.title))
    return found


def main() -> None:
    """Print the best of some rounds."""
    texts = samples()
    identify("https://creativecommons.org/licenses/by/4.0/deed.warm-up")
    identify("ສະແດງທີ່ມາ 4.0")
    best = 0.0
    for number in range(ROUNDS):
        fresh = [text + " " * (number + 1) for text in texts]
        began = time.process_time()
        answers = list(map(identify, fresh))
        best = max(best, len(fresh) / (time.process_time() - began))
    found = sum(answer.status == "ok" for answer in answers)
    print(f"{best:,.0f} strings/s ({len(texts)} distinct strings, {found} ok)")
    for kind, part in itertools.groupby(sorted(texts, key=_kind), key=_kind):
        chosen = [text + "  \t" for text in part]
        began = time.process_time()
        for text in chosen:
            identify(text)
        print(f"  {kind}: {len(chosen) / (time.process_time() - began):,.0f} strings/s")


def _kind(text: str) -> str:
    if text.startswith("http"):
        return "addresses"
    return "sentences" if "19" in text or ("20" in text[4:] and len(text) > 50) else "names"


if __name__ == "__main__":
    main()
