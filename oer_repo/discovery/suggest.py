"""Titles, subjects and people that go on as somebody types: one question to the engine, one to the database."""

from uuid import UUID

from oer_repo.resources.models import Resource
from search import engine
from search.page import Suggestion

COUNT = 8


def suggest(typed: str, count: int = COUNT) -> list[tuple[Suggestion, Resource | None]]:
    """A title comes with its resource, and only while everybody may see that; raises SearchUnavailable."""
    found = engine.suggest(typed, count) if typed.strip() else []
    ids = [UUID(one.id) for one in found if one.id]
    public = Resource.objects.public().in_bulk(ids) if ids else {}
    paired = [(one, public.get(UUID(one.id)) if one.id else None) for one in found]
    return [(one, resource) for one, resource in paired if resource or not one.id]
