"""`manage.py rights audit`: what today's rules would judge differently, as lines or as CSV."""

import csv
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, fields
from itertools import chain
from pathlib import Path
from typing import Any, TextIO

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from tqdm import tqdm

from licensing import rules_version
from oer_repo.resources.audit import Difference, audit, published_versions

FOUND = 3  # 1 is Django's for what could not be done, 2 argparse's for what was asked wrongly


class Command(BaseCommand):
    help = (
        "Re-check every published version against today's rules; nothing is changed. "
        f"Ends with 0 when nothing would be judged differently, {FOUND} when something would, 1 when it could not be done."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        auditing = actions.add_parser("audit", help=self.help)
        auditing.add_argument(
            "--csv", metavar="FILE", help="Write the findings to this file; - for the screen."
        )
        auditing.add_argument(
            "--resource", metavar="ADDRESS", help="Only this resource (the end of its address)."
        )

    def handle(self, *args: Any, action: str, **options: Any) -> None:
        versions = published_versions()
        if options["resource"]:
            versions = versions.filter(resource__slug=options["resource"])
        ids = list(versions.values_list("pk", flat=True))
        if options["resource"] and not ids:
            raise CommandError(_("There is no published resource “%s”.") % options["resource"])
        shown = tqdm(ids, unit="version", file=sys.stderr, disable=not sys.stderr.isatty())
        found = self._told(chain.from_iterable(map(audit, shown)), options["csv"])
        self._summary(len(ids), found)
        if found:
            sys.exit(FOUND)

    def _told(self, differences: Iterable[Difference], path: str | None) -> int:
        """How many versions are concerned."""
        if path is None:
            return counted(map(self._line, differences))
        if path == "-":
            return counted(written(differences, self.stdout))  # type: ignore[arg-type]
        try:
            with Path(path).open("w", encoding="utf-8", newline="") as file:
                return counted(written(differences, file))
        except OSError as error:
            raise CommandError(
                _("%(path)s cannot be written: %(why)s") % {"path": path, "why": error.strerror}
            ) from error

    def _line(self, one: Difference) -> Difference:
        self.stdout.write(f"{one.address} v{one.version} ({one.license or '-'}) {one.code}: {one.why}")
        return one

    def _summary(self, total: int, found: int) -> None:
        told = ngettext(
            "%(n)d version looked at, %(found)d would be judged differently (rules %(rules)s).",
            "%(n)d versions looked at, %(found)d would be judged differently (rules %(rules)s).",
            total,
        )
        self.stderr.write(told % {"n": total, "found": found, "rules": rules_version()})


def written(differences: Iterable[Difference], file: TextIO) -> Iterator[Difference]:
    rows = csv.DictWriter(file, [field.name for field in fields(Difference)], lineterminator="\n")
    rows.writeheader()
    for one in differences:
        rows.writerow({name: plain(value) for name, value in asdict(one).items()})
        yield one


def plain(value: object) -> object:
    """A title that begins like a formula must not become one in a spreadsheet."""
    return (
        f"'{value}"
        if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r"))
        else value
    )


def counted(differences: Iterable[Difference]) -> int:
    return len({(one.address, one.version) for one in differences})
