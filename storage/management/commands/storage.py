"""Look after the stored bytes: how much there is, whether it is whole, where else it is, and what nobody needs."""

from collections import Counter
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Sum
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from tqdm import tqdm

from storage.collect import GRACE, collect, collectable, orphans
from storage.copying import copy, missing_in
from storage.doctor import examine
from storage.errors import StorageError
from storage.fixity import due, period, verify
from storage.models import Blob
from storage.scan import scan_all
from storage.stores import default_store, open_store, second_store
from storage.verdicts import Verdict, scanning


class Command(BaseCommand):
    help = (
        "Look after the stored files: status, verify (re-hash and heal them), collect (remove what nothing "
        "points to), copy (into another store), scan (for malware), doctor (is the store as it should be?)."
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
        copying = actions.add_parser(
            "copy", help="Bring every file into another store; goes on where it broke off."
        )
        copying.add_argument(
            "--to", metavar="URL", help="file:///folder or s3://bucket/prefix (default: STORAGE_SECOND_URL)."
        )
        copying.add_argument("--from", dest="source", metavar="URL", help="Default: STORAGE_URL.")
        scanning_them = actions.add_parser(
            "scan", help="Have the files without a verdict scanned for malware."
        )
        scanning_them.add_argument(
            "--again", action="store_true", help="Clean ones too: after new signatures."
        )
        actions.add_parser("doctor", help="Look whether the store is as it should be, and say what to do.")

    def handle(self, *args: Any, action: str, **options: Any) -> None:
        try:
            getattr(self, f"_{action}")(options)
        except StorageError as error:
            raise CommandError(str(error)) from error

    def _status(self, options: dict[str, Any]) -> None:
        size = Blob.objects.aggregate(size=Sum("size", default=0))["size"]
        damaged = Blob.objects.exclude(damaged_at=None)
        lines = [
            (_("Store"), default_store().where),
            (_("Second store"), second.where if (second := second_store()) else _("none")),
            (_("Files"), Blob.objects.count()),
            (_("Size"), filesizeformat(size)),
            (_("Damaged"), damaged.count()),
            (
                _("Due to be re-hashed (every %(days)d days)") % {"days": period().days},
                due(timezone.now() - period()).count(),
            ),
            (_("Nothing points to them"), orphans().count()),
        ]
        for name, value in lines:
            self.stdout.write(f"{name}: {value}")
        for digest in damaged.values_list("digest", flat=True):
            self.stdout.write(_("damaged: %(digest)s") % {"digest": digest})

    def _verify(self, options: dict[str, Any]) -> None:
        before = timezone.now() - (timedelta(0) if options["all"] else period())
        total = due(before)[: options["limit"]].count()
        bad = 0
        for _blob, damage in tqdm(verify(before, limit=total), total=total, unit="file", disable=None):
            if damage:
                bad += not damage.healed
                healed = _("healed from the second store")
                self.stdout.write(
                    f"{damage.kind}: {damage.digest}" + (f" ({healed})" if damage.healed else "")
                )
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

    def _copy(self, options: dict[str, Any]) -> None:
        source = (
            open_store(options["source"], settings.S3_ENDPOINT_URL) if options["source"] else default_store()
        )
        target = open_store(options["to"], settings.S3_ENDPOINT_URL) if options["to"] else second_store()
        if target is None or target.where == source.where:
            raise CommandError(_("Say into which other store: --to URL, or set STORAGE_SECOND_URL."))
        wanted = missing_in(target, source)
        bad = 0
        bar = tqdm(total=sum(stat.size for stat in wanted), unit="B", unit_scale=True, disable=None)
        for copied in copy(wanted, source, target):
            bar.update(copied.size)
            if copied.problem:
                bad += 1
                self.stdout.write(copied.problem)
        bar.close()
        self.stdout.write(
            _("%(count)d files copied to %(where)s.") % {"count": len(wanted) - bad, "where": target.where}
        )
        if bad:
            raise CommandError(
                ngettext("%(count)d file was not copied.", "%(count)d files were not copied.", bad)
                % {"count": bad}
            )

    def _scan(self, options: dict[str, Any]) -> None:
        if not scanning():
            raise CommandError(_("No scanner is configured: set CLAMD_ADDRESS."))
        again = [Verdict.NONE, Verdict.CLEAN] if options["again"] else [Verdict.NONE]
        blobs = Blob.objects.filter(verdict__in=again)
        total, verdicts = blobs.count(), Counter[str]()
        for blob in tqdm(scan_all(blobs), total=total, unit="file", disable=None):
            verdicts[blob.verdict] += 1
            if blob.verdict not in again[:1] and blob.withheld:
                self.stdout.write(f"{blob.digest}: {Verdict(blob.verdict).label}")
        for verdict, count in sorted(verdicts.items()):
            self.stdout.write(f"{Verdict(verdict).label}: {count}")

    def _doctor(self, options: dict[str, Any]) -> None:
        wrong = 0
        for finding in examine(default_store(), second_store()):
            wrong += bool(finding.advice)
            self.stdout.write(f"{'✗' if finding.advice else '✓'} {finding.what}")
            if finding.advice:
                self.stdout.write(f"  → {finding.advice}")
            for digest in finding.digests[:20]:
                self.stdout.write(f"    {digest}")
        if wrong:
            raise CommandError(
                ngettext("%(count)d thing needs attention.", "%(count)d things need attention.", wrong)
                % {"count": wrong}
            )
