"""Fields that take what they say and nothing like it: 5 is not "5", and an unknown member is a typing error."""

from typing import Any

from django.utils.translation import gettext as _
from rest_framework import serializers


class Text(serializers.CharField):
    """A string as it came; REST framework would turn numbers into text and cut spaces."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"trim_whitespace": False, "allow_blank": True, **kwargs})

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class WholeNumber(serializers.IntegerField):
    def to_internal_value(self, data: Any) -> int:
        if not isinstance(data, int) or isinstance(data, bool):
            self.fail("invalid")
        return super().to_internal_value(data)


class Texts(serializers.ListField):
    child = Text()


class TextByLanguage(serializers.DictField):
    child = Text()


class TextsByTerm(serializers.DictField):
    child = Texts()


class StrictSerializer(serializers.Serializer[Any]):
    """Refuses members that it does not know, so that nothing is silently left out."""

    def to_internal_value(self, data: Any) -> dict[str, Any]:
        if isinstance(data, dict) and (unknown := set(data) - set(self.fields)):
            message = _("There is no such field. Use: %(fields)s.") % {"fields": ", ".join(self.fields)}
            raise serializers.ValidationError(
                {name: [serializers.ErrorDetail(message, "unknown_field")] for name in sorted(unknown)}
            )
        return super().to_internal_value(data)
