"""Tell the administrators by mail what the checks of stored bytes have found, each finding once."""

from collections.abc import Sequence

from django.conf import settings
from django.core.mail import send_mail
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import ngettext

from oer_repo.accounts.models import User
from oer_repo.accounts.models.user import SiteRole
from oer_repo.resources.models import File
from storage.models import DamageReport

MOST = 50
"""More are counted, not listed."""


def tell_of_damage() -> int:
    """Mail what nobody was told of yet; when the mail cannot be sent, it is tried again next time."""
    reports = list(DamageReport.objects.filter(told_at=None))
    if not reports or not (to := administrators()):
        return 0
    subject = ngettext(
        "%(count)d stored file was damaged", "%(count)d stored files were damaged", len(reports)
    )
    send_mail(
        settings.ACCOUNT_EMAIL_SUBJECT_PREFIX + subject % {"count": len(reports)},
        render_to_string("worker/damage.txt", letter(reports)),
        None,
        to,
    )
    DamageReport.objects.filter(pk__in=[report.pk for report in reports]).update(told_at=timezone.now())
    return len(reports)


def administrators() -> list[str]:
    those = User.objects.filter(Q(role=SiteRole.ADMINISTRATOR) | Q(is_superuser=True), is_active=True)
    return sorted(those.values_list("email", flat=True))


def letter(reports: Sequence[DamageReport]) -> dict[str, object]:
    return {
        "site_url": settings.SITE_URL,
        "damaged": [(report, names_of(report.digest)) for report in reports if not report.healed_at][:MOST],
        "healed": [report for report in reports if report.healed_at][:MOST],
        "count": len(reports),
    }


def names_of(digest: str) -> list[str]:
    """The files that have these bytes, with the address of their resource."""
    files = File.objects.filter(blob_id=digest).select_related("version__resource")[:5]
    return [f"{file.name} ({settings.SITE_URL}/r/{file.version.resource.slug}/)" for file in files]
