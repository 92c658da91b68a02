"""What would fit in the place of a part, and taking it."""

from typing import Any
from uuid import UUID

from django.utils.translation import get_language
from drf_spectacular.utils import extend_schema
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from oer_repo.api import schema
from oer_repo.api.courses import team_course
from oer_repo.api.found import brief
from oer_repo.api.lookup import published_version
from oer_repo.api.serializers.courses import PartOut, ReplacementIn, ReplacementsOut
from oer_repo.api.serializers.drafts import checked
from oer_repo.courses import actions
from oer_repo.courses.actions.change_part import part_of
from oer_repo.courses.replacing import Offer, replacements
from oer_repo.discovery.entries import entry_of

TAG = ["courses"]


class Replacements(APIView):
    permission_classes = [IsAuthenticated]

    @extend_schema(
        operation_id="list_replacements",
        tags=TAG,
        summary="Up to three public resources that would fit in the place of a part",
        description="Each is permitted for what the course is for and for how the part is used. `near` says in what it "
        "is alike: the `subject`; where nothing of the same subject fits, the broader `field` (ISCED-F); where nothing of "
        "that fits either, `words` of the title only.",
        responses=schema.answers({200: ReplacementsOut}, 404, *schema.READING),
    )
    def get(self, request: Request, course_id: UUID, part_id: int) -> Response:
        course = team_course(course_id, request.user)
        offers = replacements(course, part_of(course, part_id), request.user)
        return Response({"results": [shown(one) for one in offers]})

    @extend_schema(
        operation_id="replace_part",
        tags=TAG,
        summary="Put a resource in the place of a part, used in the same way",
        request=ReplacementIn,
        responses=schema.answers({200: PartOut}, *schema.SENDING),
    )
    def post(self, request: Request, course_id: UUID, part_id: int) -> Response:
        team_course(course_id, request.user)
        said = checked(ReplacementIn, request.data)
        version = published_version(said["resource"], request.user, said.get("version"))
        who: dict[str, Any] = {"course_id": course_id, "by": request.user, "part_id": part_id}
        return Response(PartOut(actions.replace_part(version_id=version.pk, **who)).data)


def shown(offer: Offer) -> dict[str, Any]:
    field = offer.field
    return brief(entry_of(offer.resource)) | {
        "near": offer.near,
        "field": {"id": field.id, "label": field.label(get_language() or "en")} if field else None,
    }
