"""May these parts be put together for what the course is for?"""

import pytest

from licensing import Verdict, registry, rules_version
from licensing.wire import check_question
from oer_repo.courses import actions
from oer_repo.courses.judge import judge, keep_check, may_go_out
from oer_repo.courses.models import Course
from oer_repo.courses.question import question_of
from oer_repo.courses.weighing import weigh
from oer_repo.resources import actions as catalogue
from oer_repo.resources.errors import NotAllowed, NotPublishable
from tests.builders import person, published

pytestmark = pytest.mark.django_db


def course_of(*parts: tuple[str, str], **facts: object) -> Course:
    """(license, how it is used) each."""
    user = person()
    course = actions.create_course(by=user, title="Water", **facts)
    for license, how in parts:
        version = published(user, title=f"Under {license}", license=license)
        actions.add_resource(course_id=course.pk, by=user, version_id=version.pk, how=how)
    return course


CASES = [
    # parts, what it is for, the verdict of the whole
    ([("by/4.0", "unmodified"), ("by-sa/4.0", "unmodified")], {}, Verdict.ALLOWED),
    ([("by-nd/4.0", "unmodified")], {}, Verdict.ALLOWED),
    ([("by-nd/4.0", "translated")], {}, Verdict.FORBIDDEN),
    ([("by-nc/4.0", "unmodified")], {"cost": "free"}, Verdict.ALLOWED),
    ([("by-nc/4.0", "unmodified")], {"cost": "certificate"}, Verdict.UNCLEAR),
    ([("by-nc/4.0", "unmodified")], {"cost": "paid_company"}, Verdict.UNCLEAR),
    ([("by/4.0", "unmodified")], {"cost": "paid_company"}, Verdict.ALLOWED),
    ([("by/4.0", "unmodified")], {"platform": "drm"}, Verdict.FORBIDDEN),
    ([("zero/1.0", "unmodified")], {"platform": "drm"}, Verdict.ALLOWED),
    ([("by/4.0", "unmodified")], {"platform": "login"}, Verdict.ALLOWED),
]


@pytest.mark.parametrize(("parts", "purpose", "verdict"), CASES)
def test_the_verdict_of_the_whole(parts, purpose, verdict):
    assert judge(course_of(*parts, **purpose)).verdict is verdict


def test_the_answer_is_the_one_of_the_command():
    course = course_of(("by-nc-sa/4.0", "unmodified"), ("by/3.0", "excerpt"), cost="certificate")
    judgement = judge(course)
    assert judgement.answer == check_question(judgement.asked.question)
    assert judgement.asked.question == {
        "inputs": [{"license": "by-nc-sa/4.0", "how": "unmodified"}, {"license": "by/3.0", "how": "excerpt"}],
        "use": "collect",
        "commercial": None,
        "share": True,
        "drm": False,
        "context": ["free_mooc_with_optional_paid_certificate"],
        "desired_output": None,
    }


def test_each_part_has_its_verdict_with_every_license_inside():
    course = course_of(("by/4.0", "unmodified"))
    version = published(course.owner, title="With a photograph")
    catalogue.correct_statement(
        version_id=version.pk,
        by=course.owner,
        license=None,
        text="All rights reserved",
        evidence="Page 2",
        file_id=version.files.get().pk,
    )
    actions.add_resource(course_id=course.pk, by=course.owner, version_id=version.pk)
    judgement = judge(course)
    good, bad = judgement.parts
    assert judgement.verdict_of(good.pk) is Verdict.ALLOWED
    assert judgement.verdict_of(bad.pk) is Verdict.FORBIDDEN


def test_a_planned_translation_is_judged_beside():
    judgement = judge(course_of(("by-nd/4.0", "unmodified"), translation_planned=True))
    assert judgement.verdict is Verdict.ALLOWED
    assert judgement.translation.verdict is Verdict.FORBIDDEN


def test_text_of_the_teams_own_and_links_ask_for_nothing():
    course = course_of()
    actions.add_text(course_id=course.pk, by=course.owner, title="Begin", text="Bring a glass.")
    actions.add_link(course_id=course.pk, by=course.owner, title="A film", url="https://example.org/")
    judgement = judge(course)
    assert (judgement.verdict, len(judgement.asked.question["inputs"])) == (Verdict.ALLOWED, 1)


def test_every_new_answer_is_kept_once_with_the_edition_of_the_rules():
    course = course_of(("by/4.0", "unmodified"))
    for _ in range(2):
        keep_check(course, judge(course))
    actions.edit_course(course_id=course.pk, by=course.owner, platform="drm")
    course.refresh_from_db()
    keep_check(course, judge(course))
    assert [(one.rules, one.verdict) for one in course.checks.all()] == [
        (rules_version(), "allowed"),
        (rules_version(), "forbidden"),
    ]
    assert course.checks.first().question["parts"][0]["license"] == "by/4.0"


def test_what_is_forbidden_is_published_only_with_a_reason_and_a_name():
    course = course_of(("by-nd/4.0", "translated"))
    with pytest.raises(NotPublishable, match="licenses forbid"):
        actions.publish_course(course_id=course.pk, by=course.owner)
    decided = actions.override(
        course_id=course.pk, by=course.owner, reason="Letter of the author, 3 May: translate it."
    )
    assert (decided.by, decided.check_made.verdict) == (course.owner, "forbidden")
    assert actions.publish_course(course_id=course.pk, by=course.owner).is_public


def test_a_decision_is_about_the_answer_it_was_made_for():
    course = course_of(("by-nd/4.0", "translated"))
    actions.override(course_id=course.pk, by=course.owner, reason="Letter of the author.")
    version = published(course.owner, title="Another", license="by-nc-nd/4.0")
    actions.add_resource(course_id=course.pk, by=course.owner, version_id=version.pk, how="adapted")
    course.refresh_from_db()
    assert not may_go_out(course, judge(course))


def test_an_author_cannot_decide_against_a_finding():
    course = course_of(("by-nd/4.0", "translated"))
    person("linh@example.org")
    linh = actions.add_member(
        course_id=course.pk, by=course.owner, email="linh@example.org", role="author"
    ).user
    with pytest.raises(NotAllowed):
        actions.override(course_id=course.pk, by=linh, reason="It will be fine.")


def test_a_course_without_parts_is_not_published():
    course = course_of()
    with pytest.raises(NotPublishable, match="no parts"):
        actions.publish_course(course_id=course.pk, by=course.owner)


def test_the_license_wished_for_the_course_is_part_of_the_question():
    course = course_of(("by-nc/4.0", "unmodified"), license=registry.get("by/4.0"))
    assert question_of(course, weigh(course)).question["desired_output"] == "by/4.0"
    assert judge(course).verdict is Verdict.NOT_RECOMMENDED
