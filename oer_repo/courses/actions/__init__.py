"""Every write to a course, one verb each. Pages, API and commands call these and nothing else.

All are keyword-only, take the acting person as `by`, run in one transaction, and raise the errors of resources/errors.py.
"""

from oer_repo.courses.actions.add_part import add_link, add_resource, add_text
from oer_repo.courses.actions.change_course import create_course, delete_course, edit_course
from oer_repo.courses.actions.change_part import change_part, move_part, remove_part
from oer_repo.courses.actions.newer_version import accept_newer, decline_newer
from oer_repo.courses.actions.outline import (
    add_section,
    add_unit,
    move_section,
    move_unit,
    remove_section,
    remove_unit,
    rename_section,
    rename_unit,
)
from oer_repo.courses.actions.publish import override, publish_course, sign_off, take_back
from oer_repo.courses.actions.replace_part import replace_part
from oer_repo.courses.actions.set_outline import set_outline
from oer_repo.courses.actions.team import add_member, comment, remove_member

__all__ = [
    "accept_newer",
    "add_link",
    "add_member",
    "add_resource",
    "add_section",
    "add_text",
    "add_unit",
    "change_part",
    "comment",
    "create_course",
    "decline_newer",
    "delete_course",
    "edit_course",
    "move_part",
    "move_section",
    "move_unit",
    "override",
    "publish_course",
    "remove_member",
    "remove_part",
    "remove_section",
    "remove_unit",
    "rename_section",
    "rename_unit",
    "replace_part",
    "set_outline",
    "sign_off",
    "take_back",
]
