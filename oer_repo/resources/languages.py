"""Choosing among texts that exist in several languages."""

from collections.abc import Mapping


def in_language(texts: Mapping[str, str], wanted: str) -> str:
    """The text in the wanted language, else in its base language, else in English, else any; "" if there is none."""
    for tag in (wanted, wanted.split("-")[0], "en"):
        if tag in texts:
            return texts[tag]
    return next(iter(texts.values()), "")
