"""The credit as JSON and as JSON-LD (ccREL and Dublin Core terms), safe to stand inside a page's script element."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from licensing.license import License

from .duties import family_of
from .outside import address_text, clean, web_address
from .owed import said
from .work import CreditUse, Work

_CONTEXT = {
    "cc": "http://creativecommons.org/ns#",
    "dcterms": "http://purl.org/dc/terms/",
    "title": "dcterms:title",
    "attributionName": "cc:attributionName",
    "attributionURL": {"@id": "cc:attributionURL", "@type": "@id"},
    "license": {"@id": "cc:license", "@type": "@id"},
    "rights": "dcterms:rights",
    "description": "dcterms:description",
    "source": {"@id": "dcterms:source"},
}


def as_json(works: Sequence[Work], use: CreditUse, output: License | None) -> str:
    document: dict[str, Any] = {"works": _unique([_plain(work, use) for work in works])}
    if output and use.kind in ("adapt", "collect"):
        name = "adaptation_license" if use.kind == "adapt" else "collection_license"
        document[name] = {"id": output.id, "name": output.name, "url": output.url}
    return dumped(document)


def as_json_ld(works: Sequence[Work], use: CreditUse, output: License | None) -> str:
    graph = _unique([_linked(work, use) for work in works])
    if output and use.kind in ("adapt", "collect"):
        whole = {"license": output.url, "source" if use.kind == "adapt" else "dcterms:hasPart": graph}
        return dumped({"@context": _CONTEXT, "@type": "cc:Work"} | whole)
    return dumped({"@context": _CONTEXT, "@graph": graph})


def dumped(document: Any) -> str:
    """JSON without a character that could end a script element or break a line of JavaScript."""
    text = json.dumps(document, ensure_ascii=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _unique(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [item for place, item in enumerate(items) if item not in items[:place]]


def _plain(work: Work, use: CreditUse) -> dict[str, Any]:
    facts = said(work, use)
    found: dict[str, Any] = {name: value for fact, name, value in _said_values(work, use) if fact in facts}
    if work.license:
        found["license"] = {"id": work.license.id, "name": work.license.name, "url": work.license.url}
    if facts & {"modified", "changes_identified"}:
        found["modified"] = True
    if work.part:
        found["part"] = clean(work.part)
    if work.adapted_from:
        found["based_on"] = [_plain(source, CreditUse()) for source in work.adapted_from]
    return found


def _said_values(work: Work, use: CreditUse) -> list[tuple[str, str, Any]]:
    text: Callable[[str | None], str] = clean
    return [
        ("title", "title", text(work.title)),
        ("creator", "creators", [_person(c.name, c.url) for c in work.creators if c.name != work.real_name]),
        ("attribution_party", "attribution_parties", [clean(party) for party in work.attribution_parties]),
        ("source_uri", "source", address_text(work.url)),
        ("year", "year", text(work.year)),
        ("last_update_date", "last_update", text(work.last_update)),
        ("attribution_statement", "statement", text(work.statement or family_of(work.license).statement)),
        ("copyright_notice", "copyright_notice", text(work.copyright_notice)),
        ("license_notice", "license_notice", text(work.license_notice)),
        ("disclaimer_notice", "disclaimer_notice", text(work.disclaimer_notice)),
        ("prior_modified", "earlier_modifications", text(work.modifications)),
        ("modification_description", "modification", text(use.modification)),
        ("adaptation_credit", "adapted", True),
    ]


def _person(name: str, url: str | None) -> dict[str, str]:
    address = web_address(url)
    return {"name": clean(name)} | ({"url": address} if address else {})


def _linked(work: Work, use: CreditUse) -> dict[str, Any]:
    plain = _plain(work, use)
    node: dict[str, Any] = {"@type": "cc:Work"}
    address = web_address(work.url) if "source" in plain else None
    if address:
        node |= {"@id": address, "attributionURL": address}
    if "title" in plain:
        node["title"] = plain["title"]
    if "creators" in plain:
        node["attributionName"] = [person["name"] for person in plain["creators"]]
    if work.license and work.license.url:
        node["license"] = work.license.url
    node |= _linked_notes(plain)
    if work.adapted_from:
        node["source"] = [_linked(source, CreditUse()) for source in work.adapted_from]
    return node


def _linked_notes(plain: dict[str, Any]) -> dict[str, Any]:
    """Notices are rights statements; what was changed, when and by whom is description."""
    notices = ("statement", "copyright_notice", "license_notice", "disclaimer_notice")
    rights = [plain[name] for name in notices if name in plain]
    described = [
        plain[name] for name in ("earlier_modifications", "modification", "last_update") if name in plain
    ]
    described += ["Modified"] if plain.get("modified") and "modification" not in plain else []
    return ({"rights": rights} if rights else {}) | ({"description": described} if described else {})
