"""What stands in order: places, numbers, and what may not be named or removed so."""

from typing import TypeVar

from django.utils.translation import gettext as _

from oer_repo.courses.models import Part, Section, Unit
from oer_repo.resources import validation
from oer_repo.resources.errors import Finding, Invalid

Row = TypeVar("Row", Section, Unit, Part)


def placed(row: Row, rows: list[Row], position: int) -> list[Row]:
    """The rows with this one at that place, 0 for the first; beyond the ends means to the end."""
    others = [other for other in rows if other.pk != row.pk]
    others.insert(max(0, position), row)
    return others


def number(rows: list[Row]) -> None:
    """Positions follow the order of the list."""
    for position, row in enumerate(rows):
        row.position = position
    if rows:
        type(rows[0])._default_manager.bulk_update(rows, ["position"])


def fine_title(title: str) -> str:
    findings = list(validation.plain_text("title", title, 500))
    if not findings and not title.strip():
        findings.append(Finding("no_title", _("Give it a title."), "title"))
    if findings:
        raise Invalid(findings)
    return title.strip()


def refuse_when_full(count: int, most: int) -> None:
    if count >= most:
        message = _("A course has at most %(most)d of these.") % {"most": most}
        raise Invalid([Finding("too_many", message, "title")])


def refuse_unless_empty(has_parts: bool, siblings: int) -> None:
    if has_parts:
        message = _("There are parts in it. Move them or take them out first.")
        raise Invalid([Finding("not_empty", message)])
    if siblings == 1:
        raise Invalid([Finding("the_only_one", _("A course keeps at least one. Rename it instead."))])
