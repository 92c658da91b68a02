"""Tell a person something once: on the site at once, by mail as soon as mail can be sent."""

import logging
from collections.abc import Mapping
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from oer_repo.accounts.models import Notice, User

logger = logging.getLogger(__name__)
AT_ONCE = 50


def tell(person: User, *, key: str, message: str, data: Mapping[str, str], url: str) -> bool:
    """Whether it was new. `key` names the event: the same is told once, however often it is noticed."""
    facts = {"message": message, "data": dict(data), "url": url}
    _notice, new = Notice.objects.get_or_create(user=person, key=key[:200], defaults=facts)
    return new


def text_of(notice: Notice) -> str:
    return _(notice.message) % notice.data


def unread(person: User) -> int:
    return Notice.objects.filter(user=person, read=None).count()


def mark_read(notices: QuerySet[Notice]) -> None:
    notices.filter(read=None).update(read=timezone.now())


def mail_waiting() -> int:
    """Send what was not sent yet, one mail for each person; what cannot be sent waits for the next time."""
    waiting = Notice.objects.filter(mailed=None, user__is_active=True).select_related("user")
    by_person: dict[User, list[Notice]] = {}
    for notice in waiting.order_by("pk")[:AT_ONCE]:
        by_person.setdefault(notice.user, []).append(notice)
    return sum(sent(person, notices) for person, notices in by_person.items())


def sent(person: User, notices: list[Notice]) -> int:
    count = len(notices)
    subject = ngettext("Something has changed that concerns you", "%(n)d things have changed", count)
    lines = [f"{text_of(notice)}\n{settings.SITE_URL}{notice.url}" for notice in notices]
    try:
        mail = EmailMessage(
            f"[{settings.SITE_NAME}] {subject % {'n': count}}", "\n\n".join(lines), to=[person.email]
        )
        mail.send()
    except (SMTPException, OSError):
        logger.exception("Mail to a person could not be sent; it is tried again.")
        return 0
    Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update(mailed=timezone.now())
    return count
