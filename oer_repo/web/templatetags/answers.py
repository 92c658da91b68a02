"""Pieces of an answer that stand many times on one page: written once, since a check has up to 200 rows, a course up to 2,000."""

from collections.abc import Iterable
from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from licensing.license import License
from oer_repo.web.report.show import ShownPart

register = template.Library()


@register.simple_tag
def part_answer(part: ShownPart) -> SafeString:
    """Verdict, reason and sources of one part; many parts have the same."""
    return answer_in(get_language() or "en", part.verdict, part.clashes, part.reasons)


@lru_cache(maxsize=512)
def answer_in(language: str, verdict: str, clashes: bool, reasons: tuple[object, ...]) -> SafeString:
    """`language` is that of the words around the reasons."""
    return render_to_string(
        "report/part.html", {"verdict": verdict, "clashes": clashes, "reasons": reasons, "first": reasons[:1]}
    )


@register.simple_tag
def verdict_badge(verdict: str) -> SafeString:
    return piece_in(get_language() or "en", "components/verdict.html", "verdict", verdict)


@register.simple_tag
def license_badge(license: License | None) -> SafeString:
    return piece_in(get_language() or "en", "components/license_badge.html", "license", license)


@lru_cache(maxsize=2048)
def piece_in(language: str, template: str, name: str, value: object) -> SafeString:
    """A small piece of a page that depends on one value and the language."""
    return render_to_string(template, {name: value})


@register.simple_tag
def options(pairs: tuple[tuple[str, str], ...], chosen: str) -> SafeString:
    """Of a select: values and labels."""
    return options_of(pairs, chosen)


@register.simple_tag
def license_options(licenses: Iterable[License], chosen: str) -> SafeString:
    return options_of(tuple((license.id, license.name) for license in licenses), chosen)


@lru_cache(maxsize=512)
def options_of(pairs: tuple[tuple[str, str], ...], chosen: str) -> SafeString:
    one = '<option value="{}"{}>{}</option>'
    selected = SafeString(" selected")
    return format_html_join(
        "", one, ((value, selected if value == chosen else "", label) for value, label in pairs)
    )
