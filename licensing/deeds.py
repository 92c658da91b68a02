"""In which languages CC publishes its deeds and legal codes, so that a link leads to a page that exists."""

from __future__ import annotations

from .license import License

# creativecommons/cc-legal-tools-data, docs/licenses/by/4.0/deed.*.html (November 2026).
_PUBLISHED = """
an ar az be bg bn ca cs da de el en eo es et eu fa fi fr fy ga gl hi hr hu id is it ja ko lt lv ms nl no
pl pt pt-br ro ru sk sl sr-latn sv tr uk zh-hans zh-hant
"""
DEED_LANGUAGES = frozenset(_PUBLISHED.split())
# The same repository, docs/licenses/*/4.0/legalcode.*.html and docs/publicdomain/zero/1.0/ (November 2026). Of older
# versions the generic and unported codes are English; a port's is in the languages of its place, which CC chooses.
_LEGAL_CODES = {
    "4.0": [
        "ar",
        "cs",
        "da",
        "de",
        "el",
        "en",
        "es",
        "et",
        "eu",
        "fi",
        "fr",
        "fy",
        "hr",
        "id",
        "it",
        "ja",
        "ko",
        "lt",
        "lv",
        "mi",
        "nl",
        "no",
        "pl",
        "pt",
        "ro",
        "ru",
        "sk",
        "sl",
        "sv",
        "tr",
        "uk",
        "zh-hans",
        "zh-hant",
    ],
    "zero": [
        "da",
        "de",
        "el",
        "en",
        "es",
        "eu",
        "fi",
        "fr",
        "hr",
        "it",
        "ja",
        "ko",
        "lt",
        "lv",
        "nl",
        "pl",
        "ro",
        "sl",
        "sv",
        "zh-hans",
        "zh-hant",
    ],
}
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


def deeds_by_language(license: License) -> dict[str, str]:
    """The deed in every language in which CC publishes it; nothing for licenses that are not CC's."""
    if not license.is_cc:
        return {}
    return {code: license.deed_url(code) for code in sorted(DEED_LANGUAGES)}


def legal_codes_by_language(license: License) -> dict[str, str]:
    """The binding text in each of its languages; nothing where only CC's own address is certain."""
    if not (license.is_cc and license.has_legal_code) or license.jurisdiction:
        return {}
    codes = _LEGAL_CODES.get(license.unit) or _LEGAL_CODES.get(license.version) or ["en"]
    return {code: address for code in codes if (address := license.legal_code_url(code))}
