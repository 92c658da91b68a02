"""Who is in the team, and what they say to each other about a part."""

from uuid import UUID

from django.utils.translation import gettext as _

from oer_repo.accounts.models import Institution, User
from oer_repo.accounts.roles import Person
from oer_repo.courses.actions.change_part import part_of
from oer_repo.courses.changing import changing
from oer_repo.courses.models import Comment, CourseMember, CourseRole
from oer_repo.courses.part_facts import unknown_word
from oer_repo.courses.permissions import may_discuss, may_lead
from oer_repo.resources import validation
from oer_repo.resources.errors import Finding, Invalid


def add_member(
    *, course_id: UUID, by: Person, email: str, role: str, institution: Institution | None = None
) -> CourseMember:
    """Somebody who has an account here; said again, their role and institution change."""
    user = User.objects.filter(email__iexact=email.strip(), is_active=True).first()
    if user is None:
        message = _("Nobody has an account with this e-mail address. Ask the person to make one first.")
        raise Invalid([Finding("no_account", message, "email")])
    if role not in CourseRole.values:
        raise Invalid([unknown_word("role", CourseRole.values)])
    refuse_foreign_institution(user, institution)
    with changing(course_id, by, "put into the team", user.public_name, may=may_lead) as course:
        member, _new = CourseMember.objects.update_or_create(
            course=course, user=user, defaults={"role": role, "institution": institution}
        )
    return member


def refuse_foreign_institution(user: User, institution: Institution | None) -> None:
    if institution and not user.memberships.filter(institution=institution).exists():
        message = _("This person does not belong to that institution here.")
        raise Invalid([Finding("not_a_member", message, "institution")])


def remove_member(*, course_id: UUID, by: Person, user_id: int) -> None:
    """Their parts and words stay. Whoever leads the course stays in it."""
    with changing(course_id, by, "took out of the team", may=may_lead) as course:
        if course.owner_id == user_id:
            raise Invalid([Finding("leads", _("Whoever began the course stays in its team."), "user")])
        course.members.filter(user_id=user_id).delete()


def comment(*, course_id: UUID, by: Person, part_id: int, text: str) -> Comment:
    findings = list(validation.plain_text("text", text, 5_000))
    if not text.strip():
        findings.append(Finding("no_text", _("Write something."), "text"))
    if findings:
        raise Invalid(findings)
    with changing(course_id, by, "commented", may=may_discuss) as course:
        assert isinstance(by, User)  # may_discuss has said so
        return Comment.objects.create(part=part_of(course, part_id), by=by, text=text.strip())
