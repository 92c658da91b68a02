"""Ask the license engine: what a statement means, what may be done, what would help, how to credit. Nothing is kept."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from oer_repo.api import schema
from oer_repo.api.authentication import TokenAuthentication
from oer_repo.api.questions import MOST_QUESTIONS, answered
from oer_repo.api.serializers import questions as shapes

BATCH = f"One question, or a list of at most {MOST_QUESTIONS:,}; the answers come in the same order."
ASKING = (400, 413, 415, 422, *schema.READING)


class Question(APIView):
    """Nothing is changed, so that a session and its CSRF token are not asked for."""

    authentication_classes = [TokenAuthentication]


class Identify(Question):
    @extend_schema(
        operation_id="identify_license",
        tags=["licenses"],
        summary="Which license does this statement name?",
        description=BATCH,
        request=shapes.one_or_many("IdentifyQuestions", shapes.IdentifyQuestion),
        responses=schema.answers(
            {200: shapes.one_or_many("IdentifyAnswers", shapes.IdentifyAnswer)}, *ASKING
        ),
    )
    def post(self, request: Request) -> Response:
        return Response(answered("identify", request.data))


class Check(Question):
    @extend_schema(
        operation_id="check_licenses",
        tags=["licenses"],
        summary="May these works be used together in this way?",
        description=BATCH,
        request=shapes.one_or_many("CheckQuestions", shapes.CheckQuestion),
        responses=schema.answers({200: shapes.one_or_many("CheckAnswers", shapes.CheckAnswer)}, *ASKING),
    )
    def post(self, request: Request) -> Response:
        return Response(answered("check", request.data))


class Solve(Question):
    @extend_schema(
        operation_id="solve_licenses",
        tags=["licenses"],
        summary="Which license may the whole carry, and what stands in the way?",
        description=BATCH,
        request=shapes.one_or_many("CheckQuestions", shapes.CheckQuestion),
        responses=schema.answers({200: shapes.one_or_many("SolveAnswers", shapes.SolveAnswer)}, *ASKING),
    )
    def post(self, request: Request) -> Response:
        return Response(answered("solve", request.data))


class Attribute(Question):
    @extend_schema(
        operation_id="attribute_works",
        tags=["licenses"],
        summary="How must these works be credited?",
        description=BATCH,
        request=shapes.one_or_many("AttributeQuestions", shapes.AttributeQuestion),
        responses=schema.answers(
            {200: shapes.one_or_many("AttributeAnswers", shapes.AttributeAnswer)}, *ASKING
        ),
    )
    def post(self, request: Request) -> Response:
        return Response(answered("attribute", request.data))
