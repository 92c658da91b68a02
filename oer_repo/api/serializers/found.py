"""Results of a search, with what can be narrowed down."""

from typing import Any

from rest_framework import serializers

from oer_repo.api.serializers.resources import VersionBrief
from oer_repo.api.serializers.strict import Text


class FacetValueOut(serializers.Serializer[Any]):
    value = Text()
    label = Text(help_text="For people, in the language of the request.")  # type: ignore[assignment]
    count = serializers.IntegerField()
    selected = serializers.BooleanField()


class FacetsOut(serializers.Serializer[Any]):
    license = FacetValueOut(many=True)
    subject = FacetValueOut(many=True)
    language = FacetValueOut(many=True)
    level = FacetValueOut(many=True)
    type = FacetValueOut(many=True)
    institution = FacetValueOut(many=True)


class SearchOut(serializers.Serializer[Any]):
    total = serializers.IntegerField()
    page = serializers.IntegerField()
    pages = serializers.IntegerField()
    per_page = serializers.IntegerField()
    took_ms = serializers.FloatField()
    results = VersionBrief(many=True)
    facets = FacetsOut()
