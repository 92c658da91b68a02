"""`manage.py deposit FILE… --license … --title …`: a curator's files become resources, without a browser."""

import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from tqdm import tqdm

from oer_repo.ingest.folder.asked import how_of, works_of
from oer_repo.ingest.folder.bring import Brought, How, bring
from oer_repo.ingest.folder.work import CannotBring, Work
from oer_repo.resources.errors import ResourceError
from oer_repo.resources.models import Version
from storage.errors import StorageError


class Command(BaseCommand):
    help = (
        "Deposit files of this disk: as one resource, with --each as one resource for each file, with --from-csv as one "
        "for each line. Run again after a broken run, it goes on: what is here already is told and not deposited twice. "
        "Ends with 0 when all of it is here, with 1 when something is not."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        add = parser.add_argument
        add(
            "files", nargs="*", type=Path, metavar="FILE", help="Files, or folders for all that lies in them."
        )
        add("--as", dest="email", required=True, metavar="EMAIL", help="Whose deposit it is.")
        add("--license", default="", metavar="TEXT", help="As in by-sa/4.0, or any words for one license.")
        add("--title", default="", help="With --each the name of the file, unless told.")
        add("--each", action="store_true", help="Each file becomes a resource.")
        add(
            "--from-csv",
            type=Path,
            metavar="FILE",
            help="Columns: files, title, license, creators, language, …",
        )
        add("--creator", action="append", default=[], metavar="NAME", help="May be given several times.")
        add("--keyword", action="append", default=[], metavar="WORD", help="May be given several times.")
        add(
            "--source",
            action="append",
            default=[],
            metavar="TEXT",
            help="What it was made from: TITLE | LICENSE | ADDRESS | PERSON | USE; may be given several times.",
        )
        add("--language", default="", metavar="TAG", help="As in lo or pt-BR.")
        add("--description", default="", metavar="TEXT")
        add("--institution", default="", metavar="NAME", help="The end of its address.")
        add("--publish", action="store_true", help="Else they wait as drafts.")
        add(
            "--keep-unclear-license",
            action="store_true",
            help="Keep the words in a draft; it cannot be published.",
        )
        add("--again", action="store_true", help="Deposit anew what is here already.")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            how, works = how_of(options), works_of(options)
        except CannotBring as error:
            raise CommandError(str(error)) from error
        failed = self.bring_all(works, how)
        if failed:
            raise CommandError(
                _("%(failed)d of %(all)d could not be deposited.") % {"failed": failed, "all": len(works)}
            )

    def bring_all(self, works: list[Work], how: How) -> int:
        """How many could not be brought in; each is told, and the others go on."""
        failed = 0
        size = sum(path.stat().st_size for work in works for path in work.files if path.is_file())
        # Read twice: once to know whether they are here, once to keep them.
        with tqdm(
            total=size * 2, unit="B", unit_scale=True, file=sys.stderr, disable=not sys.stderr.isatty()
        ) as bar:
            for work in works:
                try:
                    self.stdout.write(said(bring(work, how, bar.update)))
                except (CannotBring, ResourceError, StorageError, OSError) as error:
                    failed += 1
                    self.stderr.write(f"{work.title}: {reasons(error)}")
        return failed


def said(brought: Brought) -> str:
    version = brought.version
    if brought.was_here:
        text = _("is here already")
    elif version.is_draft:
        text = _("waits as a draft")
    else:
        text = _("is published")
    return f"{version.title}: {text}: {address_of(version)}"


def address_of(version: Version) -> str:
    path = f"/deposit/{version.pk}/check/" if version.is_draft else version.resource.get_absolute_url()
    return f"{settings.SITE_URL}{path}"


def reasons(error: Exception) -> str:
    """The findings one by one where there are several."""
    findings = getattr(error, "findings", ())
    return " ".join(finding.message for finding in findings) or str(error)
