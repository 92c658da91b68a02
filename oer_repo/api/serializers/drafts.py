"""What a program sends about a resource. Only shapes are checked here; values are the catalogue's business."""

from typing import Any

from rest_framework import serializers

from oer_repo.api.serializers.strict import (
    StrictSerializer,
    Text,
    TextByLanguage,
    Texts,
    TextsByTerm,
    WholeNumber,
)


class CreatorIn(StrictSerializer):
    name = Text(max_length=250)
    role = Text(required=False, help_text="From the vocabulary contributor_roles; author when left out.")
    orcid = Text(required=False, help_text="0000-0002-1825-0097")


class SourceIn(StrictSerializer):
    """A version here (`of_version`; the rest is then read from it), or a work elsewhere with at least a title."""

    of_version = serializers.UUIDField(required=False, allow_null=True)
    title = Text(required=False)
    url = Text(required=False)
    creator = Text(required=False)
    license = Text(required=False, allow_null=True, help_text="An id of /licenses/, for example by-sa/4.0.")
    license_text = Text(
        required=False,
        help_text="What is written about its license, word for word. Without `license` it is read by identify: the "
        "license is set where the words name exactly one. Both must not contradict each other.",
    )
    use = Text(required=False, help_text="unmodified, excerpt, translated, adapted or synchronised")
    changes = Text(required=False, help_text="What was changed.")


class LicenseIn(StrictSerializer):
    """A statement about rights: it is kept, and never overwritten."""

    id = Text(required=False, allow_null=True, help_text="An id of /licenses/, for example by-sa/4.0.")
    text = Text(required=False, help_text="As found, word for word; the license's title when left out.")
    evidence = Text(required=False, help_text="Where one can see it: an address, a letter, a page.")
    stated_by = Text(required=False, max_length=250, help_text="Who said so; you, when left out.")


class DraftIn(StrictSerializer):
    """Only what is given is set; a list replaces the list that was there."""

    titles = TextByLanguage(required=False, help_text='Text by language (BCP 47): {"lo": "…"}')
    descriptions = TextByLanguage(required=False, help_text="Markdown by language (BCP 47)")
    languages = Texts(required=False, help_text="BCP 47 tags, the main language first")
    subjects = Texts(required=False, help_text="ISCED-F 2013 codes (vocabulary isced_f_2013)")
    keywords = Texts(required=False)
    levels = Texts(required=False, help_text="Vocabulary educational_level")
    types = Texts(required=False, help_text="Vocabulary hcrt")
    audience = Texts(required=False, help_text="Vocabulary audience")
    accessibility = TextsByTerm(required=False, help_text="schema.org accessibility terms and their values")
    creators = CreatorIn(many=True, required=False)
    publisher = Text(required=False)
    date_created = Text(required=False, help_text="2024, 2024-05 or 2024-05-17")
    duration = WholeNumber(required=False, allow_null=True, help_text="Seconds")
    link = Text(required=False, help_text="Where it is, when it is not kept here")
    license = LicenseIn(required=False)
    sources = SourceIn(many=True, required=False)
    available_from = serializers.DateField(
        required=False,
        allow_null=True,
        help_text="The day from which the files are given out (an embargo, at most five years); null: at once.",
    )
    change_note = Text(required=False, help_text="What is new in this version")


class NewDraftIn(DraftIn):
    institution = Text(required=False, allow_null=True, help_text="For which institution, by its slug.")


class PublicationIn(StrictSerializer):
    """Needed only where a finding is `not_recommended` or `unclear`; kept with your name, the findings and the rules."""

    acknowledge = Texts(
        required=False, help_text="The `key` of each finding of the refusal that you know of and accept."
    )


class WithdrawalIn(StrictSerializer):
    reason = Text(help_text="Stays visible where the resource was.")


class StatementIn(LicenseIn):
    """A correction of what was said about a published version: a new row beside it."""

    file = serializers.UUIDField(required=False, allow_null=True, help_text="Of one file only.")
    version = WholeNumber(required=False, min_value=1, help_text="Its number; the current one when left out.")


class FileChangesIn(StrictSerializer):
    name = Text(required=False, max_length=255)
    role = Text(required=False, help_text="main, caption, transcript, thumbnail or source")
    language = Text(required=False, help_text="BCP 47")
    position = WholeNumber(required=False, help_text="The place in the list, 0 for the first.")


def checked(serializer: type[serializers.Serializer[Any]], data: object) -> dict[str, Any]:
    """The data in the right shape; raises ValidationError with every place that is not."""
    parsed = serializer(data=data)
    parsed.is_valid(raise_exception=True)
    return dict(parsed.validated_data)
