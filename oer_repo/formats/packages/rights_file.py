"""rights.json: what holds for each part, what the license engine said, who decided against it, what was not carried."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from licensing import registry
from oer_repo.formats.course_record import CoursePart, CourseRecord, CourseRights
from oer_repo.formats.packages.package import NotCarried

FORMAT = "oer-repo-rights/1"


def rights_json(record: CourseRecord, lost: Iterable[NotCarried] = ()) -> bytes:
    document = {
        "format": FORMAT,
        "course": {"id": record.id, "title": record.title, "url": record.url}
        | ({"license": license_of(record.license)} if record.license else {}),
        "check": check_of(record.rights),
        "parts": [part_rights(part) for part in record.parts()],
        "not_carried": [
            {"part": one.part, "title": one.title, "code": one.code, "why": one.text} for one in lost
        ],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1, sort_keys=False) + "\n").encode()


def check_of(rights: CourseRights) -> Mapping[str, Any]:
    """The question with the part that each input belongs to, so that anybody can ask it again."""
    return {
        "verdict": rights.verdict,
        "rules": rights.rules,
        "checked": rights.checked.isoformat() if rights.checked else None,
        "question": dict(rights.question),
        "input_parts": list(rights.owners),
        "answer": dict(rights.answer),
        "overrides": [
            {"by": one.by, "reason": one.reason, "made": one.made.isoformat()} for one in rights.overrides
        ],
    }


def part_rights(part: CoursePart) -> Mapping[str, Any]:
    return {
        "id": part.id,
        "title": part.title,
        "source": part.page or part.url or None,
        "used": part.how,
        "changes": part.changes or None,
        "portion": part.portion or None,
        "verdict": part.verdict,
        "licenses": [license_of(one) for one in part.licenses],
        "license_statement": part.license_text or None,
        "works": [
            {
                "title": work.title,
                "creators": [creator.name for creator in work.creators],
                "url": work.url,
                "license": license_of(work.license.id if work.license else ""),
                "part": work.part,
            }
            for work in part.works
        ],
        "files": [
            {"name": one.name, "sha256": one.digest, "size": one.size, "license": license_of(one.license)}
            for one in part.files
        ],
    }


def license_of(license_id: str) -> Mapping[str, str] | None:
    """None where nobody has said under which license it is: no license means no permission."""
    if not license_id:
        return None
    license = registry.get(license_id)
    return {"id": license.id, "name": license.name, "url": license.url} | (
        {"spdx": license.spdx} if license.spdx else {}
    )
