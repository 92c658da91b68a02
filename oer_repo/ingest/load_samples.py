"""Deposit and publish the sample collection: a dozen resources that this project has made itself."""

import json
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from oer_repo.accounts.models import User
from oer_repo.formats.record import Record, RecordCreator, RecordFile, RecordSource
from oer_repo.ingest.deposit import deposit
from oer_repo.resources import actions
from oer_repo.resources.models import Resource, Version

FOLDER = Path(__file__).parent / "samples"


def load_samples(*, by: User) -> list[Version]:
    """In the order of the manifest, where a source stands before what was made from it. Those there already stay."""
    manifest: list[dict[str, Any]] = json.loads((FOLDER / "samples.json").read_text(encoding="utf-8"))
    present = set(Resource.objects.values_list("slug", flat=True))
    return [load_sample(facts, by) for facts in manifest if facts["slug"] not in present]


def load_sample(facts: dict[str, Any], by: User) -> Version:
    with ExitStack() as stack:
        streams = {
            Path(file["path"]).name: stack.enter_context((FOLDER / file["path"]).open("rb"))
            for file in facts.get("files", [])
        }
        draft = deposit(record_of(facts), by=by, streams=streams, slug=facts["slug"])
    return actions.publish(version_id=draft.pk, by=by)


def record_of(facts: dict[str, Any]) -> Record:
    names = ("languages", "subjects", "keywords", "levels", "types", "audience")
    lists: dict[str, Any] = {name: tuple(facts.get(name, ())) for name in names}
    return Record(
        titles=facts["titles"],
        descriptions=facts["descriptions"],
        **lists,
        accessibility=facts.get("accessibility", {}),
        creators=tuple(RecordCreator(**one) for one in facts["creators"]),
        publisher=facts.get("publisher", ""),
        date_created=facts.get("date_created", ""),
        duration=facts.get("duration"),
        link=facts.get("link", ""),
        license=facts["license"],
        license_text=facts.get("license_statement", ""),
        files=tuple(file_of(file) for file in facts.get("files", [])),
        sources=tuple(source_of(source) for source in facts.get("sources", [])),
    )


def file_of(facts: dict[str, Any]) -> RecordFile:
    return RecordFile(
        name=Path(facts["path"]).name,
        role=facts.get("role", "main"),
        language=facts.get("language", ""),
        license=facts.get("license"),
    )


def source_of(facts: dict[str, Any]) -> RecordSource:
    """A source is another sample (by its slug) or a work elsewhere."""
    if "slug" in facts:
        version = Resource.objects.get(slug=facts["slug"]).current_id
        return RecordSource(
            title="", use=facts["use"], changes=facts.get("changes", ""), version=str(version)
        )
    return RecordSource(**facts)
