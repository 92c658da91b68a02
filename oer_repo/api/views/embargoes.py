"""Before everybody has the files: links for single people, and the embargo itself."""

from typing import Any
from uuid import UUID

from django.urls import reverse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from oer_repo.api import lookup, schema
from oer_repo.api.serializers.drafts import checked
from oer_repo.api.serializers.resources import VersionOut
from oer_repo.api.serializers.strict import StrictSerializer, Text, WholeNumber
from oer_repo.resources.actions import change_embargo
from oer_repo.resources.describe import absolute
from oer_repo.resources.links import LONGEST, Link, make_links, revoke_links


class LinksIn(StrictSerializer):
    days = WholeNumber(min_value=1, max_value=LONGEST, help_text="How long the links work, from 1 to 30.")


class LinkOut(serializers.Serializer[Any]):
    file = serializers.UUIDField(source="file.pk")
    name = Text(source="file.name")
    url = serializers.SerializerMethodField()
    until = serializers.DateTimeField()

    def get_url(self, link: Link) -> str:
        return absolute(reverse("shared_file", args=[link.token, link.file.name]))


class LinksOut(serializers.Serializer[Any]):
    results = LinkOut(many=True)


class EmbargoIn(StrictSerializer):
    available_from = serializers.DateField(
        allow_null=True, help_text="The new day, at most five years away; null gives the files out at once."
    )
    reason = Text(help_text="Kept in the history.")
    version = WholeNumber(required=False, min_value=1, help_text="Its number; the current one when left out.")


class Links(APIView):
    permission_classes = [IsAuthenticated]

    @extend_schema(
        operation_id="make_links",
        tags=["files"],
        summary="Make links to the files of the draft, or of the embargoed version, that work for some days",
        description="Whoever has a link may download that file. Links end when the resource is withdrawn, when who made "
        "them may no longer edit it, and when all are taken back. Nothing of them is stored: they are told only here.",
        request=LinksIn,
        responses=schema.answers({201: LinksOut}, *schema.SENDING),
    )
    def post(self, request: Request, resource_id: UUID) -> Response:
        days = checked(LinksIn, request.data)["days"]
        version_id = lookup.latest_version_id(resource_id)
        made = make_links(version_id=version_id, by=request.user, days=days)
        return Response(LinksOut({"results": made}).data, status=201)

    @extend_schema(
        operation_id="revoke_links",
        tags=["files"],
        summary="Take back all links to the files of the draft, or of the latest version",
        responses=schema.answers({204: None}, *schema.WRITING),
    )
    def delete(self, request: Request, resource_id: UUID) -> Response:
        revoke_links(version_id=lookup.latest_version_id(resource_id), by=request.user)
        return Response(status=204)


class Embargo(APIView):
    permission_classes = [IsAuthenticated]

    @extend_schema(
        operation_id="change_embargo",
        tags=["versions"],
        summary="Move or lift the embargo of a published version while it runs",
        request=EmbargoIn,
        responses=schema.answers({200: VersionOut}, *schema.SENDING),
    )
    def post(self, request: Request, resource_id: UUID) -> Response:
        facts = checked(EmbargoIn, request.data)
        version = lookup.published_version(resource_id, request.user, facts.pop("version", None))
        change_embargo(version_id=version.pk, by=request.user, **facts)
        return Response(VersionOut(lookup.whole(version.pk)).data)
