"""Parts of a course, one by one, and what is said about them."""

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from oer_repo.api import schema
from oer_repo.api.courses import facts_of, part_facts, team_course
from oer_repo.api.serializers.courses import (
    CommentIn,
    CommentOut,
    CommentsOut,
    NewPartIn,
    PartChangesIn,
    PartOut,
)
from oer_repo.api.serializers.drafts import checked
from oer_repo.courses import actions
from oer_repo.courses.actions.change_part import part_of
from oer_repo.courses.models import Comment

TAG = ["courses"]


class Parts(APIView):
    permission_classes = [IsAuthenticated]

    @extend_schema(
        operation_id="add_part",
        tags=TAG,
        summary="Add a resource from here, a link with its rights, or a text; last in its unit",
        request=NewPartIn,
        responses=schema.answers({201: PartOut}, *schema.SENDING),
    )
    def post(self, request: Request, course_id: UUID) -> Response:
        team_course(course_id, request.user)
        data = checked(NewPartIn, request.data)
        facts = part_facts(data, request.user) | {"unit_id": data.get("unit")}
        add = (
            actions.add_resource
            if "version_id" in facts
            else actions.add_link
            if "url" in facts
            else actions.add_text
        )
        part = add(course_id=course_id, by=request.user, **facts)
        return Response(PartOut(part).data, status=201)


class OnePart(APIView):
    permission_classes = [IsAuthenticated]

    @extend_schema(
        operation_id="change_part",
        tags=TAG,
        summary="Say how a part is used, or move it within its unit",
        request=PartChangesIn,
        responses=schema.answers({200: PartOut}, *schema.SENDING),
    )
    def patch(self, request: Request, course_id: UUID, part_id: int) -> Response:
        facts = facts_of(checked(PartChangesIn, request.data))
        position = facts.pop("position", None)
        if "file" in facts:
            facts["file_id"] = facts.pop("file")
        who: dict[str, Any] = {"course_id": course_id, "by": request.user, "part_id": part_id}
        part = actions.change_part(**who, **facts)
        if position is not None:
            actions.move_part(**who, position=position)
        return Response(PartOut(part).data)

    @extend_schema(
        operation_id="remove_part",
        tags=TAG,
        summary="Take a part out of the course",
        responses=schema.answers({204: None}, *schema.WRITING),
    )
    def delete(self, request: Request, course_id: UUID, part_id: int) -> Response:
        actions.remove_part(course_id=course_id, by=request.user, part_id=part_id)
        return Response(status=204)


class Comments(APIView):
    permission_classes = [IsAuthenticated]

    @extend_schema(
        operation_id="list_comments",
        tags=TAG,
        summary="What the team says about a part",
        responses=schema.answers({200: CommentsOut}, 404, *schema.READING),
    )
    def get(self, request: Request, course_id: UUID, part_id: int) -> Response:
        part = part_of(team_course(course_id, request.user), part_id)
        return Response({"results": [shown(one) for one in part.comments.select_related("by")]})

    @extend_schema(
        operation_id="comment_on_part",
        tags=TAG,
        summary="Say something about a part",
        request=CommentIn,
        responses=schema.answers({201: CommentOut}, *schema.SENDING),
    )
    def post(self, request: Request, course_id: UUID, part_id: int) -> Response:
        said = checked(CommentIn, request.data)
        made = actions.comment(course_id=course_id, by=request.user, part_id=part_id, **said)
        return Response(shown(made), status=201)


def shown(comment: Comment) -> dict[str, object]:
    data: dict[str, object] = CommentOut(
        {"by": comment.by.public_name, "text": comment.text, "made": comment.made}
    ).data
    return data
