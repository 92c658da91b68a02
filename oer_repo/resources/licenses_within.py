"""Every license that is in a version: its own, those of files that differ, those of works that stand in it as they are."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from licensing.license import License
from oer_repo.resources.models import File, Source, SourceUse, Statement, Version

STANDS_INSIDE = (SourceUse.UNMODIFIED, SourceUse.EXCERPT)
Said = tuple[UUID | None, License | None]


@dataclass(frozen=True, slots=True)
class Grants:
    """What is recorded of the rights in one version, as bare values: its own license, statements in order (about which
    file, None for the whole; which license), files and works that stand inside."""

    own: License | None
    said: tuple[Said, ...] = ()
    files: tuple[tuple[UUID, License | None], ...] = ()
    inside: tuple[License | None, ...] = ()

    @property
    def today(self) -> License | None:
        return latest(self.said, None, self.own)

    def of_file(self, file_id: UUID, own: License | None) -> License | None:
        return latest(self.said, file_id, own or self.today)

    @property
    def within(self) -> tuple[License | None, ...]:
        """Each once, the version's own first; None where a license is not known, which closes what needs one.

        A work that was changed has become part of the version and is covered by its license; one that was put in as
        it is, or in part, keeps its own (4.0 s. 2(a)(5); collections 3.0 s. 4(a)).
        """
        return tuple(dict.fromkeys(self._all()))

    def _all(self) -> Iterator[License | None]:
        yield self.today
        for file_id, own in self.files:
            yield self.of_file(file_id, own)
        yield from self.inside


def latest(said: Iterable[Said], about: UUID | None, otherwise: License | None) -> License | None:
    """What was said last about a file, or about the whole; a later statement corrects an earlier one."""
    about_it = [license for file_id, license in said if file_id == about]
    return about_it[-1] if about_it else otherwise


def licenses_within(version: Version) -> tuple[License | None, ...]:
    return grants_of(version).within


def license_of_file(file: File) -> License | None:
    """What is known now about a file that differs; where it does not, the version's license."""
    said = said_of(file.version)
    return latest(said, file.pk, file.license or latest(said, None, file.version.license))


def grants_of(version: Version) -> Grants:
    """From what the caller may have prefetched."""
    return Grants(
        version.license,
        said_of(version),
        tuple((file.pk, file.license) for file in version.files.all()),
        tuple(one.license for one in version.sources.all() if one.use in STANDS_INSIDE),
    )


def said_of(version: Version) -> tuple[Said, ...]:
    return tuple((one.file_id, one.license) for one in version.statements.all())


def grants_of_all(versions: QuerySet[Version]) -> Mapping[UUID, Grants]:
    """The same for many versions, in four queries however many there are."""
    inside = {"version__in": versions}
    said = grouped(Statement.objects.filter(**inside).values_list("version", "file", "license"))
    files = grouped(File.objects.filter(**inside).values_list("version", "pk", "license"))
    standing = Source.objects.filter(**inside, use__in=STANDS_INSIDE).values_list("version", "license")
    sources = grouped(standing)
    return {
        pk: Grants(own, tuple(said[pk]), tuple(files[pk]), tuple(license for (license,) in sources[pk]))
        for pk, own in versions.values_list("pk", "license")
    }


def grouped(rows: Iterable[tuple[Any, ...]]) -> defaultdict[UUID, list[Any]]:
    """The rest of each row by its first value."""
    groups: defaultdict[UUID, list[Any]] = defaultdict(list)
    for first, *rest in rows:
        groups[first].append(tuple(rest))
    return groups
