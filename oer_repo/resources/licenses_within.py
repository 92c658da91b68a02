"""Every license that is in a version: its own, those of files that differ, those of works that stand in it as they are."""

from collections.abc import Iterator

from licensing.license import License
from oer_repo.resources.models import File, SourceUse, Statement, Version
from oer_repo.resources.rights import license_today

STANDS_INSIDE = (SourceUse.UNMODIFIED, SourceUse.EXCERPT)


def licenses_within(version: Version) -> tuple[License | None, ...]:
    """Each once, the version's own first; None where a license is not known, which closes what needs one.

    A work that was changed has become part of the version and is covered by its license; one that was put in as it
    is, or in part, keeps its own (4.0 s. 2(a)(5); collections 3.0 s. 4(a)).
    """
    return tuple(dict.fromkeys(_all(version)))


def license_of_file(file: File) -> License | None:
    """What is known now about a file that differs; where it does not, the version's license."""
    own = _latest(file)
    if own is not None:
        return own.license
    return file.license or license_today(file.version)


def _all(version: Version) -> Iterator[License | None]:
    yield license_today(version)
    for file in version.files.all():
        file.version = version  # the same object, with what the caller prefetched
        yield license_of_file(file)
    for source in version.sources.all():
        if source.use in STANDS_INSIDE:
            yield source.license


def _latest(file: File) -> Statement | None:
    """The latest statement about this very file."""
    about_it = [one for one in file.version.statements.all() if one.file_id == file.pk]
    return about_it[-1] if about_it else None
