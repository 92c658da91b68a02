"""An error as RFC 9457 writes it."""

from typing import Any

from rest_framework import serializers

from oer_repo.api.serializers.resources import TombstoneOut
from oer_repo.api.serializers.strict import Text


class FindingOut(serializers.Serializer[Any]):
    code = Text(help_text="Stable, for programs.")
    message = Text(help_text="What is wrong and what to do, for people.")
    field = Text(help_text="The field or part concerned; empty when it is about the whole.")
    verdict = Text(required=False, help_text="not_recommended or unclear: it may be acknowledged.")
    key = Text(required=False, help_text="Name it in `acknowledge` to publish all the same.")


class ProblemOut(serializers.Serializer[Any]):
    type = Text(help_text="about:blank: the status says what it is.")
    title = Text()
    status = serializers.IntegerField()
    code = Text(help_text="Stable, for programs.")
    detail = Text(help_text="What was wrong and what to do, for people.")
    findings = FindingOut(many=True, required=False)
    tombstone = TombstoneOut(required=False, help_text="With 410: what was here, and why it is gone.")
