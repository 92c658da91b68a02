"""May these parts be put together for what the course is for? The engine answers; every new answer is kept."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from licensing import Finding, Report, Solution, Verdict, rules_version, solve
from licensing.question import read_question
from licensing.wire import report_as_json
from oer_repo.courses.models import Course, CourseCheck, Override, Part
from oer_repo.courses.question import RELATED, CourseQuestion, question_of


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict of the whole and of each part; `translation` is that of the course in another language, if one is planned."""

    parts: tuple[Part, ...]
    asked: CourseQuestion
    solution: Solution
    answer: dict[str, Any]
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

    def verdict_of(self, part: Part) -> Verdict:
        """The worst of the licenses that are in it; text of the team's own is free to be used."""
        found = [one.verdict for one in self.report.parts if self.asked.owners[one.part] == part.pk]
        return max(found, default=Verdict.ALLOWED)

    def findings_of(self, part: Part) -> list[Finding]:
        mine = {at for at, owner in enumerate(self.asked.owners) if owner == part.pk}
        return [one for one in self.report.findings if mine & set(one.parts)]


def parts_of(course: Course) -> tuple[Part, ...]:
    """In order, with all that judging and crediting ask for, in a fixed number of queries."""
    rows = course.parts.select_related(
        "unit__section", "version__resource__institution", "version__resource__current", "institution"
    )
    return tuple(rows.prefetch_related(*RELATED))


def judge(course: Course, parts: Sequence[Part] | None = None) -> Judgement:
    known = tuple(parts_of(course) if parts is None else parts)
    asked = question_of(course, known)
    solution = solve(*read_question(asked.question))
    answer = report_as_json(solution.report, read_question(asked.question)[0])
    translation: Report | None = None
    owners: tuple[int, ...] = ()
    if course.translation_planned:
        planned = question_of(course, known, translated=True)
        translation = solve(*read_question(planned.question)).report
        owners = planned.owners
    return Judgement(known, asked, solution, answer, translation, owners)


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
                "question": judgement.asked.question
                | {"parts": named(judgement.parts, judgement.asked.owners)},
                "answer": judgement.answer,
            },
        )[0]
    )


def named(parts: Sequence[Part], owners: Sequence[int]) -> list[Mapping[str, object]]:
    """What each input was, in words that outlive the part."""
    by_id = {part.pk: part for part in parts}
    return [{"part": owner, "title": title_of(by_id[owner]), **by_id[owner].taken} for owner in owners]


def title_of(part: Part) -> str:
    return part.title or (part.version.title if part.version else "")


def override_of(course: Course, judgement: Judgement) -> Override | None:
    """Somebody's decision to go on, if it was about exactly this answer."""
    return Override.objects.filter(course=course, check_made__digest=judgement.digest).last()


def may_go_out(course: Course, judgement: Judgement) -> bool:
    """Whether it may be published and exported."""
    return judgement.verdict is not Verdict.FORBIDDEN or override_of(course, judgement) is not None
