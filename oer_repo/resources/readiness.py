"""What is missing before a draft may be published: every reason at once, in the order of the form."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from oer_repo.resources.errors import Finding
from oer_repo.resources.models import Version
from oer_repo.resources.rights import rights_findings
from storage.verdicts import QUARANTINED


def what_is_missing(version: Version) -> list[Finding]:
    return [*bytes_missing(version), *words_missing(version), *rights_missing(version)]


def bytes_missing(version: Version) -> Iterable[Finding]:
    if not version.link and not version.files.exists():
        yield Finding("no_file", _("Add a file, or the web address where it is."), "files")
    for file in version.files.filter(blob__verdict__in=QUARANTINED).select_related("blob"):
        message = _("“%(name)s” cannot be published. %(reason)s") % {
            "name": file.name,
            "reason": file.blob.withheld,
        }
        yield Finding("quarantined", message, "files")


def words_missing(version: Version) -> Iterable[Finding]:
    if not any(title.strip() for title in version.titles.values()):
        yield Finding("no_title", _("Give it a title."), "titles")
    if not version.languages:
        yield Finding("no_language", _("Say in which language it is."), "languages")
    if not version.creators.exists():
        yield Finding("no_creator", _("Say who made it: nobody can be credited otherwise."), "creators")


def rights_missing(version: Version) -> Iterable[Finding]:
    if version.license is None:
        yield Finding(
            "no_license",
            _("Choose a license: without one nobody may reuse it, and we never guess."),
            "license",
        )
        return
    if version.license.retired:
        yield Finding(
            "retired_license",
            _("Creative Commons has retired %(license)s for new works. Choose a current license.")
            % {"license": version.license.name},
            "license",
        )
    yield from rights_findings(version, version.license)
