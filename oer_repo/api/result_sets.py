"""A whole set of results as CSV, NDJSON or JSON-LD, written while it is read: its size does not matter."""

import csv
import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from oer_repo.api.found import brief, current
from oer_repo.formats import schema_org
from oer_repo.resources.describe import describe
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


def as_csv(resources: Iterable[Resource]) -> Iterator[str]:
    """RFC 4180 in UTF-8, with a mark in front by which spreadsheets know that; several values are joined by `; `."""
    writer: Any = csv.writer(_Line())
    yield "\ufeff" + writer.writerow(COLUMNS)
    for resource in resources:
        yield writer.writerow([harmless(cell) for cell in row_of(resource)])


def row_of(resource: Resource) -> list[str]:
    version = current(resource)
    facts = brief(resource, version)
    license, institution = facts["license"] or {}, facts["institution"] or {}
    lists = [version.types, version.levels, version.subjects, version.keywords]
    return [
        facts["id"],
        facts["url"],
        version.title,
        "; ".join(version.languages),
        "; ".join(one["name"] for one in facts["creators"]),
        institution.get("name", ""),
        license.get("id", ""),
        license.get("url", ""),
        *("; ".join(values) for values in lists),
        version.published.isoformat() if version.published else "",
        str(sum(file.blob.size for file in version.files.all())),
    ]


def harmless(cell: str) -> str:
    """A cell that begins like a formula gets an apostrophe, by which spreadsheets take it for text."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def as_ndjson(resources: Iterable[Resource]) -> Iterator[str]:
    """One JSON object a line, with the members of a search result that do not depend on the question."""
    for resource in resources:
        version = current(resource)
        facts = brief(resource, version) | {"levels": version.levels, "subjects": version.subjects}
        yield json.dumps(facts, ensure_ascii=False, cls=DjangoJSONEncoder) + "\n"


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
