"""Exports as programs ask for and read them."""

from typing import Any

from django.urls import reverse
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from oer_repo.api.serializers.strict import StrictSerializer, Text
from oer_repo.formats.packages.package import WHY
from oer_repo.resources.describe import absolute
from oer_repo.reuse.models import Export, ExportFormat, ExportState


class ExportIn(StrictSerializer):
    format = Text(help_text=", ".join(ExportFormat.values))
    language = Text(required=False, help_text="Of the credits; that of the course when left out.")


class LostOut(serializers.Serializer[Any]):
    code = serializers.CharField()
    part = serializers.CharField()
    title = serializers.CharField()
    why = serializers.SerializerMethodField()

    def get_why(self, row: dict[str, Any]) -> str:
        return WHY[row["code"]].format(**row["data"])


class ExportOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    format = serializers.ChoiceField(ExportFormat.values)
    language = serializers.CharField()
    state = serializers.ChoiceField(ExportState.values)
    progress = serializers.IntegerField(help_text="Percent.")
    problem = serializers.CharField()
    made = serializers.DateTimeField(allow_null=True)
    is_old = serializers.BooleanField(help_text="The course has been changed since it was made.")
    size = serializers.IntegerField(source="blob.size", default=None, allow_null=True)
    sha256 = serializers.CharField(source="blob_id", allow_null=True)
    content = serializers.SerializerMethodField(
        help_text="Where the bytes are; null before the first is made."
    )
    not_carried = LostOut(source="lost", many=True)

    @extend_schema_field({"type": "string", "format": "uri", "nullable": True})
    def get_content(self, export: Export) -> str | None:
        if export.blob_id is None:
            return None
        return absolute(reverse("api_export_content", args=[export.course_id, export.pk]))


class ExportsOut(serializers.Serializer[Any]):
    results = ExportOut(many=True)
