"""Are these values storable? Each check gives findings, so that a form can show all of them at once."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.utils import timezone
from django.utils.translation import gettext as _

from oer_repo.resources import vocabularies
from oer_repo.resources.errors import Finding

Check = Callable[[str, Any], Iterable[Finding]]

LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?(-[a-z0-9]{5,8})*", re.ASCII)
DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
MOST_VALUES = 100  # of one field: what a person or a catalogue really says, with room
LONGEST_EMBARGO = 5  # years
TEXT_LIMITS = {"titles": 500, "descriptions": 20_000}
ACCESSIBILITY = {"accessMode", "accessibilityFeature", "accessibilityHazard", "accessibilityControl"}


def texts(field: str, value: Any) -> Iterable[Finding]:
    """Text by language: {"lo": "…"}."""
    if not isinstance(value, Mapping) or not all(isinstance(v, str) for v in value.values()):
        yield Finding("type", _("Give texts by language tag, like {“lo”: “…”}."), field)
        return
    yield from languages(field, list(value))
    for text in value.values():
        yield from plain_text(field, text, TEXT_LIMITS[field])


def plain_text(field: str, value: Any, limit: int) -> Iterable[Finding]:
    if not isinstance(value, str):
        yield Finding("type", _("Give a text."), field)
    elif len(value) > limit:
        yield Finding(
            "too_long",
            _("This text has %(length)d characters; %(limit)d are the most.")
            % {"length": len(value), "limit": limit},
            field,
        )
    elif CONTROL.search(value):
        yield Finding("control_character", _("The text has a control character in it. Remove it."), field)


def languages(field: str, value: Any) -> Iterable[Finding]:
    if not is_short_list(value):
        yield not_a_short_list(field)
        return
    for tag in value:
        if not isinstance(tag, str) or len(tag) > 35 or not LANGUAGE_TAG.fullmatch(tag):
            yield Finding(
                "language",
                _("“%(tag)s” is not a language tag (BCP 47). Examples: lo, th, zh-Hant, pt-BR.")
                % {"tag": tag},
                field,
            )


def concepts_of(scheme: str) -> Check:
    def check(field: str, value: Any) -> Iterable[Finding]:
        if not is_short_list(value):
            yield not_a_short_list(field)
            return
        for notation in value:
            if not isinstance(notation, str) or vocabularies.concept(scheme, notation) is None:
                yield Finding(
                    "unknown_term",
                    _("“%(term)s” is not in the vocabulary %(scheme)s.")
                    % {"term": notation, "scheme": scheme},
                    field,
                )

    return check


def is_short_list(value: Any) -> bool:
    return isinstance(value, list) and len(value) <= MOST_VALUES


def not_a_short_list(field: str) -> Finding:
    return Finding("type", _("Give a list of at most %(most)d values.") % {"most": MOST_VALUES}, field)


def keywords(field: str, value: Any) -> Iterable[Finding]:
    if not is_short_list(value):
        yield not_a_short_list(field)
        return
    for keyword in value:
        yield from plain_text(field, keyword, 100)


def accessibility(field: str, value: Any) -> Iterable[Finding]:
    """Values of schema.org's accessibility properties: {"accessMode": ["visual"]}."""
    known = isinstance(value, Mapping) and all(
        key in ACCESSIBILITY and is_short_list(terms) for key, terms in value.items()
    )
    if not known:
        terms = ", ".join(sorted(ACCESSIBILITY))
        yield Finding("type", _("Give lists of values for these: %(terms)s.") % {"terms": terms}, field)
        return
    yield from concepts_of("accessibility")(
        field, [f"{key}:{one}" for key in value for one in value[key]][:MOST_VALUES]
    )


def partial_date(field: str, value: Any) -> Iterable[Finding]:
    parts = DATE.fullmatch(value) if isinstance(value, str) else None
    if value == "" or (parts and is_date(*(int(part or 1) for part in parts.groups()))):
        return
    yield Finding("date", _("Write the date as 2024, 2024-05 or 2024-05-17."), field)


def is_date(year: int, month: int, day: int) -> bool:
    try:
        return bool(date(year, month, day))
    except ValueError:
        return False


def coming_day(field: str, value: Any) -> Iterable[Finding]:
    """A day on which an embargo may end; None for no embargo."""
    if value is None:
        return
    if not isinstance(value, date):
        yield Finding("date", _("Give a day, like 2027-03-01."), field)
        return
    today = timezone.localdate()
    if value <= today:
        text = _("%(date)s is not in the future. Leave it empty to give the files out at once.")
        yield Finding("not_in_the_future", text % {"date": value.isoformat()}, field)
    elif value > today.replace(year=today.year + LONGEST_EMBARGO, day=min(today.day, 28)):
        text = _("%(date)s is more than %(years)d years away. Give an earlier day.")
        yield Finding("too_far", text % {"date": value.isoformat(), "years": LONGEST_EMBARGO}, field)


def web_address(field: str, value: Any) -> Iterable[Finding]:
    if value == "":
        return
    try:
        parts = urlsplit(value)
        fine = parts.scheme in ("http", "https") and bool(parts.hostname) and len(value) <= 2000
    except (ValueError, AttributeError, TypeError):
        fine = False
    if not fine or re.search(r"[\s<>\"]", value):
        yield Finding("url", _("Give a whole web address, starting with https:// or http://."), field)


def seconds(field: str, value: Any) -> Iterable[Finding]:
    whole = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 2**31 - 1
    if value is not None and not whole:
        yield Finding("number", _("Give the duration in whole seconds."), field)


def text_of(limit: int) -> Check:
    return lambda field, value: plain_text(field, value, limit)
