"""Begin a course, say what it is and what it is for, and delete it."""

from collections.abc import Iterable, Mapping
from typing import Any, TypedDict
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from licensing.license import License
from oer_repo.accounts.models import User
from oer_repo.accounts.roles import Person
from oer_repo.courses.changing import changing, log
from oer_repo.courses.models import Cost, Course, CourseMember, Platform, Section, Unit
from oer_repo.courses.part_facts import unknown_word
from oer_repo.courses.permissions import may_assemble, may_lead
from oer_repo.courses.team_homes import only_institution
from oer_repo.resources import validation
from oer_repo.resources.errors import Finding, Invalid, NotAllowed


class CourseFacts(TypedDict, total=False):
    """What is said of a course; texts are plain, the description is Markdown."""

    title: str
    language: str
    description: str
    cost: str
    platform: str
    translation_planned: bool
    license: License | None
    effort: str
    start: str
    recognition: str
    places: list[str]


def create_course(*, by: Person, **facts: Any) -> Course:
    """An empty course with one section and one unit, led by whoever made it."""
    if not isinstance(by, User) or not may_assemble(by):
        raise NotAllowed(_("Sign in to make a course."))
    refuse_unless_valid({"title": "", **facts})
    with transaction.atomic():
        course = Course(owner=by)
        put(course, facts)
        course.save()
        CourseMember.objects.create(course=course, user=by, institution=only_institution(by))
        Unit.objects.create(section=Section.objects.create(course=course, position=0), position=0)
        log(course, by, "created", course.title)
    return course


def edit_course(*, course_id: UUID, by: Person, revision: int | None = None, **facts: Any) -> Course:
    """Only what is given is set."""
    refuse_unless_valid(facts)
    with changing(course_id, by, "described", facts.get("title", ""), revision=revision) as course:
        put(course, facts)
    return course


def delete_course(*, course_id: UUID, by: Person) -> None:
    """The course goes away with its records; the resources in it stay."""
    with transaction.atomic():
        with changing(course_id, by, "deleted", may=may_lead) as course:
            course.overrides.all().delete()  # they protect the checks that they are about
        course.delete()


def put(course: Course, facts: Mapping[str, Any]) -> None:
    for name in CourseFacts.__annotations__:
        if name in facts:
            value = facts[name]
            setattr(course, name, value.strip() if isinstance(value, str) else value)


def refuse_unless_valid(facts: Mapping[str, Any]) -> None:
    findings = list(findings_of(facts))
    if findings:
        raise Invalid(findings)


def findings_of(facts: Mapping[str, Any]) -> Iterable[Finding]:
    for name, limit in {"title": 500, "description": 20_000, "effort": 200, "recognition": 500}.items():
        if name in facts:
            yield from validation.plain_text(name, facts[name], limit)
    if "title" in facts and not str(facts["title"]).strip():
        yield Finding("no_title", _("Give it a title."), "title")
    if facts.get("language"):
        yield from validation.languages("language", [facts["language"]])
    yield from validation.partial_date("start", facts.get("start", ""))
    yield from places_findings(facts.get("places", []))
    for name, words in {"cost": Cost.values, "platform": Platform.values}.items():
        if name in facts and facts[name] not in words:
            yield unknown_word(name, words)


def places_findings(places: Any) -> Iterable[Finding]:
    if not validation.is_short_list(places):
        yield validation.not_a_short_list("places")
        return
    for place in places:
        yield from validation.web_address("places", place)
