"""JSON-LD with schema.org's terms, LRMI's among them (https://schema.org/LearningResource)."""

from licensing import registry
from oer_repo.formats.record import Record, RecordCreator, RecordFile, RecordSource

CONTEXT = "https://schema.org/"
LISTS = {"accessMode", "accessibilityFeature", "accessibilityHazard", "accessibilityControl"}
MEDIA_OBJECTS = {"image": "ImageObject", "video": "VideoObject", "audio": "AudioObject"}


def write(record: Record) -> dict[str, object]:
    """One LearningResource; what is not known is left out, never guessed."""
    document: dict[str, object] = {
        "@context": CONTEXT,
        "@type": "LearningResource",
        "@id": record.url or None,
        "identifier": record.id,
        "url": record.url,
        "name": record.title,
        "description": record.description,
        "inLanguage": list(record.languages),
        "keywords": list(record.keywords),
        "about": [term("ISCED-F 2013", code) for code in record.subjects],
        "educationalLevel": list(record.levels),
        "learningResourceType": list(record.types),
        "audience": [{"@type": "EducationalAudience", "educationalRole": role} for role in record.audience],
        "creator": [creator(one) for one in record.creators if one.role == "author"],
        "contributor": [creator(one) for one in record.creators if one.role != "author"],
        "publisher": organization(record.publisher),
        "sourceOrganization": organization(record.institution),
        "license": license_url(record.license),
        "dateCreated": record.date_created,
        "datePublished": record.published.date().isoformat() if record.published else None,
        "dateModified": record.updated.isoformat() if record.updated else None,
        "conditionsOfAccess": conditions(record),
        "version": str(record.version),
        "timeRequired": f"PT{record.duration}S" if record.duration else None,
        "isBasedOn": [based_on(source) for source in record.sources],
        "encoding": [encoding(file) for file in record.files],
        "sameAs": record.link,
        **{key: value for key, value in record.accessibility.items() if key in LISTS},
    }
    return without_blanks(document)


def conditions(record: Record) -> str | None:
    """https://schema.org/conditionsOfAccess: "restricted until" a day, in words."""
    day = record.available_from
    return f"The files are available from {day.isoformat()}." if day else None


def without_blanks(document: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in document.items() if value not in (None, "", [], {})}


def term(scheme: str, code: str) -> dict[str, object]:
    return {"@type": "DefinedTerm", "termCode": code, "inDefinedTermSet": scheme}


def creator(one: RecordCreator) -> dict[str, object]:
    identifier = f"https://orcid.org/{one.orcid}" if one.orcid else None
    return without_blanks({"@type": "Person", "name": one.name, "@id": identifier})


def organization(name: str) -> dict[str, object]:
    return {"@type": "Organization", "name": name} if name else {}


def license_url(license_id: str | None) -> str | None:
    return registry.get(license_id).url if license_id else None


def based_on(source: RecordSource) -> dict[str, object]:
    return without_blanks(
        {
            "@type": "CreativeWork",
            "name": source.title,
            "url": source.url,
            "license": license_url(source.license),
            "creator": {"@type": "Person", "name": source.creator} if source.creator else None,
        }
    )


def encoding(file: RecordFile) -> dict[str, object]:
    return without_blanks(
        {
            "@type": MEDIA_OBJECTS.get(file.media_type.split("/")[0], "MediaObject"),
            "name": file.name,
            "contentUrl": file.url,
            "encodingFormat": file.media_type,
            "contentSize": str(file.size),
            "sha256": file.digest,
            "inLanguage": file.language,
            "license": license_url(file.license),
        }
    )
