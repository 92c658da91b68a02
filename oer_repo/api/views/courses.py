"""Courses: what is public, what is mine, the outline, the check."""

from uuid import UUID

from django.db.models import Q, QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import NotAuthenticated
from rest_framework.permissions import IsAuthenticated, IsAuthenticatedOrReadOnly
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse
from rest_framework.views import APIView

from oer_repo.accounts.models import User
from oer_repo.api import schema
from oer_repo.api.courses import (
    checked_course,
    etag_of,
    facts_of,
    outline_facts,
    seen_course,
    team_course,
    with_outline,
)
from oer_repo.api.paging import Order, PageParameters, moment, page_of, parameters
from oer_repo.api.preconditions import asked_revision
from oer_repo.api.serializers.courses import (
    CheckOut,
    CourseBrief,
    CourseIn,
    CourseListOut,
    CourseOut,
    OutlineIn,
)
from oer_repo.api.serializers.drafts import checked
from oer_repo.courses import actions
from oer_repo.courses.judge import keep_check
from oer_repo.courses.models import Course
from oer_repo.courses.reusing import public_courses, with_resource

NEWEST = Order("created", moment, descending=True)
TAG = ["courses"]


class ListParameters(PageParameters):
    mine = serializers.BooleanField(
        required=False, default=False, help_text="Those you work on, public or not."
    )
    resource = serializers.UUIDField(
        required=False, help_text="Those in which this resource, in any version, is a part."
    )


def course_answer(course_id: UUID, request: Request, status: int = 200) -> Response:
    course = seen_course(course_id, request.user)
    headers = {"ETag": etag_of(course)}
    if status == 201:
        headers["Location"] = reverse("api_course", args=[course.pk])
    return Response(CourseOut(with_outline(course)).data, status=status, headers=headers)


def mine(request: Request) -> QuerySet[Course]:
    if not isinstance(request.user, User):
        raise NotAuthenticated
    return Course.objects.filter(Q(owner=request.user) | Q(members__user=request.user)).distinct()


class Courses(APIView):
    permission_classes = [IsAuthenticatedOrReadOnly]

    @extend_schema(
        operation_id="list_courses",
        tags=TAG,
        summary="List public courses, or those you work on",
        parameters=[ListParameters],
        responses=schema.answers({200: CourseListOut}, 400, *schema.READING),
    )
    def get(self, request: Request) -> Response:
        wanted = parameters(ListParameters, request)
        rows = mine(request) if wanted["mine"] else public_courses()
        if "resource" in wanted:
            rows = with_resource(rows, wanted["resource"])
        page, following = page_of(rows, request, NEWEST)
        return Response({"next": following, "results": CourseBrief(page, many=True).data})

    @extend_schema(
        operation_id="create_course",
        tags=TAG,
        summary="Begin a course",
        request=CourseIn,
        parameters=[schema.ETAG],
        responses=schema.answers({201: CourseOut}, *schema.SENDING),
    )
    def post(self, request: Request) -> Response:
        course = actions.create_course(by=request.user, **facts_of(checked(CourseIn, request.data)))
        return course_answer(course.pk, request, 201)


class OneCourse(APIView):
    permission_classes = [IsAuthenticatedOrReadOnly]

    @extend_schema(
        operation_id="read_course",
        tags=TAG,
        summary="Read a course with its outline and credits",
        parameters=[schema.ETAG],
        responses=schema.answers({200: CourseOut}, 404, *schema.READING),
    )
    def get(self, request: Request, course_id: UUID) -> Response:
        return course_answer(course_id, request)

    @extend_schema(
        operation_id="change_course",
        tags=TAG,
        summary="Change what the course is and what it is for; If-Match must name the ETag that you have read",
        request=CourseIn,
        parameters=[schema.IF_MATCH_REQUIRED, schema.ETAG],
        responses=schema.answers({200: CourseOut}, 412, 428, *schema.SENDING),
    )
    def patch(self, request: Request, course_id: UUID) -> Response:
        revision = asked_revision(request, course_id, required=True)
        facts = facts_of(checked(CourseIn, request.data))
        actions.edit_course(course_id=course_id, by=request.user, revision=revision, **facts)
        return course_answer(course_id, request)

    @extend_schema(
        operation_id="delete_course",
        tags=TAG,
        summary="Delete the course; the resources in it stay",
        responses=schema.answers({204: None}, *schema.WRITING),
    )
    def delete(self, request: Request, course_id: UUID) -> Response:
        actions.delete_course(course_id=course_id, by=request.user)
        return Response(status=204)


class Outline(APIView):
    permission_classes = [IsAuthenticated]

    @extend_schema(
        operation_id="set_outline",
        tags=TAG,
        summary="Set the whole outline: sections, units and parts, in their order",
        description="Parts that are there are named by their id; what is not named goes.",
        request=OutlineIn,
        parameters=[schema.IF_MATCH_REQUIRED, schema.ETAG],
        responses=schema.answers({200: CourseOut}, 412, 428, *schema.SENDING),
    )
    def put(self, request: Request, course_id: UUID) -> Response:
        team_course(course_id, request.user)
        revision = asked_revision(request, course_id, required=True)
        sections = outline_facts(checked(OutlineIn, request.data), request.user)
        actions.set_outline(course_id=course_id, by=request.user, sections=sections, revision=revision)
        return course_answer(course_id, request)


class Check(APIView):
    permission_classes = [IsAuthenticated]

    @extend_schema(
        operation_id="check_course",
        tags=TAG,
        summary="May these parts be put together for what the course is for? With reasons, obstacles and remedies",
        responses=schema.answers({200: CheckOut}, 404, *schema.READING),
    )
    def get(self, request: Request, course_id: UUID) -> Response:
        course = team_course(course_id, request.user)
        judgement, answer = checked_course(course)
        keep_check(course, judgement)
        return Response(CheckOut(answer).data)


class Publication(APIView):
    permission_classes = [IsAuthenticated]

    @extend_schema(
        operation_id="publish_course",
        tags=TAG,
        summary="Publish the course; 409 tells everything that stands in the way",
        request=None,
        responses=schema.answers({200: CourseOut}, *schema.WRITING),
    )
    def post(self, request: Request, course_id: UUID) -> Response:
        actions.publish_course(course_id=course_id, by=request.user)
        return course_answer(course_id, request)

    @extend_schema(
        operation_id="take_course_back",
        tags=TAG,
        summary="Only the team sees it again",
        responses=schema.answers({200: CourseOut}, *schema.WRITING),
    )
    def delete(self, request: Request, course_id: UUID) -> Response:
        actions.take_back(course_id=course_id, by=request.user)
        return course_answer(course_id, request)
