"""The catalogue: resources, their versions, what these are made of and from, and what has changed."""

from oer_repo.resources.models.acknowledgment import Acknowledgment
from oer_repo.resources.models.change import Change
from oer_repo.resources.models.concept import Concept
from oer_repo.resources.models.creator import Creator
from oer_repo.resources.models.embargo import EmbargoEvent
from oer_repo.resources.models.file import File, FileRole
from oer_repo.resources.models.resource import Resource
from oer_repo.resources.models.source import Source, SourceUse
from oer_repo.resources.models.source_statement import SourceStatement
from oer_repo.resources.models.statement import Statement
from oer_repo.resources.models.version import Version, VersionState

__all__ = [
    "Acknowledgment",
    "Change",
    "Concept",
    "Creator",
    "EmbargoEvent",
    "File",
    "FileRole",
    "Resource",
    "Source",
    "SourceStatement",
    "SourceUse",
    "Statement",
    "Version",
    "VersionState",
]
