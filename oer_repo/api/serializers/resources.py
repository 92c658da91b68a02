"""A resource as programs see it: its lasting identity, and one version with everything that belongs to it."""

from typing import Any

from rest_framework import serializers

from licensing.license import License
from oer_repo.api.serializers.strict import Text, TextByLanguage, Texts, TextsByTerm
from oer_repo.ingest.notes import notes_of
from oer_repo.resources.describe import absolute
from oer_repo.resources.models import File, Version
from oer_repo.resources.rights import license_today


class LicenseOut(serializers.Serializer[Any]):
    id = Text()
    name = Text()
    url = Text(help_text="Empty where there is no page: all rights reserved, for one.")


class LicenseToday(LicenseOut):
    """What is known now: the latest statement, else what the version says."""

    def get_attribute(self, instance: Version) -> License | None:
        return license_today(instance)


class PageUrl(serializers.URLField):
    """The page for people."""

    def get_attribute(self, instance: Version) -> str:
        return absolute(instance.resource.get_absolute_url())


class InstitutionBrief(serializers.Serializer[Any]):
    slug = Text()
    name = Text()


class CreatorOut(serializers.Serializer[Any]):
    name = Text()
    role = Text()
    orcid = Text()


class SourceOut(serializers.Serializer[Any]):
    of_version = serializers.UUIDField(source="of_version_id", allow_null=True)
    title = Text()
    url = Text()
    creator = Text()
    license = LicenseOut(allow_null=True)
    license_text = Text()
    use = Text()
    changes = Text()


class StatementOut(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    file = serializers.UUIDField(source="file_id", allow_null=True)
    text = Text()
    license = LicenseOut(allow_null=True)
    stated_by = Text()
    evidence = Text()
    made = serializers.DateTimeField()


class AcknowledgmentOut(serializers.Serializer[Any]):
    """What somebody knew of and published all the same."""

    by = Text(source="by.public_name")
    made = serializers.DateTimeField()
    rules = Text(help_text="The edition of the rules.")
    findings = serializers.ListField(child=serializers.DictField(), help_text="key, code, verdict, message")


class FileContentUrl(serializers.URLField):
    def get_attribute(self, instance: File) -> str:
        return absolute(f"/api/v1/files/{instance.pk}/content/")


class FileNotes(serializers.ListField):
    """Only for whoever may edit: `context["notes"]` says that they are asked for."""

    child = Text()

    def get_attribute(self, instance: File) -> list[str]:
        if not self.context.get("notes"):
            return []
        said = {name: self.context.get(name, "") for name in ("sent_as", "sent_type")}
        return notes_of(instance, **said)


class FileOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    name = Text()
    role = Text()
    language = Text()
    position = serializers.IntegerField()
    media_type = Text(source="blob.media_type")
    size = serializers.IntegerField(source="blob.size", help_text="Bytes")
    sha256 = Text(source="blob_id")
    license = LicenseOut(allow_null=True, help_text="Only when it differs from the version's.")
    content = FileContentUrl()
    notes = FileNotes(
        help_text="In answer to an upload or a change: what you should know, for example that the content is not what "
        "the name or the sender says, or is still being checked for malware."
    )


class VersionBrief(serializers.Serializer[Any]):
    """One line of a list."""

    id = serializers.UUIDField(source="resource_id", help_text="Of the resource: it stays the same for ever.")
    slug = Text(source="resource.slug")
    url = PageUrl()
    version_id = serializers.UUIDField(source="id")
    number = serializers.IntegerField()
    state = Text(help_text="draft or published")
    titles = TextByLanguage()
    languages = Texts()
    types = Texts()
    creators = CreatorOut(many=True, source="creators.all")
    institution = InstitutionBrief(source="resource.institution", allow_null=True)
    license = LicenseToday(allow_null=True)
    available_from = serializers.DateField(
        allow_null=True, help_text="The files are not given out before this day."
    )
    published = serializers.DateTimeField(allow_null=True)
    withdrawn = serializers.DateTimeField(source="resource.withdrawn", allow_null=True)


class VersionOut(VersionBrief):
    """A version with everything that belongs to it."""

    revision = serializers.IntegerField(help_text="Counts the edits of the draft.")
    descriptions = TextByLanguage()
    subjects = Texts()
    keywords = Texts()
    levels = Texts()
    audience = Texts()
    accessibility = TextsByTerm()
    publisher = Text()
    date_created = Text()
    duration = serializers.IntegerField(allow_null=True)
    link = Text()
    change_note = Text()
    sources = SourceOut(many=True, source="sources.all")
    statements = StatementOut(many=True, source="statements.all")
    acknowledgments = AcknowledgmentOut(many=True, source="acknowledgments.all")
    files = FileOut(many=True, source="files.all")
    created = serializers.DateTimeField()
    updated = serializers.DateTimeField()


class VersionListOut(serializers.Serializer[Any]):
    next = serializers.URLField(allow_null=True, help_text="The next page; null on the last.")
    results = VersionBrief(many=True)


class VersionsOut(serializers.Serializer[Any]):
    results = VersionBrief(many=True)


class TombstoneOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    url = serializers.URLField()
    title = Text()
    creators = Texts()
    published = serializers.DateTimeField(allow_null=True)
    withdrawn = serializers.DateTimeField(allow_null=True)
    reason = Text()
