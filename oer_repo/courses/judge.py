"""May these parts be put together for what the course is for? The engine answers; every new answer is kept."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from licensing import Report, Solution, Verdict, rules_version, solve
from licensing.question import read_question
from licensing.wire import report_as_json
from oer_repo.courses.models import Course, CourseCheck, Override, Part
from oer_repo.courses.question import CourseQuestion, question_of
from oer_repo.courses.weighing import Weighed, weigh, weighed

RELATED = (
    "version__statements",
    "version__files__blob",
    "version__sources__of_version__resource",
    "version__creators",
    "version__resource__institution",
    "institution",
    "file",
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict of the whole and of each part; `translation` is that of the course in another language, if one is planned."""

    parts: tuple[Weighed, ...]
    asked: CourseQuestion
    solution: Solution
    answer: dict[str, Any]
    verdicts: Mapping[int, Verdict]
    translation: Report | None
    translation_owners: tuple[int, ...]

    @property
    def report(self) -> Report:
        return self.solution.report

    @property
    def verdict(self) -> Verdict:
        return self.report.verdict

    @property
    def digest(self) -> str:
        """The same question under the same rules has the same answer, and is kept once."""
        said = [rules_version(), self.asked.question, self.answer, list(self.asked.owners)]
        return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()

    def verdict_of(self, part_id: int) -> Verdict:
        """The worst of the licenses that are in it; text of the team's own is free to be used."""
        return self.verdicts.get(part_id, Verdict.ALLOWED)


def parts_of(course: Course) -> tuple[Part, ...]:
    """In order, with all that crediting and describing ask for, in a fixed number of queries."""
    return tuple(course.parts.select_related("version__resource").prefetch_related(*RELATED))


def judge(course: Course, parts: Sequence[Part] | None = None) -> Judgement:
    """`parts` by whoever has read them already."""
    known = weigh(course) if parts is None else tuple(map(weighed, parts))
    asked = question_of(course, known)
    solution = solve(*read_question(asked.question))
    answer = report_as_json(solution.report, read_question(asked.question)[0])
    translation: Report | None = None
    owners: tuple[int, ...] = ()
    if course.translation_planned:
        planned = question_of(course, known, translated=True)
        translation = solve(*read_question(planned.question)).report
        owners = planned.owners
    return Judgement(known, asked, solution, answer, worst(asked, solution.report), translation, owners)


def worst(asked: CourseQuestion, report: Report) -> Mapping[int, Verdict]:
    """By part: of the licenses that are in it."""
    found: dict[int, Verdict] = {}
    for one in report.parts:
        owner = asked.owners[one.part]
        found[owner] = max(found.get(owner, one.verdict), one.verdict)
    return found


def keep_check(course: Course, judgement: Judgement) -> CourseCheck:
    """One can show later what was known when, and by which edition of the rules."""
    found = course.checks.filter(digest=judgement.digest).first()
    return (
        found
        or CourseCheck.objects.get_or_create(
            course=course,
            digest=judgement.digest,
            defaults={
                "rules": rules_version(),
                "question": judgement.asked.question | {"parts": named(course, judgement)},
                "answer": judgement.answer,
            },
        )[0]
    )


def named(course: Course, judgement: Judgement) -> list[Mapping[str, object]]:
    """What each input was, in words that outlive the part."""
    titles = {part.pk: part.title for part in judgement.parts}
    taken = dict(course.parts.values_list("pk", "taken"))
    owners = judgement.asked.owners
    return [{"part": owner, "title": titles[owner], **taken[owner]} for owner in owners]


def override_of(course: Course, judgement: Judgement) -> Override | None:
    """Somebody's decision to go on, if it was about exactly this answer."""
    return Override.objects.filter(course=course, check_made__digest=judgement.digest).last()


def may_go_out(course: Course, judgement: Judgement) -> bool:
    """Whether it may be published and exported."""
    return judgement.verdict is not Verdict.FORBIDDEN or override_of(course, judgement) is not None
