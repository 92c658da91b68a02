"""From the identifiers that programs use to the version they mean, as far as this person may see it."""

from uuid import UUID

from django.db.models import QuerySet

from oer_repo.accounts.roles import Person
from oer_repo.discovery.look import seen, with_everything
from oer_repo.resources.errors import NotFound, Withdrawn
from oer_repo.resources.models import File, Resource, Version, VersionState


def whole(version_id: UUID) -> Version:
    return with_everything(Version.objects.all()).get(pk=version_id)


def living_resource(resource_id: UUID) -> Resource:
    """Raises NotFound, or Withdrawn for what has left a tombstone."""
    resource = Resource.objects.filter(pk=resource_id).first()
    if resource is None:
        raise NotFound
    if resource.withdrawn:
        raise Withdrawn(resource.pk)
    return resource


def published_version(resource_id: UUID, by: Person, number: int | None = None) -> Version:
    """The current version, or the release of that number."""
    resource = living_resource(resource_id)
    released = Version.objects.filter(resource=resource, state=VersionState.PUBLISHED)
    wanted = {"pk": resource.current_id} if number is None else {"number": number}
    return first_seen(released.filter(**wanted), by)


def draft_of(resource_id: UUID, by: Person) -> Version:
    resource = living_resource(resource_id)
    return first_seen(Version.objects.filter(resource=resource, state=VersionState.DRAFT), by)


def first_seen(versions: QuerySet[Version], by: Person) -> Version:
    return seen(with_everything(versions).first(), by)


def latest_version_id(resource_id: UUID) -> UUID:
    """What an edit is about: the draft where there is one, else the release that the action will call frozen."""
    resource = living_resource(resource_id)
    found = resource.versions.order_by("-number").values_list("pk", flat=True).first()
    if found is None:
        raise NotFound
    return found


def file_of(file_id: UUID) -> File:
    """For those who change it: the action says whether they may."""
    file = File.objects.select_related("blob", "version__resource").filter(pk=file_id).first()
    if file is None:
        raise NotFound
    if file.version.resource.withdrawn:
        raise Withdrawn(file.version.resource_id)
    return file
