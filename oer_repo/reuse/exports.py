"""Ask for an export of a course, and hand it out: at once where it is ready, never making it while somebody waits."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from oer_repo.accounts.models import User
from oer_repo.accounts.roles import Person
from oer_repo.courses.judge import judge, may_go_out
from oer_repo.courses.models import Course
from oer_repo.courses.permissions import may_assemble, may_see
from oer_repo.formats.course_credits import credit_language
from oer_repo.resources.errors import Finding, Invalid, NotAllowed, NotFound, NotPublishable
from oer_repo.reuse.make_export import make_export
from oer_repo.reuse.models import Export, ExportFormat, ExportState
from storage.models import DamageReport, Scan
from storage.verdicts import QUARANTINED

PATIENCE = timedelta(hours=1)  # then whatever was making it is taken for lost


def ask_for_export(*, course_id: UUID, by: Person, format: str, language: str = "") -> Export:
    """The one that waits or is being made where there is one. Raises NotPublishable while the licenses forbid it."""
    course = seen(course_id, by)
    if not isinstance(by, User) or not may_assemble(by):
        raise NotAllowed(_("Sign in to have a course made ready to be taken away."))
    if format not in ExportFormat.values:
        message = _("Use one of %(formats)s.") % {"formats": ", ".join(ExportFormat.values)}
        raise Invalid([Finding("unknown_format", message, "format")])
    refuse_forbidden(course)
    kind = {"course": course, "format": format, "language": credit_language(language or course.language)}
    with transaction.atomic():  # a process killed between the two would leave an export that nobody makes
        export, new = Export.objects.select_for_update().get_or_create(
            **kind, defaults={"asked": timezone.now(), "asked_by": by}
        )
        if new or not under_way(export):
            begin(export, by)
    return export


def under_way(export: Export) -> bool:
    return export.is_pending and timezone.now() - export.asked < PATIENCE


def begin(export: Export, by: User) -> None:
    export.state, export.progress, export.problem = ExportState.WAITING, 0, ""
    export.asked, export.asked_by = timezone.now(), by
    export.save()
    make_export.enqueue(str(export.pk))


def exports_of(course_id: UUID, by: Person) -> list[Export]:
    return list(Export.objects.filter(course=seen(course_id, by)).select_related("course", "blob"))


def export_at(course_id: UUID, export_id: UUID, by: Person) -> Export:
    course = seen(course_id, by)
    export = Export.objects.select_related("course", "blob").filter(course=course, pk=export_id).first()
    if export is None:
        raise NotFound
    return export


def handed_out(course_id: UUID, export_id: UUID, by: Person) -> Export:
    """One whose bytes may be sent: what was withdrawn since, or is forbidden now, is not passed on any more."""
    export = export_at(course_id, export_id, by)
    if export.blob is None:
        raise NotFound
    refuse_forbidden(export.course)
    refuse_withdrawn(export)
    refuse_unsafe(export)
    return export


def refuse_forbidden(course: Course) -> None:
    if not may_go_out(course, judge(course)):
        message = _(
            "The licenses forbid what the course is for, so it cannot be taken away. See what stands in the way, or "
            "let the rights officer decide with a reason."
        )
        raise NotPublishable([Finding("forbidden", message, "parts")])


def going_out(course_id: UUID, by: Person) -> Course:
    """One that this person may see and that may leave the team. Raises NotFound, NotPublishable."""
    course = seen(course_id, by)
    refuse_forbidden(course)
    return course


def refuse_withdrawn(export: Export) -> None:
    since = export.course.parts.filter(version__resource__withdrawn__gt=export.made)
    if since.exists():
        message = _("A part was withdrawn after this was made. Have it made again.")
        raise NotPublishable([Finding("withdrawn", message, "parts")])


def refuse_unsafe(export: Export) -> None:
    infected = export.course.parts.filter(version__files__blob__verdict__in=QUARANTINED)
    digests = infected.values_list("version__files__blob_id", flat=True)
    if Scan.objects.filter(digest__in=digests, scanned_at__gt=export.made).exists():
        message = _("Malware was found in a part after this was made. Have it made again.")
        raise NotPublishable([Finding("quarantined", message, "parts")])
    within = export.course.parts.values_list("version__files__blob_id", flat=True)
    if DamageReport.objects.filter(digest__in=within, found_at__gt=export.made).exists():
        message = _("The bytes of a part were found damaged after this was made. Have it made again.")
        raise NotPublishable([Finding("damaged", message, "parts")])


def seen(course_id: UUID, by: Person) -> Course:
    course = Course.objects.select_related("owner").filter(pk=course_id).first()
    if course is None or not may_see(by, course):
        raise NotFound
    return course
