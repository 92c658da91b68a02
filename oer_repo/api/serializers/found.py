"""Results of a search, with what can be narrowed down."""

from typing import Any

from rest_framework import serializers

from oer_repo.api.serializers.resources import LicenseOut, VersionBrief
from oer_repo.api.serializers.strict import Text, Texts


class FacetValueOut(serializers.Serializer[Any]):
    value = Text(help_text="As the parameter takes it.")
    label = Text(help_text="For people, in the language of the request.")  # type: ignore[assignment]
    count = serializers.IntegerField()
    selected = serializers.BooleanField()


class FacetsOut(serializers.Serializer[Any]):
    """Only those that were asked for with `facets`."""

    license = FacetValueOut(many=True, required=False)
    subject = FacetValueOut(many=True, required=False)
    language = FacetValueOut(many=True, required=False)
    level = FacetValueOut(many=True, required=False)
    type = FacetValueOut(many=True, required=False)
    institution = FacetValueOut(many=True, required=False)
    usable_in = FacetValueOut(
        many=True,
        required=False,
        help_text="By license of the whole, for `use` and `commercial` of the request; what is unclear or not "
        "recommended is counted apart, as `by-sa/4.0:unclear`.",
    )
    may = FacetValueOut(many=True, required=False)


class PieceOut(serializers.Serializer[Any]):
    text = Text()
    found = serializers.BooleanField(help_text="Whether this stretch is what was looked for.")


class HighlightsOut(serializers.Serializer[Any]):
    """The text in pieces that follow each other; only fields in which something was found."""

    title = PieceOut(many=True, required=False)
    description = PieceOut(many=True, required=False)


class EditionOut(serializers.Serializer[Any]):
    """Another resource of the same work."""

    id = serializers.UUIDField(source="resource.pk")
    slug = Text(source="resource.slug")
    title = Text(source="resource.current.title")
    language = Text()
    license = LicenseOut(allow_null=True)
    relation = Text(help_text="source, translation, adaptation, or sibling: made from the same source.")


class FoundOut(VersionBrief):
    size = serializers.IntegerField(help_text="Bytes of all its files.")
    levels = Texts()
    subjects = Texts()
    highlights = HighlightsOut()
    work = EditionOut(many=True, help_text="Its translations and adaptations, and what it was made from.")


class LooserOut(serializers.Serializer[Any]):
    name = Text(
        help_text="A parameter to leave out (`published` and `size` for both their ends); `q` for all words; `plain` for "
        "quotes, minus and names of fields among the words; empty for everything but the words."
    )
    count = serializers.IntegerField(help_text="What would be found then.")


class SearchOut(serializers.Serializer[Any]):
    total = serializers.IntegerField()
    page = serializers.IntegerField()
    pages = serializers.IntegerField()
    per_page = serializers.IntegerField()
    next_cursor = Text(
        help_text="For `cursor`: goes on behind this page, however far. Empty on the last one."
    )
    did_you_mean = Text(help_text="The question in words that are known, when next to nothing was found.")
    loosened = serializers.BooleanField(
        help_text="Nothing has all of the words: the results have at least half of them."
    )
    looser = LooserOut(
        many=True, help_text="When nothing was found: what to let go of, the most helpful first."
    )
    took_ms = serializers.FloatField()
    results = FoundOut(many=True)
    facets = FacetsOut()


class SuggestionOut(serializers.Serializer[Any]):
    text = Text()
    kind = Text(help_text="title, subject or person")
    url = Text(help_text="Of the page of a title; empty for the others.")


class SuggestionsOut(serializers.Serializer[Any]):
    results = SuggestionOut(many=True)


class SimilarOut(serializers.Serializer[Any]):
    results = VersionBrief(many=True)
