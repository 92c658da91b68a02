"""The credit of a part: what the team did is said as its change, what others did before as theirs."""

import pytest

from oer_repo.courses import actions
from oer_repo.courses.credit import credited_parts
from tests.builders import person, published

pytestmark = pytest.mark.django_db


def credit_for(**use: str) -> str:
    user = person()
    course = actions.create_course(by=user, title="Water")
    version = published(user, title="Rain", license="by/4.0")
    actions.add_resource(course_id=course.pk, by=user, version_id=version.pk, **use)
    return credited_parts(course)[0].credit


@pytest.mark.parametrize(
    ("use", "said"),
    [
        ({"how": "translated", "changes": "Translated into Lao"}, "Translated into Lao"),
        ({"how": "adapted"}, "odified"),
        ({"how": "excerpt", "portion": "Pages 3–7"}, "Pages 3–7"),
    ],
)
def test_a_change_of_the_team_is_said_as_one(use, said):
    credit = credit_for(**use)
    assert said in credit
    assert "Earlier" not in credit


def test_what_is_used_as_it_is_says_nothing_of_changes():
    assert "odified" not in credit_for(how="unmodified")
