"""Sign off, decide against a finding, publish, take back."""

from collections.abc import Iterable
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from oer_repo.accounts.models import Institution, User
from oer_repo.accounts.roles import Person
from oer_repo.courses.changing import changing
from oer_repo.courses.judge import Judgement, judge, keep_check, may_go_out, parts_of
from oer_repo.courses.models import Course, Override, SignOff
from oer_repo.courses.permissions import may_discuss, may_lead, may_override, may_sign_off
from oer_repo.courses.sign_offs import fingerprint, standings
from oer_repo.resources import validation
from oer_repo.resources.errors import Finding, Invalid, NotAllowed, NotFound, NotPublishable


def sign_off(*, course_id: UUID, by: Person, institution: Institution) -> SignOff:
    """The institution stands by its parts as they are; when they change it is asked again."""
    with changing(course_id, by, "signed off for", institution.name, may=may_discuss) as course:
        if not isinstance(by, User) or not may_sign_off(by, course, institution.pk):
            raise NotAllowed(_("Only somebody of that institution in the team may sign off for it."))
        parts = [part for part in parts_of(course) if part.institution_id == institution.pk]
        if not parts:
            raise NotFound
        return SignOff.objects.create(course=course, institution=institution, by=by, parts=fingerprint(parts))


def override(*, course_id: UUID, by: Person, reason: str) -> Override:
    """Go on although a finding forbids it: with a reason and a name, for exactly the answer of now."""
    findings = list(validation.plain_text("reason", reason, 5_000))
    if not reason.strip():
        findings.append(Finding("no_reason", _("Say why: the reason stays on record."), "reason"))
    if findings:
        raise Invalid(findings)
    with changing(course_id, by, "decided against the findings", reason, may=may_override) as course:
        assert isinstance(by, User)  # may_override has said so
        check = keep_check(course, judge(course))
        return Override.objects.create(course=course, check_made=check, by=by, reason=reason.strip())


def publish_course(*, course_id: UUID, by: Person) -> Course:
    """Everybody may see it. Raises NotPublishable with everything that stands in the way."""
    with changing(course_id, by, "published", may=may_lead) as course:
        judgement = judge(course)
        findings = list(in_the_way(course, judgement))
        if findings:
            raise NotPublishable(findings)
        keep_check(course, judgement)
        course.published = course.published or timezone.now()
    return course


def take_back(*, course_id: UUID, by: Person) -> Course:
    """Only the team sees it again."""
    with changing(course_id, by, "took back from the public", may=may_lead) as course:
        course.published = None
    return course


def in_the_way(course: Course, judgement: Judgement) -> Iterable[Finding]:
    if not judgement.parts:
        yield Finding("no_parts", _("There are no parts in it yet. Add some."), "parts")
    if not may_go_out(course, judgement):
        message = _(
            "The licenses forbid what the course is for. See what stands in the way and what would help, or let the "
            "rights officer decide with a reason."
        )
        yield Finding("forbidden", message, "parts")
    for one in standings(course, parts_of(course)):
        if one.signed is None:
            message = _("%(name)s has not signed off its parts.")
            if one.has_changed:
                message = _("%(name)s has signed off, but its parts have changed since.")
            yield Finding("not_signed_off", message % {"name": one.institution.name}, "sign_offs")
