"""Questions about licenses and their answers, for the OpenAPI document: the engine itself reads and writes them."""

from typing import Any

from drf_spectacular.utils import PolymorphicProxySerializer, extend_schema_field
from rest_framework import serializers

from licensing.attribution.work import FORMATS, KINDS
from licensing.use import Act, Context, How, Kind
from oer_repo.api.questions import MOST_QUESTIONS
from oer_repo.api.serializers.strict import Text, Texts

VERDICTS = ["allowed", "not_recommended", "unclear", "forbidden"]
IN_A_BATCH = "In a batch only, and then alone: what was wrong with this question."
PART = {
    "oneOf": [
        {"type": "string", "description": "An id, or a choice: MIT OR by/4.0"},
        {
            "type": "object",
            "properties": {
                "license": {"type": "string"},
                "statement": {
                    "type": "string",
                    "description": "Instead of an id: what is written about rights.",
                },
                "scheme": {"type": "string", "nullable": True},
                "how": {"type": "string", "enum": [*How], "nullable": True},
            },
        },
    ]
}


@extend_schema_field({"type": "array", "items": PART})
class Parts(serializers.ListField):
    """One entry for each work of somebody else."""


@extend_schema_field({"type": "array", "items": {"type": "object", "additionalProperties": {}}})
class Works(serializers.ListField):
    """Works with what their licensors supplied."""


class IdentifyQuestion(serializers.Serializer[Any]):
    input = Text(help_text="The statement, address, SPDX id or code, as it was found.", max_length=20_000)
    scheme = Text(
        allow_null=True,
        required=False,
        help_text="The platform whose code it is: youtube, flickr, moodle, h5p, …",
    )


class CheckQuestion(serializers.Serializer[Any]):
    inputs = Parts(
        help_text="License ids, choices (MIT OR by/4.0), or objects with a license or a statement."
    )
    use = serializers.ChoiceField([*Kind], help_text="One new work, works side by side, or a copy.")
    act = serializers.ChoiceField([*Act], required=False, allow_null=True)
    commercial = serializers.BooleanField(
        required=False, allow_null=True, help_text="null: it cannot be told."
    )
    share = serializers.BooleanField(required=False, allow_null=True, help_text="Taken as true.")
    drm = serializers.BooleanField(required=False, allow_null=True)
    context = serializers.ListField(  # type: ignore[assignment]
        child=serializers.ChoiceField([*Context]), required=False, allow_null=True, help_text="Circumstances."
    )
    desired_output = Text(
        required=False, allow_null=True, help_text="The id of the license wished for the whole."
    )


class AttributeQuestion(serializers.Serializer[Any]):
    works = Works(
        help_text="Objects with license, title, creators, source_url, year, copyright_notice, prior_modifications, upstream, …"
    )
    use = serializers.DictField(
        required=False,
        allow_null=True,
        help_text=f"kind ({', '.join(KINDS)}), modified, modification, medium, share.",
    )
    output_license = Text(required=False, allow_null=True)
    format = serializers.ChoiceField(FORMATS, required=False, allow_null=True)
    language = Text(required=False, allow_null=True)


class AnswerOut(serializers.Serializer[Any]):
    error = Text(required=False, help_text=IN_A_BATCH)


class IdentifyAnswer(AnswerOut):
    status = serializers.ChoiceField(
        ["ok", "ambiguous", "invalid", "not_cc", "none"], required=False, help_text="ok: exactly one tool."
    )
    id = Text(required=False, allow_null=True)
    url = Text(required=False, allow_null=True)
    spdx = Text(required=False, allow_null=True)
    candidates = Texts(required=False)
    question = Text(required=False, allow_null=True, help_text="What to ask the person who wrote it.")


class CheckPart(serializers.Serializer[Any]):
    part = serializers.IntegerField(help_text="From 0")
    input = Text()
    licenses = Texts(help_text="Those of the choice that can be taken.")
    verdict = serializers.ChoiceField(VERDICTS)
    reasons = Texts(help_text="Codes")


class CheckReason(serializers.Serializer[Any]):
    code = Text()
    verdict = serializers.ChoiceField(VERDICTS)
    message = Text()
    source = Text(help_text="Document, section and address.")  # type: ignore[assignment]
    parts = serializers.ListField(child=serializers.IntegerField())


class CheckAnswer(AnswerOut):
    verdict = serializers.ChoiceField(VERDICTS, required=False)
    outputs = Texts(required=False, help_text="The licenses the whole may carry.")
    not_recommended_outputs = Texts(required=False)
    unclear_outputs = Texts(required=False)
    parts = CheckPart(many=True, required=False)
    reasons = CheckReason(many=True, required=False)


class SolveOutput(serializers.Serializer[Any]):
    id = Text()
    verdict = serializers.ChoiceField(VERDICTS)
    why = Text()


class SolveRemedy(serializers.Serializer[Any]):
    kind = Text(help_text="replace, ask, use_unmodified, link, change_output, keep_private, …")
    part = serializers.IntegerField(allow_null=True, help_text="null: about the whole.")
    licenses = Texts()
    why = Text()


class SolveObstacle(serializers.Serializer[Any]):
    parts = serializers.ListField(child=serializers.IntegerField())
    remedies = SolveRemedy(many=True)


class SolveAnswer(AnswerOut):
    outputs = SolveOutput(many=True, required=False, help_text="Best first")
    obstacles = SolveObstacle(many=True, required=False)


class AttributeAnswer(AnswerOut):
    must = Texts(required=False, help_text="Facts the licenses ask for, as fact:work.")
    should = Texts(required=False)
    must_not = Texts(required=False)
    credit = Text(required=False, help_text="Everything from outside in it is escaped for the format.")


def one_or_many(name: str, one: type[serializers.Serializer[Any]]) -> Any:
    """An object, or a list of such objects."""
    several = one(many=True, max_length=MOST_QUESTIONS)  # type: ignore[call-arg]  # of the list
    return PolymorphicProxySerializer(
        component_name=name,
        serializers=[one, several],
        resource_type_field_name=None,
        many=False,
    )
