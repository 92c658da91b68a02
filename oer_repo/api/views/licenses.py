"""Every license that can be chosen or stated, with what it permits, requires and prohibits."""

import json
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from licensing import registry
from licensing.license import License
from oer_repo.api import schema
from oer_repo.api.authentication import TokenAuthentication
from oer_repo.api.caching import cacheable
from oer_repo.api.paging import parameters
from oer_repo.api.renderers import JsonLdRenderer
from oer_repo.api.serializers.lists import LicenseDetail, LicenseListOut, OneLicenseOut
from oer_repo.formats import ccrel
from oer_repo.resources.describe import absolute

FIELDS = ("unit", "version", "jurisdiction")
JSON, JSON_LD = "application/json", JsonLdRenderer.media_type
# What ccREL writes under prohibits: permitted where it is not prohibited and anything is permitted at all.
PROHIBITIONS = ("CommercialUse", "HighIncomeNationUse")
PERMISSIONS = ("Reproduction", "Distribution", "DerivativeWorks", "Sharing", *PROHIBITIONS)


class LicenseParameters(serializers.Serializer[Any]):
    unit = serializers.CharField(required=False, allow_blank=True, help_text="by, by-sa, zero, …")
    version = serializers.CharField(required=False, allow_blank=True, help_text="4.0")
    jurisdiction = serializers.CharField(
        required=False,
        allow_blank=True,
        help_text="Creative Commons' code; empty for those that are no port.",
    )
    permits = serializers.CharField(
        required=False,
        help_text=f"Words of ccREL with commas between them, all of which must be permitted: {', '.join(PERMISSIONS)}.",
    )
    current = serializers.BooleanField(
        required=False, default=False, help_text="Only what Creative Commons recommends today."
    )

    def validate_permits(self, value: str) -> list[str]:
        words = [word.strip() for word in value.split(",") if word.strip()]
        if unknown := [word for word in words if word not in PERMISSIONS]:
            raise serializers.ValidationError(
                f"“{unknown[0]}” is not one of {', '.join(PERMISSIONS)}.", code="unknown_word"
            )
        return words


class Licenses(APIView):
    authentication_classes = [TokenAuthentication]  # the same for everybody: no session, no Vary: Cookie
    renderer_classes = [JSONRenderer, JsonLdRenderer]

    @extend_schema(
        operation_id="list_licenses",
        tags=["licenses"],
        summary="List licenses",
        description="As JSON-LD with the terms of ccREL: Accept: application/ld+json.",
        parameters=[LicenseParameters],
        responses=schema.answers(
            {(200, JSON): LicenseListOut, (200, JSON_LD): OpenApiTypes.OBJECT, 304: None},
            400,
            *schema.READING,
        ),
    )
    def get(self, request: Request) -> HttpResponse:
        asked = parameters(LicenseParameters, request)
        known = (
            registry.current() if asked["current"] else (*registry.all_tools(), *registry.other_licenses())
        )
        wanted = {name: asked[name] for name in FIELDS if name in asked}
        found = [one for one in known if fits(one, wanted) and permits(one, asked.get("permits", ()))]
        if request.accepted_renderer.media_type == JSON_LD:
            graph = [without_context(ccrel.write(one, page_of(one))) for one in found]
            return answer(request, {"@context": ccrel.CONTEXT, "@graph": graph})
        return answer(request, {"results": LicenseDetail(found, many=True).data})


class OneLicense(APIView):
    authentication_classes = [TokenAuthentication]
    renderer_classes = [JSONRenderer, JsonLdRenderer]

    @extend_schema(
        operation_id="read_license",
        tags=["licenses"],
        summary="Read one license",
        description="As JSON-LD with the terms of ccREL: Accept: application/ld+json.",
        responses=schema.answers(
            {(200, JSON): OneLicenseOut, (200, JSON_LD): OpenApiTypes.OBJECT, 304: None}, 404, *schema.READING
        ),
    )
    def get(self, request: Request, license_id: str) -> HttpResponse:
        license = registry.get(license_id)
        if request.accepted_renderer.media_type == JSON_LD:
            return answer(request, ccrel.write(license, page_of(license)))
        return answer(request, OneLicenseOut(license).data)


def answer(request: Request, data: Any) -> HttpResponse:
    """The validator is made from what is said, in this format."""
    return cacheable(request, Response(data), f"{request.accepted_media_type} {json.dumps(data)}")


def page_of(license: License) -> str:
    return absolute(reverse("license", args=[license.id]))


def without_context(document: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in document.items() if name != "@context"}


def fits(license: License, wanted: dict[str, str]) -> bool:
    return all((getattr(license, name) or "") == value for name, value in wanted.items())


def permits(license: License, words: list[str]) -> bool:
    return all(
        bool(license.permits) and word not in license.prohibits
        if word in PROHIBITIONS
        else word in license.permits
        for word in words
    )
