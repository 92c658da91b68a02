"""Which institutions have parts in a course, and which of them stand by these as they are now."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from oer_repo.accounts.models import Institution
from oer_repo.courses.models import Course, Part, SignOff
from oer_repo.courses.question import inputs_of
from oer_repo.courses.weighing import weighed


@dataclass(frozen=True, slots=True)
class Standing:
    """`signed` is the sign-off that holds; None where one is asked for, because there is none or its parts have changed."""

    institution: Institution
    parts: tuple[Part, ...]
    signed: SignOff | None
    has_changed: bool


def standings(course: Course, parts: Sequence[Part]) -> list[Standing]:
    """One for each institution with parts, by name."""
    given: dict[Institution, list[Part]] = {}
    for part in parts:
        if part.institution:
            given.setdefault(part.institution, []).append(part)
    made = list(course.sign_offs.select_related("by", "institution"))
    return [
        standing(one, tuple(given[one]), [row for row in made if row.institution_id == one.pk])
        for one in sorted(given, key=lambda institution: institution.name)
    ]


def standing(institution: Institution, parts: tuple[Part, ...], made: list[SignOff]) -> Standing:
    last = made[-1] if made else None
    holds = last is not None and last.parts == fingerprint(parts)
    return Standing(institution, parts, last if holds else None, has_changed=bool(made) and not holds)


def fingerprint(parts: Sequence[Part]) -> str:
    """Of everything that a sign-off is about: which works, how they are used, under which licenses, and where they stand."""
    facts = [
        [
            part.pk,
            str(part.version_id),
            str(part.file_id),
            part.portion,
            part.changes,
            part.url,
            part.text,
            inputs_of(weighed(part)),
        ]
        for part in sorted(parts, key=lambda part: part.pk)
    ]
    return sha256(json.dumps(facts).encode()).hexdigest()
