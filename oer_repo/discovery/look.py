"""From an address that people read to what it means, as far as this person may see it."""

from uuid import UUID

from django.db.models import Prefetch, QuerySet

from oer_repo.accounts.roles import Person
from oer_repo.resources.errors import NotFound, Withdrawn
from oer_repo.resources.models import File, Resource, Source, Version, VersionState
from oer_repo.resources.permissions import may_see
from oer_repo.resources.reading import refuse_unless_readable


def version_at(slug: str, by: Person, number: int | None = None) -> Version:
    """The current version of the resource, or the one of that number.

    Raises NotFound, or Withdrawn for what has left a tombstone.
    """
    resource = resource_at(slug)
    versions = with_everything(resource.versions.all())
    wanted = versions.filter(current_of=resource) if number is None else versions.filter(number=number)
    return seen(wanted.first(), by)


def resource_at(slug: str) -> Resource:
    resource = Resource.objects.select_related("institution").filter(slug=slug).first()
    if resource is None:
        raise NotFound
    if resource.withdrawn:
        raise Withdrawn(resource.pk)
    return resource


def releases_at(slug: str, by: Person) -> list[Version]:
    """Every published version, the newest first."""
    published = resource_at(slug).versions.filter(state=VersionState.PUBLISHED)
    releases = [version for version in with_everything(published).order_by("-number") if may_see(by, version)]
    if not releases:
        raise NotFound
    return releases


def file_at(file_id: UUID, by: Person) -> File:
    """A file whose bytes this person may have. Raises NotFound, Withdrawn, Embargoed."""
    file = File.objects.select_related("blob", "version__resource").filter(pk=file_id).order_by("pk").first()
    if file is None:
        raise NotFound
    refuse_unless_readable(by, file)
    return file


def made_from(resource: Resource) -> QuerySet[Source]:
    """Where public resources say today that they were made from any version of this one."""
    return (
        Source.objects.filter(of_version__resource=resource, version__current_of__withdrawn=None)
        .exclude(version__current_of=None)
        .select_related("version__resource")
        .order_by("version__published")
    )


def seen(version: Version | None, by: Person) -> Version:
    if version is None or not may_see(by, version):
        raise NotFound
    return version


def with_everything(versions: QuerySet[Version]) -> QuerySet[Version]:
    return versions.select_related("resource__institution").prefetch_related(
        "creators",
        "embargo_events",
        "acknowledgments__by",
        "statements__recorded_by",
        "statements__file",
        "sources__of_version__resource",
        Prefetch("files", File.objects.select_related("blob")),
    )
