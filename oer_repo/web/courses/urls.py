"""Addresses of courses."""

from django.urls import path

from oer_repo.web.courses import pages, parts

urlpatterns = [
    path("my/courses/", pages.my_courses, name="my_courses"),
    path("c/<uuid:course_id>/", pages.course, name="course"),
    path("c/<uuid:course_id>/edit/", pages.edit, name="edit_course"),
    path("c/<uuid:course_id>/delete/", pages.delete, name="delete_course"),
    path("c/<uuid:course_id>/part/<int:part_id>/", parts.change_part, name="change_part"),
    path("r/<slug:slug>/add-to-course/", parts.add_to_course, name="add_to_course"),
]
