"""Courses in Django's admin: to look things up."""

from django.contrib import admin

from oer_repo.courses.models import Course
from oer_repo.resources.admin import ReadOnlyAdmin


@admin.register(Course)
class CourseAdmin(ReadOnlyAdmin):
    list_display = ("title", "owner", "published", "updated")
    search_fields = ("title", "owner__email")
