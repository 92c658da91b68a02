"""What the options of `manage.py deposit` ask for; raises CannotBring before anything is written."""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from oer_repo.accounts.models import Institution, User
from oer_repo.ingest.folder.bring import How
from oer_repo.ingest.folder.table import read_table
from oer_repo.ingest.folder.work import CannotBring, Work, files_below


def how_of(options: dict[str, Any]) -> How:
    person = User.objects.filter(email__iexact=options["email"], is_active=True).first()
    if person is None:
        raise CannotBring(_("Nobody here has the e-mail address %(email)s.") % {"email": options["email"]})
    institution = None
    if slug := options["institution"]:
        institution = Institution.objects.filter(slug=slug).first()
        if institution is None:
            raise CannotBring(_("There is no institution “%(slug)s”.") % {"slug": slug})
    if options["publish"] and options["keep_unclear_license"]:
        raise CannotBring(_("--publish needs a license: leave out --keep-unclear-license."))
    return How(
        by=person,
        institution=institution,
        publish=options["publish"],
        keep_unclear=options["keep_unclear_license"],
        again=options["again"],
    )


def works_of(options: dict[str, Any]) -> list[Work]:
    usual = Work(
        files=(),
        title=options["title"],
        license=options["license"],
        creators=tuple(options["creator"]),
        language=options["language"],
        description=options["description"],
        keywords=tuple(options["keyword"]),
        sources=tuple(options["source"]),
    )
    works = asked_for(options, usual)
    named = [work if work.title else replace(work, title=work.files[0].stem) for work in works]
    if any(not work.license for work in works) and not options["keep_unclear_license"]:
        raise CannotBring(_("Say under which license: --license by-sa/4.0. None is guessed."))
    return named


def asked_for(options: dict[str, Any], usual: Work) -> list[Work]:
    if table := options["from_csv"]:
        if options["files"] or options["each"]:
            raise CannotBring(_("--from-csv names the files itself: give it alone."))
        return read_table(table, usual)
    if not options["files"]:
        raise CannotBring(_("Name the files, or a table of them with --from-csv."))
    files = files_below(options["files"])
    if options["each"]:
        return [replace(usual, files=(path,)) for path in files]
    if not usual.title:
        raise CannotBring(
            _("Say what it is called: --title. (With --each, files are called by their names.)")
        )
    return [replace(usual, files=tuple(files))]
