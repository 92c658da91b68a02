"""Every license that can be chosen or stated, with what it permits, requires and prohibits."""

from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from licensing import registry
from licensing.license import License
from oer_repo.api import schema
from oer_repo.api.caching import cacheable
from oer_repo.api.paging import parameters
from oer_repo.api.serializers.lists import LicenseDetail, LicenseListOut

FIELDS = ("unit", "version", "jurisdiction")


class LicenseParameters(serializers.Serializer[Any]):
    unit = serializers.CharField(required=False, allow_blank=True, help_text="by, by-sa, zero, …")
    version = serializers.CharField(required=False, allow_blank=True, help_text="4.0")
    jurisdiction = serializers.CharField(
        required=False,
        allow_blank=True,
        help_text="Creative Commons' code; empty for those that are no port.",
    )
    current = serializers.BooleanField(
        required=False, default=False, help_text="Only what Creative Commons recommends today."
    )


class Licenses(APIView):
    @extend_schema(
        operation_id="list_licenses",
        tags=["licenses"],
        summary="List licenses",
        parameters=[LicenseParameters],
        responses=schema.answers({200: LicenseListOut, 304: None}, 400, *schema.READING),
    )
    def get(self, request: Request) -> HttpResponse:
        asked = parameters(LicenseParameters, request)
        known = (
            registry.current() if asked["current"] else (*registry.all_tools(), *registry.other_licenses())
        )
        wanted = {name: asked[name] for name in FIELDS if name in asked}
        found = [license for license in known if fits(license, wanted)]
        answer = Response({"results": LicenseDetail(found, many=True).data})
        return cacheable(request, answer, repr([license.id for license in found]))


class OneLicense(APIView):
    @extend_schema(
        operation_id="read_license",
        tags=["licenses"],
        summary="Read one license",
        responses=schema.answers({200: LicenseDetail, 304: None}, 404, *schema.READING),
    )
    def get(self, request: Request, license_id: str) -> HttpResponse:
        license = registry.get(license_id)
        return cacheable(request, Response(LicenseDetail(license).data), license.id)


def fits(license: License, wanted: dict[str, str]) -> bool:
    return all((getattr(license, name) or "") == value for name, value in wanted.items())
