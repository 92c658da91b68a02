"""From what programs say of a course to what its actions take, and back."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from licensing import rules_version
from licensing.wire import said, solution_as_json
from oer_repo.accounts.models import Institution
from oer_repo.accounts.roles import Person
from oer_repo.api.drafts import license_of
from oer_repo.api.lookup import published_version
from oer_repo.courses.judge import Judgement, judge, may_go_out, override_of, parts_of
from oer_repo.courses.models import Course, Part
from oer_repo.courses.permissions import may_discuss, may_see
from oer_repo.resources.errors import Finding, Invalid, NotFound


class CourseWithOutline:
    """All that the course says of itself, and its sections."""

    def __init__(self, course: Course, sections: list[dict[str, Any]]) -> None:
        self.course, self.sections = course, sections

    def __getattr__(self, name: str) -> Any:
        return getattr(self.course, name)


def seen_course(course_id: UUID, by: Person) -> Course:
    course = Course.objects.select_related("owner").filter(pk=course_id).first()
    if course is None or not may_see(by, course):
        raise NotFound
    return course


def team_course(course_id: UUID, by: Person) -> Course:
    course = seen_course(course_id, by)
    if not may_discuss(by, course):
        raise NotFound
    return course


def etag_of(course: Course) -> str:
    return f'"{course.pk}.{course.revision}"'


def facts_of(data: Mapping[str, Any]) -> dict[str, Any]:
    """The license as a License, everything else as it came."""
    return {**data, "license": license_of(data["license"])} if "license" in data else dict(data)


def part_facts(data: Mapping[str, Any], by: Person) -> dict[str, Any]:
    """For the action that puts it: a resource with its version, a link, or a text; a part that is there by its id."""
    if "id" in data:
        return {"id": data["id"]}
    if "resource" in data:
        version = published_version(data["resource"], by, data.get("version"))
        named = {name: data[name] for name in ("how", "portion", "changes") if name in data}
        return named | {"version_id": version.pk, "file_id": data.get("file")}
    if not {"url", "text"} & set(data):
        message = _("Say which resource, which url, or a text.")
        raise Invalid([Finding("no_part", message, "resource")])
    return {name: value for name, value in facts_of(data).items() if name != "unit"}


def outline_facts(data: Mapping[str, Any], by: Person) -> list[dict[str, Any]]:
    return [
        {
            "title": section.get("title", ""),
            "units": [
                {
                    "title": unit.get("title", ""),
                    "parts": [part_facts(part, by) for part in unit.get("parts", ())],
                }
                for unit in section.get("units", ())
            ],
        }
        for section in data["sections"]
    ]


def institution_of(slug: str | None) -> Institution | None:
    return named_institution(slug) if slug else None


def named_institution(slug: str) -> Institution:
    found = Institution.objects.filter(slug=slug).first() if "\0" not in slug else None
    if found is None:
        raise Invalid([Finding("unknown_institution", _("There is no such institution."), "institution")])
    return found


def with_outline(course: Course) -> "CourseWithOutline":
    """The course as CourseOut reads it, in a fixed number of queries."""
    parts: dict[int, list[Part]] = {}
    for part in parts_of(course):
        parts.setdefault(part.unit_id, []).append(part)
    sections = [
        {
            "id": section.pk,
            "title": section.title,
            "units": [
                {"id": unit.pk, "title": unit.title, "parts": parts.get(unit.pk, [])}
                for unit in section.units.all()
            ],
        }
        for section in course.sections.prefetch_related("units")
    ]
    return CourseWithOutline(course, sections)


def checked_course(course: Course) -> tuple[Judgement, dict[str, Any]]:
    judgement = judge(course)
    override = override_of(course, judgement)
    solved = solution_as_json(judgement.solution)
    owners = judgement.asked.owners
    return judgement, {
        "rules": rules_version(),
        "verdict": judgement.verdict.word,
        "translation": judgement.translation.verdict.word if judgement.translation else None,
        "parts": {str(part.pk): judgement.verdict_of(part.pk).word for part in judgement.parts},
        "outputs": solved["outputs"],
        "reasons": [
            reason | {"parts": named(reason["parts"], owners)} for reason in judgement.answer["reasons"]
        ],
        "obstacles": [
            {
                "parts": named(one.parts, owners),
                "remedies": [remedy_of(remedy, owners) for remedy in one.remedies],
            }
            for one in judgement.solution.obstacles
        ],
        "may_go_out": may_go_out(course, judgement),
        "override": override.reason if override else None,
    }


def named(places: Any, owners: tuple[int, ...]) -> list[int]:
    return list(dict.fromkeys(owners[place] for place in places))


def remedy_of(remedy: Any, owners: tuple[int, ...]) -> dict[str, Any]:
    part = owners[remedy.part] if remedy.part is not None else None
    return {"kind": remedy.kind, "part": part, "licenses": list(remedy.licenses), "why": said(remedy.why)}
