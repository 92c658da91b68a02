"""Courses in which a resource is taught: so the repository lists what its resources became."""

from uuid import UUID

from django.db.models import QuerySet

from oer_repo.courses.models import Course, Part


def public_courses() -> QuerySet[Course]:
    return Course.objects.exclude(published=None)


def with_resource(courses: QuerySet[Course], resource_id: UUID) -> QuerySet[Course]:
    """Those with any version of it, or a part of one; each once."""
    return courses.filter(pk__in=Part.objects.filter(version__resource=resource_id).values("course"))
