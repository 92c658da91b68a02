"""Change what a draft says about itself."""

from collections.abc import Iterable
from datetime import date
from typing import TypedDict
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from oer_repo.accounts.roles import Person
from oer_repo.resources import validation
from oer_repo.resources.errors import Finding, Invalid
from oer_repo.resources.locking import locked_draft, save_draft
from oer_repo.resources.models import Version


class DraftChanges(TypedDict, total=False):
    """Only the named fields are changed. Shapes as on the Version model."""

    titles: dict[str, str]
    descriptions: dict[str, str]
    languages: list[str]
    subjects: list[str]
    keywords: list[str]
    levels: list[str]
    types: list[str]
    audience: list[str]
    accessibility: dict[str, list[str]]
    publisher: str
    date_created: str
    duration: int | None
    link: str
    available_from: date | None
    change_note: str


CHECKS: dict[str, validation.Check] = {
    "titles": validation.texts,
    "descriptions": validation.texts,
    "languages": validation.languages,
    "subjects": validation.concepts_of("isced_f_2013"),
    "keywords": validation.keywords,
    "levels": validation.concepts_of("educational_level"),
    "types": validation.concepts_of("hcrt"),
    "audience": validation.concepts_of("audience"),
    "accessibility": validation.accessibility,
    "publisher": validation.text_of(250),
    "date_created": validation.partial_date,
    "duration": validation.seconds,
    "link": validation.web_address,
    "available_from": validation.coming_day,
    "change_note": validation.text_of(5_000),
}


def edit_draft(
    *, version_id: UUID, by: Person, changes: DraftChanges, revision: int | None = None
) -> Version:
    """The changed draft. With `revision`, refuses with EditConflict when somebody saved in between."""
    findings = list(findings_of(changes))
    if findings:
        raise Invalid(findings)
    with transaction.atomic():
        version = locked_draft(version_id, by=by, revision=revision)
        for field, value in changes.items():
            setattr(version, field, value)
        save_draft(version)
    return version


def findings_of(changes: DraftChanges) -> Iterable[Finding]:
    for field, value in changes.items():
        if field not in CHECKS:
            yield Finding("unknown_field", _("There is no field “%(field)s”.") % {"field": field}, field)
        else:
            yield from CHECKS[field](field, value)
