"""AMB, the General Metadata Profile for Educational Resources (https://w3id.org/kim/amb/20231019/), as JSON-LD.

It takes the subjects of KIM only, languages of two letters, and the licenses that its schema names: what is missing
there is left out, and what has a license that it refuses has no AMB at all.
"""

import json
import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

from licensing import registry
from licensing.attribution.outside import web_address
from licensing.license import License
from oer_repo.formats.course_record import CourseRecord
from oer_repo.formats.record import Record, RecordCreator, RecordFile, RecordSource
from oer_repo.formats.schema_org import without_blanks

CONTEXT = "https://w3id.org/kim/amb/context.jsonld"
SUBJECTS = Path(__file__).with_name("kim_subjects.json")
LEVELS = "https://w3id.org/kim/educationalLevel/"
TYPES = "https://w3id.org/kim/hcrt/"
AUDIENCE = "http://purl.org/dcx/lrmi-vocabs/educationalAudienceRole/"
NO_LOGIN = "http://w3id.org/kim/conditionsOfAccess/no_login"
# The addresses that the schema knows, where they are not those of today.
ADDRESSES = {"MIT": "https://opensource.org/licenses/MIT"}
TAKEN = re.compile(
    r"https?://(creativecommons\.org/(licenses|publicdomain)/|www\.gnu\.org/licenses/|www\.apache\.org/licenses/)"
    r"|https://opensource\.org/licenses/MIT$"
)
ENCODING = re.compile(r"(application|audio|example|font|image|message|model|multipart|text|video)/[\w.+-]+")


class NotInAmbError(ValueError):
    """AMB has no word for this license."""

    def __init__(self, license: License) -> None:
        super().__init__(
            f"AMB takes Creative Commons, GNU, Apache, MIT and BSD licenses only, not {license.name}: "
            "read schema.org or Dublin Core instead."
        )


def write(record: Record) -> dict[str, object]:
    """Raises NotInAmbError."""
    language = two_letters(record.languages[:1]) or ["en"]
    document: dict[str, object] = {
        "@context": [CONTEXT, {"@language": language[0]}],
        "id": record.url,
        "type": ["LearningResource"],
        "name": record.title,
        "description": record.description,
        "about": concepts(kim_subjects(record.subjects)),
        "license": license_of(record.license),
        "creator": [person(one) for one in record.creators if one.role == "author"],
        "contributor": [person(one) for one in record.creators if one.role != "author"],
        "publisher": organizations(record.publisher or record.institution),
        "keywords": list(record.keywords),
        "inLanguage": two_letters(record.languages),
        "dateCreated": record.date_created if is_day(record.date_created) else "",
        "datePublished": record.published.date().isoformat() if record.published else "",
        "learningResourceType": concepts(f"{TYPES}{one}" for one in record.types),
        "educationalLevel": concepts(f"{LEVELS}{one}" for one in record.levels),
        "audience": concepts(f"{AUDIENCE}{one}" for one in record.audience),
        "duration": f"PT{record.duration}S" if record.duration else "",
        "isBasedOn": [based_on(one) for one in record.sources],
        "encoding": [encoding(one) for one in record.files if one.url and one.role != "caption"],
        "caption": [caption(one) for one in record.files if one.url and one.role == "caption"],
        "isAccessibleForFree": True,
        "conditionsOfAccess": {"type": "Concept", "id": NO_LOGIN},
        "mainEntityOfPage": [{"id": record.url, "type": "WebContent"}],
    }
    return without_blanks(document)


def write_course(record: CourseRecord) -> dict[str, object]:
    """A course with its parts; raises NotInAmbError."""
    language = two_letters([record.language]) or ["en"]
    parts = [(part.page or web_address(part.url), part.title) for part in record.parts()]
    document: dict[str, object] = {
        "@context": [CONTEXT, {"@language": language[0]}],
        "id": record.url,
        "type": ["LearningResource", "Course"],
        "name": record.title,
        "description": record.description,
        "license": license_of(record.license),
        "creator": [{"type": "Person", "name": name} for name in record.people],
        "publisher": [one for name in record.institutions for one in organizations(name)],
        "inLanguage": two_letters([record.language]),
        "hasPart": [{"id": url, "type": ["LearningResource"], "name": name} for url, name in parts if url],
        "isAccessibleForFree": True,
        "mainEntityOfPage": [{"id": record.url, "type": "WebContent"}],
    }
    return without_blanks(document)


def license_of(license_id: str | None) -> dict[str, str]:
    if not license_id:
        return {}
    license = registry.get(license_id)
    address = ADDRESSES.get(license.id, license.url)
    if not TAKEN.match(address):
        raise NotInAmbError(license)
    return {"id": address}


@cache
def subject_table() -> dict[str, str]:
    table = json.loads(SUBJECTS.read_text(encoding="utf-8"))
    return {code: f"{table['base']}{notation}" for code, notation in table["subjects"].items()}


def kim_subjects(codes: Iterable[str]) -> Iterable[str]:
    """Each once; a code without a fair match is left out."""
    return dict.fromkeys(subject_table()[code] for code in codes if code in subject_table())


def concepts(identifiers: Iterable[str]) -> list[dict[str, str]]:
    return [{"type": "Concept", "id": one} for one in identifiers]


def two_letters(tags: Iterable[str]) -> list[str]:
    """What ISO 639-1 has a code for: "pt" of "pt-BR", nothing of "fil"."""
    bases = (tag.split("-")[0].lower() for tag in tags)
    return list(dict.fromkeys(base for base in bases if len(base) == 2))


def is_day(text: str) -> bool:
    try:
        return len(text) == 10 and bool(date.fromisoformat(text))
    except ValueError:
        return False


def person(one: RecordCreator) -> dict[str, object]:
    identifier = f"https://orcid.org/{one.orcid}" if one.orcid else ""
    return without_blanks({"type": "Person", "name": one.name, "id": identifier})


def organizations(name: str) -> list[dict[str, object]]:
    return [{"type": "Organization", "name": name}] if name else []


def based_on(source: RecordSource) -> dict[str, object]:
    """A source whose license AMB does not know is named without it."""
    try:
        license = license_of(source.license)
    except NotInAmbError:
        license = {}
    creators = [{"type": "Person", "name": source.creator}] if source.creator else []
    return without_blanks(
        {"id": web_address(source.url), "name": source.title, "creator": creators, "license": license}
    )


def encoding(file: RecordFile) -> dict[str, object]:
    known = file.media_type if ENCODING.fullmatch(file.media_type) else ""
    return without_blanks(
        {
            "type": "MediaObject",
            "contentUrl": file.url,
            "encodingFormat": known,
            "contentSize": str(file.size),
            "sha256": file.digest,
        }
    )


def caption(file: RecordFile) -> dict[str, object]:
    language = two_letters([file.language]) if file.language else []
    return without_blanks(
        {
            "type": "MediaObject",
            "id": file.url,
            "encodingFormat": file.media_type,
            "inLanguage": language[0] if language else "",
        }
    )
