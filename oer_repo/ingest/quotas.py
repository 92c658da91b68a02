"""How much room there is: what is deposited for an institution counts for it, everything else for its owner."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q, Sum
from django.utils.translation import gettext as _

from oer_repo.accounts.models import Institution, User
from oer_repo.ingest.errors import OverQuota
from oer_repo.ingest.models import Upload
from oer_repo.resources.models import Resource, Version
from storage.models import Blob


@dataclass(frozen=True, slots=True)
class Room:
    """`quota` 0: as much as the disk holds; then nothing is counted."""

    whose: str
    used: int
    quota: int

    @property
    def left(self) -> int | None:
        return max(self.quota - self.used, 0) if self.quota else None

    @property
    def percent(self) -> int:
        return min(100, self.used * 100 // self.quota) if self.quota else 0


def room_of(resource: Resource) -> Room:
    """For the next file of this resource."""
    if resource.institution:
        institution = resource.institution
        quota = chosen(institution.quota_bytes, settings.INSTITUTION_QUOTA_BYTES)
        return Room(institution.name, used_by(Q(institution=institution)) if quota else 0, quota)
    quota = chosen(resource.owner.quota_bytes, settings.USER_QUOTA_BYTES)
    alone = Q(owner=resource.owner, institution=None)
    return Room(_("this account"), used_by(alone) if quota else 0, quota)


def chosen(own: int | None, usual: int) -> int:
    return usual if own is None else own


def used_by(whose: Q) -> int:
    """The same bytes once, however many versions share them, and all that was promised to open uploads."""
    resources = Resource.objects.filter(whose)
    blobs = Blob.objects.filter(files__version__resource__in=resources).distinct().values("pk", "size")
    kept = blobs.aggregate(sum=Sum("size"))["sum"] or 0
    coming = Upload.objects.waiting().filter(version__resource__in=resources)
    return int(kept + (coming.aggregate(sum=Sum("length"))["sum"] or 0))


def refuse_without_room(version: Version, size: int) -> None:
    """Call inside the transaction that takes the room: two at once must not both have the last of it."""
    resource = version.resource
    if resource.institution_id:
        Institution.objects.select_for_update().get(pk=resource.institution_id)
    else:
        User.objects.select_for_update().get(pk=resource.owner_id)
    room = room_of(resource)
    if room.left is not None and size > room.left:
        raise OverQuota(room.left, room.whose)
