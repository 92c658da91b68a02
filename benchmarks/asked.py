"""What is asked for when latency is measured: the same addresses in the process and over the network."""

import random
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, urlsplit

from benchmarks.words import all_words

SEED = 7
QUESTIONS = 60
FACETS = "license=by/4.0&license=by-sa/4.0"
USABLE = "usable_in=by-sa/4.0"


def questions(chance: random.Random) -> list[str]:
    """One to three words of every language by turns; some words are frequent, most are not."""
    languages = sorted(all_words())
    return [
        " ".join(
            chance.choice(all_words()[languages[place % len(languages)]].words[:150])
            for _ in range(place % 3 + 1)
        )
        for place in range(QUESTIONS)
    ]


def addresses(read: Callable[[str], Any]) -> dict[str, list[str]]:
    """By what they show; `read` gives the JSON at an address of the API."""
    asked = [quote(question) for question in questions(random.Random(SEED))]
    found = [one for question in asked[:30] for one in read(f"/api/v1/search/?q={question}")["results"][:3]]
    return {
        "home page": ["/"],
        "search page, nothing asked": ["/search/"],
        "search page, words": [f"/search/?q={question}" for question in asked],
        "search page, words and filters": [f"/search/?q={question}&{FACETS}" for question in asked],
        "search page, one word, newest, page 5": [
            f"/search/?q={word}&sort=newest&page=5" for word in asked[::3]
        ],
        "resource page": [urlsplit(one["url"]).path for one in found],
        "list of institutions": ["/institutions/"],
        "page of an institution": [f"/institutions/university-{number}/" for number in range(1, 41)],
        "API: search, words": [f"/api/v1/search/?q={question}" for question in asked],
        "API: search, words and filters": [f"/api/v1/search/?q={question}&{FACETS}" for question in asked],
        "search page, words, usable in BY-SA": [f"/search/?q={question}&{USABLE}" for question in asked],
        "API: search, words, usable in BY-SA": [
            f"/api/v1/search/?q={question}&{USABLE}" for question in asked
        ],
        "API: read a resource": [f"/api/v1/resources/{one['id']}/" for one in found],
        "API: list resources": ["/api/v1/resources/"],
    }
