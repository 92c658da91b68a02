"""Resources: what is public, what is mine, and a new draft."""

from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import NotAuthenticated
from rest_framework.permissions import IsAuthenticatedOrReadOnly
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse
from rest_framework.views import APIView

from oer_repo.accounts.models import User
from oer_repo.api import drafts, lookup, schema
from oer_repo.api.paging import Order, PageParameters, moment, page_of, parameters
from oer_repo.api.preconditions import etag_of
from oer_repo.api.serializers.drafts import NewDraftIn, checked
from oer_repo.api.serializers.resources import VersionBrief, VersionListOut, VersionOut
from oer_repo.discovery.find import listed
from oer_repo.resources.models import Resource, Version, VersionState

NEWEST_PUBLISHED = Order("current__published", moment, descending=True)
NEWEST_CREATED = Order("created", moment, descending=True)


class ListParameters(PageParameters):
    mine = serializers.BooleanField(required=False, default=False, help_text="Only yours, drafts among them.")


class WhichVersion(serializers.Serializer[Any]):
    version = serializers.ChoiceField(["published", "draft"], required=False, default="published")


class Resources(APIView):
    permission_classes = [IsAuthenticatedOrReadOnly]

    @extend_schema(
        operation_id="list_resources",
        tags=["resources"],
        summary="List public resources, or your own",
        parameters=[ListParameters],
        responses=schema.answers({200: VersionListOut}, 400, *schema.READING),
    )
    def get(self, request: Request) -> Response:
        if parameters(ListParameters, request)["mine"]:
            rows, order = mine(request), NEWEST_CREATED
        else:
            rows, order = Resource.objects.public(), NEWEST_PUBLISHED
        page, following = page_of(with_drafts(rows), request, order)
        results = VersionBrief([shown(resource) for resource in page], many=True)
        return Response({"next": following, "results": results.data})

    @extend_schema(
        operation_id="create_draft",
        tags=["drafts"],
        summary="Create a resource with its first draft",
        request=NewDraftIn,
        parameters=[schema.ETAG],
        responses=schema.answers({201: VersionOut}, *schema.SENDING),
    )
    def post(self, request: Request) -> Response:
        version = drafts.create(checked(NewDraftIn, request.data), request.user)
        return draft_answer(version.pk, 201)


class OneResource(APIView):
    @extend_schema(
        operation_id="read_resource",
        tags=["resources"],
        summary="Read the published version (or, as its owner, the draft)",
        parameters=[WhichVersion],
        responses=schema.answers({200: VersionOut}, 400, 404, 410, *schema.READING),
    )
    def get(self, request: Request, resource_id: UUID) -> Response:
        if parameters(WhichVersion, request)["version"] == "draft":
            version = lookup.draft_of(resource_id, request.user)
        else:
            version = lookup.published_version(resource_id, request.user)
        return Response(VersionOut(version).data)


def draft_answer(version_id: UUID, status: int = 200) -> Response:
    """The draft as it is now, with the ETag that the next edit must name."""
    version = lookup.whole(version_id)
    headers = {"ETag": etag_of(version)}
    if status == 201:
        headers["Location"] = reverse("api_draft", args=[version.resource_id])
    return Response(VersionOut(version).data, status=status, headers=headers)


def mine(request: Request) -> QuerySet[Resource]:
    if not isinstance(request.user, User):
        raise NotAuthenticated
    return Resource.objects.filter(owner=request.user)


def with_drafts(rows: QuerySet[Resource]) -> QuerySet[Resource]:
    """What a line of the list shows, in a fixed number of queries."""
    drafts_only = Version.objects.filter(state=VersionState.DRAFT).prefetch_related("creators", "statements")
    return listed(rows).prefetch_related(Prefetch("versions", drafts_only))


def shown(resource: Resource) -> Version:
    """The current version; the draft of what was never published."""
    version = resource.current or resource.versions.all()[0]
    version.resource = resource
    return version
