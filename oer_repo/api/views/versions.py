"""The releases of a resource, what was said later about them, and taking it back."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.permissions import IsAuthenticated, IsAuthenticatedOrReadOnly
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from oer_repo.api import lookup, schema
from oer_repo.api.drafts import statement_of
from oer_repo.api.serializers.drafts import StatementIn, WithdrawalIn, checked
from oer_repo.api.serializers.resources import (
    StatementOut,
    TombstoneOut,
    VersionBrief,
    VersionOut,
    VersionsOut,
)
from oer_repo.api.tombstones import tombstone_of
from oer_repo.api.views.resources import draft_answer
from oer_repo.resources import actions
from oer_repo.resources.errors import NotFound
from oer_repo.resources.models import Version
from oer_repo.resources.permissions import may_see


class Versions(APIView):
    permission_classes = [IsAuthenticatedOrReadOnly]

    @extend_schema(
        operation_id="list_versions",
        tags=["versions"],
        summary="List the versions that you may see, the latest first",
        responses=schema.answers({200: VersionsOut}, 404, 410, *schema.READING),
    )
    def get(self, request: Request, resource_id: UUID) -> Response:
        resource = lookup.living_resource(resource_id)
        rows = Version.objects.filter(resource=resource).select_related("resource__institution")
        versions = rows.prefetch_related("creators", "statements").order_by("-number")
        seen = [version for version in versions if may_see(request.user, version)]
        if not seen:
            raise NotFound
        return Response({"results": VersionBrief(seen, many=True).data})

    @extend_schema(
        operation_id="start_version",
        tags=["versions"],
        summary="Start the next version: a draft with everything that the last one said",
        description="The draft that is there already, when somebody has started one.",
        request=None,
        parameters=[schema.ETAG],
        responses=schema.answers({201: VersionOut}, *schema.WRITING),
    )
    def post(self, request: Request, resource_id: UUID) -> Response:
        lookup.living_resource(resource_id)
        return draft_answer(actions.new_version(resource_id=resource_id, by=request.user).pk, 201)


class OneVersion(APIView):
    @extend_schema(
        operation_id="read_version",
        tags=["versions"],
        summary="Read one version",
        responses=schema.answers({200: VersionOut}, 404, 410, *schema.READING),
    )
    def get(self, request: Request, resource_id: UUID, number: int) -> Response:
        return Response(VersionOut(lookup.published_version(resource_id, request.user, number)).data)


class Withdrawal(APIView):
    permission_classes = [IsAuthenticated]

    @extend_schema(
        operation_id="withdraw_resource",
        tags=["resources"],
        summary="Withdraw the resource: a tombstone with the reason stays",
        request=WithdrawalIn,
        responses=schema.answers({200: TombstoneOut}, *schema.SENDING),
    )
    def post(self, request: Request, resource_id: UUID) -> Response:
        lookup.living_resource(resource_id)
        reason = checked(WithdrawalIn, request.data)["reason"]
        actions.withdraw(resource_id=resource_id, by=request.user, reason=reason)
        return Response(tombstone_of(resource_id))


class Statements(APIView):
    permission_classes = [IsAuthenticated]

    @extend_schema(
        operation_id="correct_statement",
        tags=["versions"],
        summary="Correct what was said about the rights in a published version",
        description="A new statement beside the version, which itself stays as it is.",
        request=StatementIn,
        responses=schema.answers({201: StatementOut}, *schema.SENDING),
    )
    def post(self, request: Request, resource_id: UUID) -> Response:
        facts = checked(StatementIn, request.data)
        version = lookup.published_version(resource_id, request.user, facts.get("version"))
        words = {"text": "", "evidence": "", **statement_of(facts)}
        statement = actions.correct_statement(
            version_id=version.pk, by=request.user, file_id=facts.get("file"), **words
        )
        return Response(StatementOut(statement).data, status=201)
