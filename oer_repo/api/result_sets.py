"""A whole set of results as CSV, NDJSON or JSON-LD, written while it is read: its size does not matter."""

import csv
import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from oer_repo.api.found import brief, current
from oer_repo.discovery.entries import Entry
from oer_repo.formats import schema_org
from oer_repo.resources.describe import describe
from oer_repo.resources.facts import title_of
from oer_repo.resources.models import Resource

COLUMNS = (
    "id", "url", "title", "languages", "creators", "institution", "license", "license_url", "types", "levels",
    "subjects", "keywords", "published", "size",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would run


class _Line:
    """What csv writes to: it hands back the line."""

    def write(self, text: str) -> str:
        return text


def as_csv(entries: Iterable[Entry]) -> Iterator[str]:
    """RFC 4180 in UTF-8, with a mark in front by which spreadsheets know that; several values are joined by `; `."""
    writer: Any = csv.writer(_Line())
    yield "\ufeff" + writer.writerow(COLUMNS)
    for entry in entries:
        yield writer.writerow([harmless(cell) for cell in row_of(entry)])


def row_of(entry: Entry) -> list[str]:
    told, facts = brief(entry), entry.facts
    license, institution = told["license"] or {}, told["institution"] or {}
    lists = [facts["types"], facts["levels"], facts["subjects"], facts["keywords"]]
    return [
        told["id"],
        told["url"],
        title_of(facts),
        "; ".join(facts["languages"]),
        "; ".join(one["name"] for one in facts["creators"]),
        institution.get("name", ""),
        license.get("id", ""),
        license.get("url", ""),
        *("; ".join(values) for values in lists),
        entry.published.isoformat() if entry.published else "",
        str(facts["size"]),
    ]


def harmless(cell: str) -> str:
    """A cell that begins like a formula gets an apostrophe, by which spreadsheets take it for text."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def as_ndjson(entries: Iterable[Entry]) -> Iterator[str]:
    """One JSON object a line, with the members of a search result that do not depend on the question."""
    for entry in entries:
        told = brief(entry) | {"levels": entry.facts["levels"], "subjects": entry.facts["subjects"]}
        yield json.dumps(told, ensure_ascii=False, cls=DjangoJSONEncoder) + "\n"


def as_json_ld(resources: Iterable[Resource], total: int, first: int) -> dict[str, object]:
    """One page as schema.org's ItemList of LearningResources."""
    items = [
        {"@type": "ListItem", "position": place, "item": schema_org.write(describe(current(resource)))}
        for place, resource in enumerate(resources, first)
    ]
    return {
        "@context": schema_org.CONTEXT,
        "@type": "ItemList",
        "numberOfItems": total,
        "itemListElement": items,
    }
