"""Licenses, vocabularies, institutions, people: what the catalogue's values refer to."""

from typing import Any

from django.urls import reverse
from rest_framework import serializers

from licensing.deeds import deeds_by_language, legal_codes_by_language
from licensing.license import License
from licensing.plain_words import PlainWords, plain_words
from oer_repo.accounts.models import User
from oer_repo.accounts.roles import is_contributor
from oer_repo.api.serializers.resources import LicenseOut
from oer_repo.api.serializers.strict import Text, TextByLanguage, Texts
from oer_repo.resources.describe import absolute


class Deed(Text):
    def get_attribute(self, instance: License) -> str:
        return instance.deed_url()


class LegalCode(Text):
    def get_attribute(self, instance: License) -> str | None:
        return instance.legal_code_url()


class Sorted(Texts):
    def to_representation(self, data: Any) -> list[Any]:
        return sorted(data)


class LicenseDetail(LicenseOut):
    title = Text()
    unit = Text(help_text="by-sa, zero, …")
    version = Text()
    jurisdiction = Text(allow_null=True, help_text="Creative Commons' code of a port, null for none.")
    spdx = Text(allow_null=True)
    permits = Sorted(help_text="The words of ccREL")
    requires = Sorted()
    prohibits = Sorted()
    is_cc = serializers.BooleanField()
    deed = Deed(help_text="The page for people")
    legal_code = LegalCode(allow_null=True, help_text="The binding text")
    retired = serializers.DateField(allow_null=True)
    superseded = serializers.BooleanField()


class Deeds(TextByLanguage):
    def get_attribute(self, instance: License) -> dict[str, str]:
        return deeds_by_language(instance)


class LegalCodes(TextByLanguage):
    def get_attribute(self, instance: License) -> dict[str, str]:
        return legal_codes_by_language(instance)


class SentenceOut(serializers.Serializer[Any]):
    code = Text(help_text="Stable, for programs.")
    text = Text(help_text="English, for people.")


class InPlainWords(serializers.Serializer[Any]):
    summary = Text()
    may = SentenceOut(many=True)
    must = SentenceOut(many=True)
    may_not = SentenceOut(many=True)

    def get_attribute(self, instance: License) -> PlainWords:
        return plain_words(instance)


class LicensePage(Text):
    def get_attribute(self, instance: License) -> str:
        return absolute(reverse("license", args=[instance.id]))


class OneLicenseOut(LicenseDetail):
    page = LicensePage(help_text="Our page about it, for people")
    in_plain_words = InPlainWords(help_text="Also what ccREL cannot say: versions, sampling, NoDerivatives.")
    deeds = Deeds(help_text="The deed by language, where Creative Commons publishes it")
    legal_codes = LegalCodes(
        help_text="The binding text by language; empty for a port, whose languages Creative Commons chooses."
    )


class LicenseListOut(serializers.Serializer[Any]):
    results = LicenseDetail(many=True)


class SchemeBrief(serializers.Serializer[Any]):
    name = Text()
    title = Text()
    uri = Text()
    source = Text()  # type: ignore[assignment]
    license = Text(help_text="Of the vocabulary itself (SPDX)")
    retrieved = serializers.DateField()


class TermOut(serializers.Serializer[Any]):
    id = Text(help_text="What a resource stores")
    uri = Text(allow_null=True)
    labels = TextByLanguage()
    broader = Text(allow_null=True)


class SchemeOut(SchemeBrief):
    terms = TermOut(many=True, source="concepts")


class SchemeListOut(serializers.Serializer[Any]):
    results = SchemeBrief(many=True)


class InstitutionOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    slug = Text()
    name = Text()
    country = Text(help_text="ISO 3166-1, two letters")
    ror_id = Text()
    website = Text()


class InstitutionListOut(serializers.Serializer[Any]):
    next = serializers.URLField(allow_null=True, help_text="The next page; null on the last.")
    results = InstitutionOut(many=True)


class MembershipOut(serializers.Serializer[Any]):
    institution = Text(source="institution.slug")
    role = Text(help_text="reader, contributor or curator")


class MayDeposit(serializers.BooleanField):
    def get_attribute(self, instance: User) -> bool:
        return is_contributor(instance)


class MeOut(serializers.Serializer[Any]):
    email = Text()
    name = Text()
    orcid = Text()
    role = Text(help_text="reader, contributor or administrator")
    may_deposit = MayDeposit()
    memberships = MembershipOut(many=True, source="memberships.all")
