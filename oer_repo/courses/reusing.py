"""Courses in which a resource is taught: so the repository lists what its resources became."""

from uuid import UUID

from django.db.models import QuerySet

from oer_repo.courses.models import Course


def public_courses() -> QuerySet[Course]:
    return Course.objects.exclude(published=None)


def public_courses_with(resource_id: UUID) -> QuerySet[Course]:
    """Those with any version of it, or a part of one; the newest first."""
    return (
        public_courses().filter(parts__version__resource=resource_id).distinct().order_by("-published", "pk")
    )
