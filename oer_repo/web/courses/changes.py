"""Buttons of the workshop: each is one verb of the courses' actions, named by the button `do`."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from oer_repo.courses import actions
from oer_repo.resources.errors import Invalid, NotFound
from oer_repo.web.signed_in import SignedInRequest

FURTHEST = 10_000


def number(data: QueryDict, name: str) -> int:
    """Of a hidden field; what no button of ours sends is not found."""
    text = data.get(name, "")
    if not text.isdecimal() or len(text) > 18:
        raise NotFound
    return int(text)


def place(data: QueryDict) -> int:
    return min(number(data, "position"), FURTHEST)


VERBS: Mapping[str, Callable[[QueryDict, dict[str, Any]], object]] = {
    "add_section": lambda data, who: actions.add_section(title=data.get("title", ""), **who),
    "rename_section": lambda data, who: actions.rename_section(
        section_id=number(data, "section"), title=data.get("title", ""), **who
    ),
    "move_section": lambda data, who: actions.move_section(
        section_id=number(data, "section"), position=place(data), **who
    ),
    "remove_section": lambda data, who: actions.remove_section(section_id=number(data, "section"), **who),
    "add_unit": lambda data, who: actions.add_unit(
        section_id=number(data, "section"), title=data.get("title", ""), **who
    ),
    "rename_unit": lambda data, who: actions.rename_unit(
        unit_id=number(data, "unit"), title=data.get("title", ""), **who
    ),
    "move_unit": lambda data, who: actions.move_unit(
        unit_id=number(data, "unit"), position=place(data), **who
    ),
    "remove_unit": lambda data, who: actions.remove_unit(unit_id=number(data, "unit"), **who),
    "move_part": lambda data, who: actions.move_part(
        part_id=number(data, "part"),
        position=place(data),
        unit_id=number(data, "unit") if data.get("unit") else None,
        **who,
    ),
    "remove_part": lambda data, who: actions.remove_part(part_id=number(data, "part"), **who),
    "accept_newer": lambda data, who: actions.accept_newer(part_id=number(data, "part"), **who),
    "decline_newer": lambda data, who: actions.decline_newer(part_id=number(data, "part"), **who),
}


@login_required
@require_POST
def change(request: SignedInRequest, course_id: UUID) -> HttpResponse:
    """Back to the page the button was on; a refusal is told there."""
    verb = VERBS.get(request.POST.get("do", ""))
    if verb is None:
        raise NotFound
    try:
        verb(request.POST, {"course_id": course_id, "by": request.user})
    except Invalid as refused:
        messages.error(request, refused.message)
    return redirect("course_work", course_id)
