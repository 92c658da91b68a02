"""Working together: who may do what, sign-offs, what is said and logged."""

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser

from oer_repo.accounts.models import Institution, User
from oer_repo.courses import actions
from oer_repo.courses.judge import parts_of
from oer_repo.courses.models import Course
from oer_repo.courses.permissions import may_discuss, may_edit, may_lead, may_override, may_see
from oer_repo.courses.sign_offs import standings
from oer_repo.courses.verbs import VERBS
from oer_repo.resources.errors import Invalid, NotAllowed, NotFound, NotPublishable
from tests.builders import administrator, institution, member, person, published

pytestmark = pytest.mark.django_db


def at(slug: str, email: str) -> tuple[User, Institution]:
    home = institution(slug, name=f"University {slug}")
    user = person(email, name=email.partition("@")[0])
    member(user, home)
    return user, home


@pytest.fixture
def team() -> tuple[Course, User, User]:
    """A course led by somebody of one university, with an author of another; each brought a part."""
    noy, _ = at("laos", "noy@example.org")
    linh, hanoi = at("hanoi", "linh@example.org")
    course = actions.create_course(by=noy, title="Water")
    actions.add_member(
        course_id=course.pk, by=noy, email="LINH@example.org", role="author", institution=hanoi
    )
    for user, title in ((noy, "Rain"), (linh, "Rivers")):
        actions.add_resource(course_id=course.pk, by=user, version_id=published(user, title=title).pk)
    return course, noy, linh


ROLES = [  # who, sees it, discusses, edits, overrides, leads
    ("owner", True, True, True, True, True),
    ("author", True, True, True, False, False),
    ("reviewer", True, True, False, False, False),
    ("rights_officer", True, True, True, True, False),
    ("stranger", False, False, False, False, False),
    ("nobody", False, False, False, False, False),
    ("administrator", True, True, True, True, True),
]


@pytest.mark.parametrize(("who", "sees", "discusses", "edits", "overrides", "leads"), ROLES)
def test_who_may_do_what(who, sees, discusses, edits, overrides, leads):
    owner = person()
    course = actions.create_course(by=owner, title="Water")
    people = {"owner": owner, "nobody": AnonymousUser(), "administrator": administrator()}
    somebody = people.get(who) or person("linh@example.org")
    if who in ("author", "reviewer", "rights_officer"):
        actions.add_member(course_id=course.pk, by=owner, email="linh@example.org", role=who)
    asked = (may_see, may_discuss, may_edit, may_override, may_lead)
    assert [may(somebody, course) for may in asked] == [sees, discusses, edits, overrides, leads]


def test_another_person_does_not_even_learn_that_a_course_exists():
    course = actions.create_course(by=person(), title="Water")
    with pytest.raises(NotFound):
        actions.delete_course(course_id=course.pk, by=person("stranger@example.org"))


def test_a_reviewer_comments_and_cannot_edit(team):
    course, noy, _linh = team
    person("sok@example.org", name="Sok")
    sok = actions.add_member(course_id=course.pk, by=noy, email="sok@example.org", role="reviewer").user
    part = course.parts.first()
    actions.comment(course_id=course.pk, by=sok, part_id=part.pk, text="The map on page 2 is old.")
    assert [(said.by, said.text) for said in part.comments.all()] == [(sok, "The map on page 2 is old.")]
    with pytest.raises(NotAllowed, match="Your role"):
        actions.remove_part(course_id=course.pk, by=sok, part_id=part.pk)


def test_only_people_with_an_account_and_of_the_institution_join(team):
    course, noy, _linh = team
    with pytest.raises(Invalid, match="Nobody has an account"):
        actions.add_member(course_id=course.pk, by=noy, email="nobody@example.org", role="author")
    person("sok@example.org")
    with pytest.raises(Invalid, match="does not belong"):
        actions.add_member(
            course_id=course.pk, by=noy, email="sok@example.org", role="author", institution=institution("pp")
        )
    with pytest.raises(Invalid, match="stays in its team"):
        actions.remove_member(course_id=course.pk, by=noy, user_id=noy.pk)


def test_publication_waits_for_every_institution(team):
    course, noy, linh = team
    with pytest.raises(NotPublishable) as refused:
        actions.publish_course(course_id=course.pk, by=noy)
    assert [finding.message for finding in refused.value.findings] == [
        "University hanoi has not signed off its parts.",
        "University laos has not signed off its parts.",
    ]
    laos, hanoi = Institution.objects.get(slug="laos"), Institution.objects.get(slug="hanoi")
    with pytest.raises(NotAllowed):
        actions.sign_off(course_id=course.pk, by=noy, institution=hanoi)
    actions.sign_off(course_id=course.pk, by=noy, institution=laos)
    actions.sign_off(course_id=course.pk, by=linh, institution=hanoi)
    assert actions.publish_course(course_id=course.pk, by=noy).is_public


def test_a_changed_part_asks_its_institution_again(team):
    course, noy, linh = team
    hanoi = Institution.objects.get(slug="hanoi")
    actions.sign_off(course_id=course.pk, by=linh, institution=hanoi)
    rivers = course.parts.get(added_by=linh)
    actions.change_part(course_id=course.pk, by=noy, part_id=rivers.pk, how="excerpt", portion="Pages 1–2")
    held = {
        one.institution.slug: (one.signed is not None, one.has_changed)
        for one in standings(course, parts_of(course))
    }
    assert held == {"hanoi": (False, True), "laos": (False, False)}


def test_everything_that_is_done_stands_in_the_log(team):
    course, _noy, linh = team
    actions.sign_off(course_id=course.pk, by=linh, institution=Institution.objects.get(slug="hanoi"))
    assert [(one.by.name, one.verb, one.subject) for one in course.activities.all()] == [
        ("linh", "signed off for", "University hanoi"),
        ("linh", "added", "Rivers"),
        ("noy", "added", "Rain"),
        ("noy", "put into the team", "linh"),
        ("noy", "created", "Water"),
    ]


def test_every_verb_of_the_log_is_one_that_can_be_translated():
    sources = "".join(path.read_text() for path in Path(actions.__file__).parent.glob("*.py"))
    used = re.findall(r'\b(?:changing|log)\(\s*\w+, by, "([^"]+)"', sources)
    assert set(used) == VERBS
