"""Addresses of courses."""

from django.urls import path

from oer_repo.web.courses import adding, changes, part, public, rights, team, workshop

ONE = "c/<uuid:course_id>/"

urlpatterns = [
    path("my/courses/", workshop.my_courses, name="my_courses"),
    path("courses/", public.all_courses, name="courses"),
    path(ONE, public.course, name="course"),
    path(f"{ONE}work/", workshop.workshop, name="course_work"),
    path(f"{ONE}edit/", workshop.edit, name="edit_course"),
    path(f"{ONE}delete/", workshop.delete, name="delete_course"),
    path(f"{ONE}change/", changes.change, name="change_course"),
    path(f"{ONE}rights/", rights.rights, name="course_rights"),
    path(f"{ONE}rights/try/", rights.try_remedy, name="try_remedy"),
    path(f"{ONE}team/", team.team, name="course_team"),
    path(f"{ONE}add-link/", part.add_link, name="add_link"),
    path(f"{ONE}add-text/", part.add_text, name="add_text"),
    path(f"{ONE}part/<int:part_id>/", part.one_part, name="course_part"),
    path("r/<slug:slug>/add-to-course/", adding.add_to_course, name="add_to_course"),
]
