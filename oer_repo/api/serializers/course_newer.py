"""The version that a course has and the newest one, side by side."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from oer_repo.api.serializers.courses import id_of
from oer_repo.resources.models import Version
from oer_repo.resources.rights import license_today


class DifferenceOut(serializers.Serializer[Any]):
    field = serializers.CharField()
    label = serializers.CharField(help_text="For people, in the language of the request.")  # type: ignore[assignment]
    before = serializers.CharField()
    after = serializers.CharField()
    added = serializers.ListField(child=serializers.CharField(), help_text="Of a list: what came.")
    removed = serializers.ListField(child=serializers.CharField(), help_text="Of a list: what went.")


class ReleaseOut(serializers.Serializer[Any]):
    number = serializers.IntegerField()
    published = serializers.DateTimeField()
    license = serializers.SerializerMethodField(help_text="As it is known today.")
    change_note = serializers.CharField()

    @extend_schema_field({"type": "string", "nullable": True})
    def get_license(self, version: Version) -> str | None:
        return id_of(license_today(version))


class NewerVersionOut(serializers.Serializer[Any]):
    pinned = ReleaseOut()
    newest = ReleaseOut()
    differences = DifferenceOut(many=True)
