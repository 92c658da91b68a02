"""How languages, sizes and vocabulary terms are written on a page."""

from urllib.parse import urlsplit

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from oer_repo.resources import vocabularies
from oer_repo.resources.html import safe_html

register = template.Library()

RIGHT_TO_LEFT = {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "ug", "ur", "yi"}


@register.filter
def language_attributes(tag: str) -> SafeString:
    """`<h1 {{ version.language|language_attributes }}>`: lang and dir of a text whose language is known."""
    if not tag or tag == "und":
        return mark_safe('lang="" dir="auto"')
    return format_html('lang="{}" dir="{}"', tag, direction(tag))


def direction(tag: str) -> str:
    return "rtl" if tag.split("-")[0].lower() in RIGHT_TO_LEFT else "ltr"


@register.filter
def term(notation: str, scheme: str) -> str:
    """`{{ code|term:"isced_f_2013" }}`: the label in the language of the page."""
    return vocabularies.label(scheme, notation, get_language() or "en")


@register.filter
def duration(seconds: int | None) -> str:
    """Minutes, as people say them; "under a minute" below one."""
    if not seconds:
        return ""
    minutes = round(seconds / 60)
    return ngettext("%d minute", "%d minutes", minutes) % minutes if minutes else _("under a minute")


SCHEMES = {
    "languages": "languages",
    "subjects": "isced_f_2013",
    "levels": "educational_level",
    "types": "hcrt",
    "audience": "audience",
}


@register.filter
def term_of(line: str, field: str) -> str:
    """A line of a difference: the label where the field holds codes of a vocabulary."""
    return term(line, SCHEMES[field]) if field in SCHEMES else line


@register.filter
def safe_description(text: str) -> SafeString:
    return mark_safe(safe_html(text))  # noqa: S308 - cleaned by bleach


@register.filter
def host(address: str) -> str:
    """Where a link leads."""
    return urlsplit(address).hostname or ""


@register.filter
def accessibility_term(value: str, name: str) -> str:
    """The values of schema.org's properties overlap: the vocabulary knows each by property and value."""
    return term(f"{name}:{value}", "accessibility").removeprefix(f"{name}:")


@register.filter
def terms(notations: list[str], scheme: str) -> str:
    """Several labels in one line."""
    return ", ".join(term(notation, scheme) for notation in notations)
