"""What a list tells of a published version and nobody can change any more.

The search index keeps it with each document, so that a page of results is shown without reading the versions again.
What can still change of a resource (its license as it is known, its embargo, whose it is) is never among it.
"""

from typing import TypedDict

from oer_repo.resources.languages import in_language
from oer_repo.resources.models import Version
from oer_repo.resources.models.version import main_language


class Credited(TypedDict):
    name: str
    role: str
    orcid: str


class Facts(TypedDict):
    """Plain values of JSON; `size` is in bytes, of all files."""

    version_id: str
    number: int
    titles: dict[str, str]
    languages: list[str]
    types: list[str]
    levels: list[str]
    subjects: list[str]
    keywords: list[str]
    creators: list[Credited]
    size: int


def facts_of(version: Version) -> Facts:
    """Its creators, and its files with their blobs, have better been read before."""
    return {
        "version_id": str(version.pk),
        "number": version.number,
        "titles": version.titles,
        "languages": version.languages,
        "types": version.types,
        "levels": version.levels,
        "subjects": version.subjects,
        "keywords": version.keywords,
        "creators": [
            {"name": one.name, "role": one.role, "orcid": one.orcid} for one in version.creators.all()
        ],
        "size": sum(file.blob.size for file in version.files.all()),
    }


def title_of(facts: Facts) -> str:
    """The title in the resource's own language."""
    return in_language(facts["titles"], main_language(facts["languages"], facts["titles"]))
