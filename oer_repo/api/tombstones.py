"""What is left of a withdrawn resource: what it was, and why it is gone; never its bytes."""

from uuid import UUID

from oer_repo.resources.describe import absolute
from oer_repo.resources.models import Resource


def tombstone_of(resource_id: UUID) -> dict[str, object]:
    resource = (
        Resource.objects.select_related("current").prefetch_related("current__creators").get(pk=resource_id)
    )
    version = resource.current
    return {
        "id": str(resource.pk),
        "url": absolute(resource.get_absolute_url()),
        "title": version.title if version else "",
        "creators": [creator.name for creator in version.creators.all()] if version else [],
        "published": version.published.isoformat() if version and version.published else None,
        "withdrawn": resource.withdrawn.isoformat() if resource.withdrawn else None,
        "reason": resource.withdrawal_reason,
    }
