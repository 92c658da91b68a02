"""What templates say of a license: a badge in words, and a link to its deed."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from licensing.deeds import deed_in
from licensing.license import License
from licensing.plain_words import plain_words

register = template.Library()


@register.filter
def badge(license: License | None) -> SafeString:
    """The short name as text: everybody can read it, and nothing is fetched from elsewhere."""
    if license is None:
        return format_html(
            '<span class="license-badge license-badge-none">{}</span>', gettext("No license stated")
        )
    return format_html('<span class="license-badge" title="{}">{}</span>', license.title, license.name)


@register.simple_tag
def deed_link(license: License | None, language: str = "en") -> SafeString:
    """A link to the deed in the reader's language where CC publishes one, else to the deed CC chooses."""
    if license is None:
        return badge(None)
    return format_html(
        '<a class="license-link" rel="license" href="{}">{}</a>', deed_in(license, language), license.name
    )


@register.filter
def in_plain_words(license: License) -> str:
    """One line: what one may do, and on which conditions."""
    return "; ".join(gettext(clause.text) for clause in plain_words(license).clauses)
