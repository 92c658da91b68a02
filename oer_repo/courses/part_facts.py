"""Are these facts about a part storable?"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from oer_repo.courses.models import PartHow
from oer_repo.resources import validation
from oer_repo.resources.errors import Finding, Invalid

LIMITS = {
    "changes": 5_000,
    "portion": 200,
    "title": 500,
    "creator": 500,
    "license_text": 20_000,
    "text": 100_000,
}


def stripped(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value.strip() if isinstance(value, str) else value for name, value in facts.items()}


def refuse_unless_valid(facts: Mapping[str, Any]) -> None:
    findings = list(findings_of(facts))
    if findings:
        raise Invalid(findings)


def findings_of(facts: Mapping[str, Any]) -> Iterable[Finding]:
    for name, limit in LIMITS.items():
        if name in facts:
            yield from validation.plain_text(name, facts[name], limit)
    yield from validation.web_address("url", facts.get("url", ""))
    if facts.get("how", PartHow.UNMODIFIED) not in PartHow.values:
        yield unknown_word("how", PartHow.values)


def refuse_unless_named(facts: Mapping[str, Any], needed: str, message: str) -> None:
    """`needed` and a title."""
    findings = [] if facts.get(needed, "").strip() else [Finding(f"no_{needed}", message, needed)]
    if not facts.get("title", "").strip():
        findings.append(Finding("no_title", _("Give it a title."), "title"))
    if findings:
        raise Invalid(findings)


def unknown_word(field: str, words: Iterable[str]) -> Finding:
    return Finding("unknown_word", _("Give one of these: %(words)s.") % {"words": ", ".join(words)}, field)
