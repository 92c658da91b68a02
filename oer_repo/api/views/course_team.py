"""The team of a course: members, sign-offs, and decisions against a finding."""

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from oer_repo.api import schema
from oer_repo.api.courses import checked_course, institution_of, named_institution, seen_course, team_course
from oer_repo.api.serializers.courses import CheckOut, MemberIn, OverrideIn, SignOffIn, TeamOut
from oer_repo.api.serializers.drafts import checked
from oer_repo.courses import actions
from oer_repo.courses.judge import parts_of
from oer_repo.courses.models import Course
from oer_repo.courses.sign_offs import standings

TAG = ["courses"]


def team_answer(course: Course, status: int = 200) -> Response:
    members = course.members.select_related("user", "institution")
    data: dict[str, Any] = {
        "members": [
            {
                "user": one.user_id,
                "name": one.user.public_name,
                "role": one.role,
                "institution": one.institution.slug if one.institution else None,
            }
            for one in members
        ],
        "sign_offs": [
            {
                "institution": one.institution.slug,
                "parts": [part.pk for part in one.parts],
                "signed": one.signed is not None,
                "has_changed": one.has_changed,
            }
            for one in standings(course, parts_of(course))
        ],
    }
    return Response(TeamOut(data).data, status=status)


class Team(APIView):
    permission_classes = [IsAuthenticated]

    @extend_schema(
        operation_id="read_team",
        tags=TAG,
        summary="Who works on the course, and whose sign-off is there",
        responses=schema.answers({200: TeamOut}, 404, *schema.READING),
    )
    def get(self, request: Request, course_id: UUID) -> Response:
        return team_answer(team_course(course_id, request.user))

    @extend_schema(
        operation_id="add_member",
        tags=TAG,
        summary="Put somebody who has an account into the team, or change their role",
        request=MemberIn,
        responses=schema.answers({200: TeamOut}, *schema.SENDING),
    )
    def post(self, request: Request, course_id: UUID) -> Response:
        facts = checked(MemberIn, request.data)
        facts["institution"] = institution_of(facts.get("institution"))
        actions.add_member(course_id=course_id, by=request.user, **facts)
        return team_answer(seen_course(course_id, request.user))


class OneMember(APIView):
    permission_classes = [IsAuthenticated]

    @extend_schema(
        operation_id="remove_member",
        tags=TAG,
        summary="Take somebody out of the team; their parts and words stay",
        responses=schema.answers({204: None}, 422, *schema.WRITING),
    )
    def delete(self, request: Request, course_id: UUID, user_id: int) -> Response:
        actions.remove_member(course_id=course_id, by=request.user, user_id=user_id)
        return Response(status=204)


class SignOffs(APIView):
    permission_classes = [IsAuthenticated]

    @extend_schema(
        operation_id="sign_off",
        tags=TAG,
        summary="Your institution stands by its parts as they are now",
        request=SignOffIn,
        responses=schema.answers({200: TeamOut}, *schema.SENDING),
    )
    def post(self, request: Request, course_id: UUID) -> Response:
        institution = named_institution(checked(SignOffIn, request.data)["institution"])
        actions.sign_off(course_id=course_id, by=request.user, institution=institution)
        return team_answer(seen_course(course_id, request.user))


class Overrides(APIView):
    permission_classes = [IsAuthenticated]

    @extend_schema(
        operation_id="decide_against_findings",
        tags=TAG,
        summary="Go on although a license forbids it: the reason and your name stay on record",
        request=OverrideIn,
        responses=schema.answers({200: CheckOut}, *schema.SENDING),
    )
    def post(self, request: Request, course_id: UUID) -> Response:
        actions.override(course_id=course_id, by=request.user, **checked(OverrideIn, request.data))
        _judgement, answer = checked_course(seen_course(course_id, request.user))
        return Response(CheckOut(answer).data)
