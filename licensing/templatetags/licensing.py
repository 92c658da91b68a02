"""What templates say of a license: a badge in words, a link to its deed, the credit of a work."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from licensing import attribution
from licensing.attribution import Work
from licensing.deeds import deed_in
from licensing.findings import Finding
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


@register.filter
def said(found: Finding) -> str:
    """A finding of the engine in the language of the page."""
    return gettext(found.message).format(**dict(found.data))


@register.simple_tag
def credit(work: Work, format: str = "html", language: str = "en") -> str:
    """`{% credit work %}`: title, author, source, license and changes; also "text" and "markdown", to be copied."""
    written = attribution.credit(work, format, language)
    # The engine escapes everything that comes from outside (tests/licensing/test_attribution_forms.py).
    return mark_safe(written) if format == "html" else written  # noqa: S308
