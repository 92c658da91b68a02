"""All licenses by kind, and a box that reads a statement."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from licensing import registry
from licensing.fields import StatementFormField
from licensing.license import License
from licensing.plain_words import PlainWords, plain_words
from licensing.rules import terms
from oer_repo.resources.describe import absolute


@dataclass(frozen=True, slots=True)
class Row:
    license: License
    words: PlainWords


@dataclass(frozen=True, slots=True)
class Family:
    """All versions of one kind, newest first, without the ports."""

    name: str
    licenses: tuple[License, ...]


class StatementForm(forms.Form):
    statement = StatementFormField(
        label=_("What is written about the rights"),
        help_text=_("A sentence, an address, a code. You are told which license it names."),
        required=False,
    )


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    asked = "statement" in request.GET
    form = StatementForm(request.GET if asked else None)
    read = form.cleaned_data["statement"] if asked and form.is_valid() else None
    others = [row(one) for one in registry.other_licenses() if one.permits]
    context = {
        "current": [row(one) for one in in_order_of_freedom(registry.current())],
        "older": families(tool for tool in registry.all_tools() if tool.superseded),
        "retired": families(tool for tool in registry.all_tools() if tool.retired),
        "others": others,
        "form": form,
        "read": read,
        "address": absolute(request.path),
    }
    return render(request, "licenses/index.html", context)


def row(license: License) -> Row:
    return Row(license, plain_words(license))


def in_order_of_freedom(licenses: Iterable[License]) -> list[License]:
    """By what the table has against them; the label that is no license comes last."""
    return sorted(licenses, key=lambda one: (not terms.can_be_given(one), *conditions(one)))


def conditions(license: License) -> tuple[bool, int, int]:
    closed = "DerivativeWorks" not in license.permits
    return closed, len(license.prohibits), len(license.requires)


def families(tools: Iterable[License]) -> list[Family]:
    found: dict[str, list[License]] = {}
    for tool in tools:
        if not tool.jurisdiction or registry.find(tool.unit, tool.version) is None:
            found.setdefault(tool.unit, []).append(tool)
    return [
        Family(some[0].name.removesuffix(f" {some[0].version}"), tuple(reversed(some)))
        for some in found.values()
    ]


StatementForm.base_fields["statement"].needed = True  # type: ignore[attr-defined]  # nothing else is asked
