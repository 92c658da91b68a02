"""In which languages CC publishes its deeds, so that a link leads to a page that exists."""

from __future__ import annotations

from .license import License

# creativecommons/cc-legal-tools-data, docs/licenses/by/4.0/deed.*.html (November 2026).
_PUBLISHED = """
an ar az be bg bn ca cs da de el en eo es et eu fa fi fr fy ga gl hi hr hu id is it ja ko lt lv ms nl no
pl pt pt-br ro ru sk sl sr-latn sv tr uk zh-hans zh-hant
"""
DEED_LANGUAGES = frozenset(_PUBLISHED.split())
# How browsers and Django write a language of which CC has the deed under another code.
_CC_CODES = {"nb": "no", "nn": "no", "zh": "zh-hans", "zh-cn": "zh-hans", "zh-sg": "zh-hans"} | {
    "zh-tw": "zh-hant",
    "zh-hk": "zh-hant",
    "zh-mo": "zh-hant",
}


def deed_in(license: License, language: str) -> str:
    """The deed in this language or its language without region; the deed CC chooses where there is none."""
    wanted = language.replace("_", "-").lower()
    for code in (wanted, wanted.partition("-")[0]):
        known = _CC_CODES.get(code, code)
        if known in DEED_LANGUAGES:
            return license.deed_url(known)
    return license.deed_url()
