"""Look after the stored bytes: how much there is, whether it is whole, and what nobody needs."""

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Sum
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from tqdm import tqdm

from storage.collect import GRACE, collect, collectable, orphans
from storage.errors import StorageError
from storage.fixity import PERIOD, due, verify
from storage.models import Blob
from storage.stores import default_store


class Command(BaseCommand):
    help = (
        "Look after the stored files: status, verify (re-hash them), collect (remove what nothing points to)."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        actions.add_parser("status", help="How much is stored, and what waits to be looked at.")
        checking = actions.add_parser("verify", help="Re-hash the files that are due and report damage.")
        checking.add_argument("--all", action="store_true", help="Every file, not only those due.")
        checking.add_argument("--limit", type=int, metavar="N", help="At most N files.")
        removing = actions.add_parser("collect", help="Remove files that nothing points to.")
        removing.add_argument("--dry-run", action="store_true", help="Only list what would be removed.")
        removing.add_argument(
            "--grace-hours",
            type=float,
            default=GRACE / timedelta(hours=1),
            metavar="HOURS",
            help="Spare what was kept within these hours (default: %(default)g); longer than any deposit takes.",
        )

    def handle(self, *args: Any, action: str, **options: Any) -> None:
        try:
            {"status": self._status, "verify": self._verify, "collect": self._collect}[action](options)
        except StorageError as error:
            raise CommandError(str(error)) from error

    def _status(self, options: dict[str, Any]) -> None:
        size = Blob.objects.aggregate(size=Sum("size", default=0))["size"]
        damaged = Blob.objects.exclude(damaged_at=None)
        lines = [
            (_("Store"), default_store().where),
            (_("Files"), Blob.objects.count()),
            (_("Size"), filesizeformat(size)),
            (_("Damaged"), damaged.count()),
            (
                _("Due to be re-hashed (every %(days)d days)") % {"days": PERIOD.days},
                due(timezone.now() - PERIOD).count(),
            ),
            (_("Nothing points to them"), orphans().count()),
        ]
        for name, value in lines:
            self.stdout.write(f"{name}: {value}")
        for digest in damaged.values_list("digest", flat=True):
            self.stdout.write(_("damaged: %(digest)s") % {"digest": digest})

    def _verify(self, options: dict[str, Any]) -> None:
        before = timezone.now() - (timedelta(0) if options["all"] else PERIOD)
        total = due(before)[: options["limit"]].count()
        bad = 0
        for _blob, damage in tqdm(verify(before, limit=total), total=total, unit="file", disable=None):
            if damage:
                bad += 1
                self.stdout.write(f"{damage.kind}: {damage.digest}")
        if bad:
            raise CommandError(
                ngettext(
                    "%(count)d file is damaged and no longer handed out: "
                    "restore it from a backup, or upload it again.",
                    "%(count)d files are damaged and no longer handed out: "
                    "restore them from a backup, or upload them again.",
                    bad,
                )
                % {"count": bad}
            )
        self.stdout.write(_("Every file looked at is whole."))

    def _collect(self, options: dict[str, Any]) -> None:
        grace = timedelta(hours=options["grace_hours"])
        found = collectable(grace=grace) if options["dry_run"] else collect(grace=grace)
        count = size = 0
        for orphan in tqdm(found, unit="file", disable=None):
            count, size = count + 1, size + orphan.size
            if options["dry_run"]:
                self.stdout.write(orphan.digest)
        done = _("Would remove") if options["dry_run"] else _("Removed")
        self.stdout.write(f"{done}: {count} ({filesizeformat(size)})")
