"""Institutions, and who is asking."""

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from oer_repo.accounts.models import Institution, User
from oer_repo.api import schema
from oer_repo.api.paging import Order, PageParameters, page_of, text
from oer_repo.api.serializers.lists import InstitutionListOut, InstitutionOut, MeOut

BY_NAME = Order("name", text)


class Institutions(APIView):
    @extend_schema(
        operation_id="list_institutions",
        tags=["institutions"],
        summary="List institutions by name",
        parameters=[PageParameters],
        responses=schema.answers({200: InstitutionListOut}, 400, *schema.READING),
    )
    def get(self, request: Request) -> Response:
        page, following = page_of(Institution.objects.all(), request, BY_NAME)
        return Response({"next": following, "results": InstitutionOut(page, many=True).data})


class OneInstitution(APIView):
    @extend_schema(
        operation_id="read_institution",
        tags=["institutions"],
        summary="Read one institution",
        responses=schema.answers({200: InstitutionOut}, 404, *schema.READING),
    )
    def get(self, request: Request, slug: str) -> Response:
        found = Institution.objects.filter(slug=slug).first()
        if found is None:
            raise Http404
        return Response(InstitutionOut(found).data)


class Me(APIView):
    permission_classes = [IsAuthenticated]

    @extend_schema(
        operation_id="read_me",
        tags=["me"],
        summary="Who you are, and what you may do here",
        responses=schema.answers({200: MeOut}, *schema.READING),
    )
    def get(self, request: Request) -> Response:
        assert isinstance(request.user, User)
        me = User.objects.prefetch_related("memberships__institution").get(pk=request.user.pk)
        return Response(MeOut(me).data)
