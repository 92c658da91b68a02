"""A license as JSON-LD with the terms of ccREL (https://creativecommons.org/ns), as CC's own RDF says it."""

from licensing.license import License

CONTEXT = {
    "cc": "http://creativecommons.org/ns#",
    "dcterms": "http://purl.org/dc/terms/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def write(license: License, page: str) -> dict[str, object]:
    """`page` is our own page about it, which also names what has no address elsewhere."""
    document: dict[str, object] = {
        "@context": CONTEXT,
        "@id": license.url or page,
        "@type": "cc:License",
        "dcterms:identifier": license.id,
        "dcterms:title": {"@language": "en", "@value": license.title},
        "dcterms:alternative": license.name,
        "dcterms:hasVersion": license.version,
        "dcterms:creator": {"@id": "https://creativecommons.org/"} if license.is_cc else None,
        "cc:permits": terms(license.permits),
        "cc:requires": terms(license.requires),
        "cc:prohibits": terms(license.prohibits),
        "cc:legalcode": link(license.legal_code_url()),
        "cc:deprecatedOn": day(license),
        "owl:sameAs": link(f"https://spdx.org/licenses/{license.spdx}" if license.spdx else None),
        "dcterms:isReferencedBy": link(page),
    }
    return {key: value for key, value in document.items() if value not in (None, "", [])}


def terms(words: frozenset[str]) -> list[dict[str, str]]:
    return [{"@id": f"cc:{word}"} for word in sorted(words)]


def link(address: str | None) -> dict[str, str] | None:
    return {"@id": address} if address else None


def day(license: License) -> dict[str, str] | None:
    return {"@type": "xsd:date", "@value": license.retired.isoformat()} if license.retired else None
