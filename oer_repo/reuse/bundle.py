"""All files of a version as one ZIP, with the credit and the description beside them; streamed, nothing on disk."""

import json
from collections.abc import Iterator

from oer_repo.accounts.roles import Person
from oer_repo.formats import schema_org
from oer_repo.formats.packages.archive import zipped
from oer_repo.formats.packages.package import Entry
from oer_repo.resources.credit import credit_of
from oer_repo.resources.describe import describe
from oer_repo.resources.models import Version
from oer_repo.resources.reading import refuse_unless_readable
from oer_repo.resources.rights import refuse_unclear
from oer_repo.reuse.describe_course import describe_file
from storage.verdicts import refuse_withheld


def refuse_unless_free(version: Version, by: Person) -> None:
    """Everything at once goes to whom each file may go to, and only where it is clear what they may do with it.

    Raises Withdrawn, Embargoed, NotFound, or RightsUnclear.
    """
    for file in version.files.all():
        file.version = version
        refuse_unless_readable(by, file)
    refuse_unclear(version)


def bundle(version: Version, language: str = "en") -> Iterator[bytes]:
    """The archive piece by piece; the same version gives the same bytes. Refused as a whole, before the first byte,
    when one of the files may not go out (storage.verdicts)."""
    for file in version.files.select_related("blob"):
        refuse_withheld(file.blob)
    return zipped(entries(version, language))


def entries(version: Version, language: str) -> Iterator[Entry]:
    """The texts in a folder of their own, so that they never meet a file of the same name."""
    for name, text in texts_of(version, language).items():
        yield Entry(name, text.encode())
    for file in version.files.select_related("blob"):
        file.version = version
        yield Entry(f"files/{file.name}", describe_file(file))


def texts_of(version: Version, language: str) -> dict[str, str]:
    credit = credit_of(version, language)
    description = json.dumps(schema_org.write(describe(version)), ensure_ascii=False, indent=2)
    return {
        "about/CREDIT.txt": credit.text + "\n",
        "about/CREDIT.html": f'<!doctype html><meta charset="utf-8"><title>Credit</title>{credit.html}\n',
        "about/metadata.jsonld": description + "\n",
    }
