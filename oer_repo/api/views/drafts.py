"""The draft of a resource: read, change, throw away, publish."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from oer_repo.api import drafts, lookup, schema
from oer_repo.api.preconditions import asked_revision, etag_of
from oer_repo.api.serializers.drafts import DraftIn, PublicationIn, checked
from oer_repo.api.serializers.resources import VersionOut
from oer_repo.api.views.resources import draft_answer
from oer_repo.resources import actions


class Draft(APIView):
    permission_classes = [IsAuthenticated]

    @extend_schema(
        operation_id="read_draft",
        tags=["drafts"],
        summary="Read the draft",
        parameters=[schema.ETAG],
        responses=schema.answers({200: VersionOut}, 404, 410, *schema.READING),
    )
    def get(self, request: Request, resource_id: UUID) -> Response:
        version = lookup.draft_of(resource_id, request.user)
        return Response(VersionOut(version).data, headers={"ETag": etag_of(version)})

    @extend_schema(
        operation_id="change_draft",
        tags=["drafts"],
        summary="Change the draft; If-Match must name the ETag that you have read",
        request=DraftIn,
        parameters=[schema.IF_MATCH_REQUIRED, schema.ETAG],
        responses=schema.answers({200: VersionOut}, 412, 428, *schema.SENDING),
    )
    def patch(self, request: Request, resource_id: UUID) -> Response:
        version_id = lookup.latest_version_id(resource_id)
        revision = asked_revision(request, version_id, required=True)
        drafts.change(version_id, checked(DraftIn, request.data), request.user, revision)
        return draft_answer(version_id)

    @extend_schema(
        operation_id="discard_draft",
        tags=["drafts"],
        summary="Throw the draft away; a resource that was never published goes with it",
        parameters=[schema.IF_MATCH],
        responses=schema.answers({204: None}, 412, *schema.WRITING),
    )
    def delete(self, request: Request, resource_id: UUID) -> Response:
        version_id = lookup.latest_version_id(resource_id)
        revision = asked_revision(request, version_id)
        actions.discard_draft(version_id=version_id, by=request.user, revision=revision)
        return Response(status=204)


class Publication(APIView):
    permission_classes = [IsAuthenticated]

    @extend_schema(
        operation_id="publish_draft",
        tags=["drafts"],
        summary="Publish the draft; 409 tells everything that stands in the way",
        description="With `acknowledgment_needed` nothing forbids it, and the license engine advises against it or "
        "cannot settle it: send the `key` of each finding in `acknowledge` to publish all the same. Who did so, when, "
        "which findings and the edition of the rules are kept for good.",
        request=PublicationIn,
        parameters=[schema.IF_MATCH],
        responses=schema.answers({200: VersionOut}, 412, *schema.SENDING),
    )
    def post(self, request: Request, resource_id: UUID) -> Response:
        version_id = lookup.latest_version_id(resource_id)
        revision = asked_revision(request, version_id)
        known = checked(PublicationIn, request.data or {}).get("acknowledge", [])
        version = actions.publish(
            version_id=version_id, by=request.user, revision=revision, acknowledged=known
        )
        return Response(VersionOut(lookup.whole(version.pk)).data)
