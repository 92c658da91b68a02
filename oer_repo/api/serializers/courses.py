"""Courses as programs send and read them."""

from typing import Any

from django.urls import reverse
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from licensing.license import License
from oer_repo.api.serializers.resources import VersionBrief
from oer_repo.api.serializers.strict import StrictSerializer, Text, Texts, WholeNumber
from oer_repo.courses.credit import credited
from oer_repo.courses.models import Cost, Course, CourseRole, Part, PartHow, Platform
from oer_repo.courses.replacing import Near
from oer_repo.resources.describe import absolute

LICENSE = "An id of /licenses/, for example by-sa/4.0."


def words(choices: Any) -> str:
    return ", ".join(choices.values)


class CourseIn(StrictSerializer):
    """Only what is given is set."""

    title = Text(required=False)
    language = Text(required=False, help_text="BCP 47")
    description = Text(required=False, help_text="Markdown")
    cost = Text(required=False, help_text=words(Cost))
    platform = Text(required=False, help_text=words(Platform))
    translation_planned = serializers.BooleanField(required=False)
    license = Text(required=False, allow_null=True, help_text=f"Of the selection and order. {LICENSE}")
    effort = Text(required=False)
    start = Text(required=False, help_text="2026, 2026-09 or 2026-09-01")
    recognition = Text(required=False)
    places = Texts(required=False, help_text="Where it runs: web addresses.")


class UseIn(StrictSerializer):
    how = Text(required=False, help_text=words(PartHow))
    portion = Text(required=False, help_text="Pages 3–7, or 0:10–2:30.")
    changes = Text(required=False, help_text="What was changed.")


class WhatItIs(UseIn):
    """Of links and texts also what they are."""

    title = Text(required=False)
    url = Text(required=False)
    creator = Text(required=False)
    license = Text(required=False, allow_null=True, help_text=LICENSE)
    license_text = Text(required=False, help_text="What is written about its rights, word for word.")
    text = Text(required=False, help_text="Markdown")


class PartChangesIn(WhatItIs):
    """How it is used, and where it stands in its unit."""

    position = WholeNumber(required=False, min_value=0, max_value=10_000)
    file = serializers.UUIDField(
        required=False, allow_null=True, help_text="One file of the resource only; null: all."
    )


class Pinned(WhatItIs):
    """A `resource` from here, something at a `url`, or a `text` written in place."""

    resource = serializers.UUIDField(required=False)
    version = WholeNumber(
        required=False, min_value=1, max_value=10**9, help_text="Its number; the current one when left out."
    )
    file = serializers.UUIDField(required=False, help_text="One file of it only.")


class NewPartIn(Pinned):
    """A `resource` from here, something at a `url`, or a `text` written in place."""

    unit = WholeNumber(required=False, min_value=1, max_value=2**62, help_text="The last one when left out.")


class ReplacementIn(StrictSerializer):
    resource = serializers.UUIDField()
    version = WholeNumber(
        required=False, min_value=1, max_value=10**9, help_text="The current one when left out."
    )


class OutlinePartIn(Pinned):
    """A part that is there, by its `id`, or a new one."""

    id = WholeNumber(required=False, min_value=1, max_value=2**62)


class UnitIn(StrictSerializer):
    title = Text(required=False)
    parts = OutlinePartIn(many=True, required=False)


class SectionIn(StrictSerializer):
    title = Text(required=False)
    units = UnitIn(many=True, required=False)


class OutlineIn(StrictSerializer):
    sections = SectionIn(many=True)


class MemberIn(StrictSerializer):
    email = Text()
    role = Text(help_text=words(CourseRole))
    institution = Text(required=False, allow_null=True, help_text="Its slug.")


class SignOffIn(StrictSerializer):
    institution = Text(help_text="Its slug.")


class OverrideIn(StrictSerializer):
    reason = Text(help_text="Why the course may go out although a license forbids it.")


class CommentIn(StrictSerializer):
    text = Text()


def id_of(license: License | None) -> str | None:
    return license.id if license else None


