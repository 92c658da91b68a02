"""Model fields that store the id of a license, or a statement word for word; and a form field that reads a statement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.query_utils import DeferredAttribute
from django.utils.translation import gettext_lazy as _

from .errors import UnknownLicense
from .license import License
from .registry import get
from .stated import Stated

if TYPE_CHECKING:
    LicenseColumn = models.CharField[License | str | None, License | None]
    StatementColumn = models.TextField[Stated | str | None, Stated | None]
else:
    LicenseColumn = models.CharField
    StatementColumn = models.TextField


class LicenseAttribute(DeferredAttribute):
    """An id assigned to the field becomes its License at once; validation refuses an unknown one."""

    def __set__(self, instance: models.Model, value: object) -> None:
        instance.__dict__[self.field.attname] = _read(value)


class LicenseField(LicenseColumn):
    """Stores ids such as "by-sa/4.0" and "MIT"; nothing is stored that the registry does not know."""

    description = _("A license, by its id in the registry")
    descriptor_class = LicenseAttribute
    default_error_messages = {
        "unknown_license": _(
            "%(value)s is not the id of a license. Ids look like “by-sa/4.0” or “by/3.0/de”."
        )
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 64)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        if kwargs.get("max_length") == 64:
            del kwargs["max_length"]
        return name, path, args, kwargs

    def from_db_value(self, value: str | None, *_context: object) -> License | None:
        return get(value) if value else None

    def to_python(self, value: object) -> License | None:
        found = _read(value)
        if found is None or isinstance(found, License):
            return found
        raise ValidationError(
            self.error_messages["unknown_license"], code="unknown_license", params={"value": found}
        )

    def run_validators(self, value: object) -> None:
        super().run_validators(_id_of(value))

    def get_prep_value(self, value: object) -> object:
        """Also asked for the right side of look-ups ("starts with by-"): only saving wants a known id."""
        prepared = _id_of(value)  # not super(): CharField would read it back into a License
        return "" if prepared is None and not self.null else prepared

    def get_db_prep_save(self, value: object, connection: Any) -> Any:
        stored = self.to_python(value) if isinstance(value, str) else value
        return super().get_db_prep_save(stored, connection)

    def value_from_object(self, obj: models.Model) -> Any:
        """What a form shows: the id, which it also takes back."""
        return _id_of(super().value_from_object(obj))

    def value_to_string(self, obj: models.Model) -> str:
        return self.value_from_object(obj) or ""


def _id_of(value: object) -> object:
    return value.id if isinstance(value, License) else value


def _read(value: object) -> object:
    """The License of a known id, None of an empty one; everything else as it came."""
    if value in ("", None):
        return None
    if not isinstance(value, str):
        return value
    try:
        return get(value)
    except UnknownLicense:
        return value


class StatementAttribute(DeferredAttribute):
    """A text assigned to the field becomes a Stated at once."""

    def __set__(self, instance: models.Model, value: object) -> None:
        instance.__dict__[self.field.attname] = _stated(value)


class StatementField(StatementColumn):
    """Stores what somebody wrote about rights exactly as it was found, and gives back a Stated; nothing is None."""

    description = _("What somebody wrote about rights, word for word")
    descriptor_class = StatementAttribute

    def from_db_value(self, value: str | None, *_context: object) -> Stated | None:
        return Stated(value) if value else None

    def to_python(self, value: object) -> Any:
        return _stated(value)

    def run_validators(self, value: object) -> None:
        super().run_validators(_words_of(value))

    def get_prep_value(self, value: object) -> Any:
        words = _words_of(value)
        return "" if words is None and not self.null else words

    def value_from_object(self, obj: models.Model) -> Any:
        return _words_of(super().value_from_object(obj))

    def value_to_string(self, obj: models.Model) -> str:
        return self.value_from_object(obj) or ""

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": StatementFormField, **kwargs})


class StatementFormField(forms.CharField):
    """Cleans to a Stated, or None. `settled`: what does not name exactly one license is given back with the question."""

    default_error_messages = {
        "unsettled": _("This does not name one license. %(question)s"),
        "nothing": _("No license can be found in this."),
    }

    def __init__(self, *, settled: bool = False, **kwargs: Any) -> None:
        self.settled = settled
        kwargs.setdefault("max_length", 20_000)
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        return _stated(super().to_python(_words_of(value)))

    def clean(self, value: Any) -> Any:
        stated = super().clean(value)
        if self.settled and stated and not stated.license:
            question = stated.identification.question
            code = "unsettled" if question else "nothing"
            words = {"question": question.wording if question else ""}
            raise ValidationError(self.error_messages[code], code=code, params=words)
        return stated

    def run_validators(self, value: Any) -> None:
        super().run_validators(_words_of(value))

    def prepare_value(self, value: Any) -> Any:
        return _words_of(value)


def _words_of(value: object) -> Any:
    return value.text if isinstance(value, Stated) else value


def _stated(value: object) -> object:
    if isinstance(value, str):
        return Stated(value) if value.strip() else None
    return value
