"""A newer version of a part: what it changes, taking it, and staying with the pinned one."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from oer_repo.api import schema
from oer_repo.api.courses import team_course
from oer_repo.api.serializers.course_newer import NewerVersionOut
from oer_repo.api.serializers.courses import PartOut
from oer_repo.courses import actions
from oer_repo.courses.actions.change_part import part_of
from oer_repo.courses.credit import has_newer
from oer_repo.resources.errors import NotFound
from oer_repo.resources.history import differences

TAG = ["courses"]


class NewerVersion(APIView):
    permission_classes = [IsAuthenticated]

    @extend_schema(
        operation_id="read_newer_version",
        tags=TAG,
        summary="What a newer version of a part changes, license and files included",
        description="404 when the team has the newest, or has declined it.",
        responses=schema.answers({200: NewerVersionOut}, 404, *schema.READING),
    )
    def get(self, request: Request, course_id: UUID, part_id: int) -> Response:
        part = part_of(team_course(course_id, request.user), part_id)
        newest = part.version.resource.current if part.version and has_newer(part) else None
        if part.version is None or newest is None:
            raise NotFound
        found = NewerVersionOut(
            {"pinned": part.version, "newest": newest, "differences": differences(part.version, newest)}
        )
        return Response(found.data)

    @extend_schema(
        operation_id="accept_newer_version",
        tags=TAG,
        summary="Take the newer version of a part",
        request=None,
        responses=schema.answers({200: PartOut}, 422, *schema.WRITING),
    )
    def post(self, request: Request, course_id: UUID, part_id: int) -> Response:
        part = actions.accept_newer(course_id=course_id, by=request.user, part_id=part_id)
        return Response(PartOut(part).data)

    @extend_schema(
        operation_id="decline_newer_version",
        tags=TAG,
        summary="Stay with the pinned version until yet another appears",
        responses=schema.answers({200: PartOut}, *schema.WRITING),
    )
    def delete(self, request: Request, course_id: UUID, part_id: int) -> Response:
        part = actions.decline_newer(course_id=course_id, by=request.user, part_id=part_id)
        return Response(PartOut(part).data)