class PartOut(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    kind = serializers.CharField(help_text="resource, link or text")
    title = serializers.CharField()
    how = serializers.CharField()
    portion = serializers.CharField()
    changes = serializers.CharField()
    resource = serializers.UUIDField(allow_null=True)
    version = serializers.IntegerField(allow_null=True)
    file = serializers.UUIDField(allow_null=True)
    url = serializers.CharField()
    creator = serializers.CharField()
    text = serializers.CharField()
    license = serializers.CharField(allow_null=True, help_text="As it is known today.")
    institution = serializers.CharField(allow_null=True, help_text="Who brought it: a slug.")
    credit = serializers.CharField()
    is_withdrawn = serializers.BooleanField()
    has_newer = serializers.BooleanField()
    taken = serializers.DictField(
        help_text="The grant as it stood: license, statement, day, SHA-256 of the files."
    )

    def to_representation(self, instance: Part) -> dict[str, Any]:
        shown, version = credited(instance, "en"), instance.version
        return {
            "id": instance.pk,
            "kind": instance.kind,
            "title": shown.title,
            "how": instance.how,
            "portion": instance.portion,
            "changes": instance.changes,
            "resource": str(version.resource_id) if version else None,
            "version": version.number if version else None,
            "file": str(instance.file_id) if instance.file_id else None,
            "url": absolute(shown.url) if version else instance.url,
            "creator": instance.creator,
            "text": instance.text,
            "license": id_of(shown.license),
            "institution": instance.institution.slug if instance.institution else None,
            "credit": shown.credit,
            "is_withdrawn": shown.is_withdrawn,
            "has_newer": shown.has_newer,
            "taken": instance.taken,
        }


class CourseBrief(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    title = serializers.CharField()
    language = serializers.CharField()
    license = serializers.SerializerMethodField()
    is_public = serializers.BooleanField()
    url = serializers.SerializerMethodField()
    updated = serializers.DateTimeField()

    @extend_schema_field({"type": "string", "nullable": True})
    def get_license(self, course: Course) -> str | None:
        return id_of(course.license)

    @extend_schema_field({"type": "string", "format": "uri"})
    def get_url(self, course: Course) -> str:
        return absolute(reverse("course", args=[course.pk]))


class CourseListOut(serializers.Serializer[Any]):
    next = serializers.URLField(allow_null=True)
    results = CourseBrief(many=True)


class UnitOut(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    title = serializers.CharField()
    parts = PartOut(many=True)


class SectionOut(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    title = serializers.CharField()
    units = UnitOut(many=True)


class CourseOut(CourseBrief):
    description = serializers.CharField()
    cost = serializers.CharField()
    platform = serializers.CharField()
    translation_planned = serializers.BooleanField()
    effort = serializers.CharField()
    start = serializers.CharField()
    recognition = serializers.CharField()
    places = serializers.ListField(child=serializers.CharField())
    revision = serializers.IntegerField()
    published = serializers.DateTimeField(allow_null=True)
    sections = SectionOut(many=True)


class ObstacleOut(serializers.Serializer[Any]):
    parts = serializers.ListField(child=serializers.IntegerField(), help_text="Ids of parts.")
    remedies = serializers.ListField(child=serializers.DictField())


class CheckOut(serializers.Serializer[Any]):
    """The answer of the license engine for the whole, and what became of it here."""

    rules = serializers.CharField(help_text="The edition of the rules.")
    verdict = serializers.CharField(help_text="allowed, not_recommended, unclear or forbidden")
    translation = serializers.CharField(
        allow_null=True, help_text="The verdict in another language, if one is planned."
    )
    parts = serializers.DictField(child=serializers.CharField(), help_text="Verdict by id of the part.")
    outputs = serializers.ListField(
        child=serializers.DictField(), help_text="What the course may carry, best first."
    )
    reasons = serializers.ListField(child=serializers.DictField(), help_text="Each with its source.")
    obstacles = ObstacleOut(many=True)
    may_go_out = serializers.BooleanField()
    override = serializers.CharField(allow_null=True, help_text="The reason of whoever decided to go on.")


class StandingOut(serializers.Serializer[Any]):
    institution = serializers.CharField()
    parts = serializers.ListField(child=serializers.IntegerField())
    signed = serializers.BooleanField()
    has_changed = serializers.BooleanField()


class MemberOut(serializers.Serializer[Any]):
    user = serializers.IntegerField()
    name = serializers.CharField()
    role = serializers.CharField()
    institution = serializers.CharField(allow_null=True)


class TeamOut(serializers.Serializer[Any]):
    members = MemberOut(many=True)
    sign_offs = StandingOut(many=True)


class CommentOut(serializers.Serializer[Any]):
    by = serializers.CharField()
    text = serializers.CharField()
    made = serializers.DateTimeField()


class CommentsOut(serializers.Serializer[Any]):
    results = CommentOut(many=True)


class FieldOut(serializers.Serializer[Any]):
    id = serializers.CharField(help_text="ISCED-F 2013")
    label = serializers.CharField(help_text="For people, in the language of the request.")  # type: ignore[assignment]


class ReplacementOut(VersionBrief):
    near = serializers.ChoiceField(list(Near), help_text="In what it is alike.")
    field = FieldOut(allow_null=True, help_text="The broader field in which it was found.")


class ReplacementsOut(serializers.Serializer[Any]):
    results = ReplacementOut(many=True)
