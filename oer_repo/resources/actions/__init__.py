"""Every write to the catalogue, one verb each. Pages, API and commands call these and nothing else.

All are keyword-only, take the acting person as `by`, run in one transaction, and raise the errors of errors.py.
"""

from oer_repo.resources.actions.add_file import add_file
from oer_repo.resources.actions.change_embargo import change_embargo
from oer_repo.resources.actions.change_file import change_file, remove_file
from oer_repo.resources.actions.create_draft import create_draft
from oer_repo.resources.actions.discard_draft import discard_draft
from oer_repo.resources.actions.edit_draft import DraftChanges, edit_draft
from oer_repo.resources.actions.new_version import new_version
from oer_repo.resources.actions.publish import publish
from oer_repo.resources.actions.set_creators import CreatorFacts, set_creators
from oer_repo.resources.actions.set_sources import SourceFacts, set_sources
from oer_repo.resources.actions.state_license import correct_statement, state_license
from oer_repo.resources.actions.withdraw import withdraw

__all__ = [
    "CreatorFacts",
    "DraftChanges",
    "SourceFacts",
    "add_file",
    "change_embargo",
    "change_file",
    "correct_statement",
    "create_draft",
    "discard_draft",
    "edit_draft",
    "new_version",
    "publish",
    "remove_file",
    "set_creators",
    "set_sources",
    "state_license",
    "withdraw",
]
