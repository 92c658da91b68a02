"""A credit as `attribute` writes it."""

from licensing import get
from licensing.attribution import CreditUse, Output, Work, attribute


def written(
    *works: Work, license: str | None = None, form: str = "text", language: str = "en", **use: object
):
    output = Output(license=get(license) if license else None, format=form, language=language)
    return attribute(works, CreditUse(**use), output).credit
