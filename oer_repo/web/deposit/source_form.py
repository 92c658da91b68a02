"""The questions of step 3, for each work."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from oer_repo.resources.actions import SourceFacts
from oer_repo.resources.models import SourceUse, Version
from oer_repo.resources.words_read import Reading, reading_of
from oer_repo.web.deposit.choices import source_license_choices


class SourceForm(forms.Form):
    """A work here keeps its title, people and license; only how it was used is asked."""

    of_version = forms.UUIDField(required=False, widget=forms.HiddenInput)
    title = forms.CharField(label=_("Title of the work"), max_length=500, required=False)
    creator = forms.CharField(label=_("Who made it"), max_length=500, required=False)
    url = forms.CharField(label=_("Its web address"), max_length=2000, required=False, widget=forms.URLInput)
    license = forms.ChoiceField(label=_("Its license"), choices=source_license_choices, required=False)
    license_text = forms.CharField(
        label=_("What is written about its license"),
        max_length=5_000,
        required=False,
        help_text=_("Word for word, when you are not sure which it is."),
    )
    use = forms.ChoiceField(label=_("How is it used?"), choices=SourceUse.choices, initial=SourceUse.ADAPTED)
    changes = forms.CharField(
        label=_("What was changed"),
        max_length=5_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    remove = forms.BooleanField(label=_("Take this work out of the list"), required=False)
    asked = forms.CharField(required=False, widget=forms.HiddenInput, max_length=5_000)

    def reading(self) -> Reading:
        """What the words leave open, while nobody has answered."""
        if self["license"].value() or self["of_version"].value():
            return Reading()
        return reading_of(self["license_text"].value() or "")

    def open_question(self) -> Reading | None:
        reading = self.reading()
        return reading if reading.question else None


SourceForms = forms.formset_factory(SourceForm, extra=1, max_num=500)


def initial_of(version: Version) -> list[dict[str, Any]]:
    return [
        {
            "of_version": source.of_version_id,
            "title": source.title,
            "creator": source.creator,
            "url": source.url,
            "license": source.license.id if source.license else "",
            "license_text": source.license_text,
            "asked": "" if source.license else source.license_text,
            "use": source.use,
            "changes": source.changes,
        }
        for source in version.sources.all()
    ]


def sources_of(rows: Iterable[Mapping[str, Any]]) -> list[SourceFacts]:
    """Rows that say something and were not taken out."""
    return [facts_of(row) for row in rows if says_something(row) and not row["remove"]]


def has_new_question(rows: Iterable[SourceForm]) -> bool:
    """Whether the words about some work leave something open that the page has not asked yet."""
    return any(
        row.open_question() and row.cleaned_data["asked"] != row.cleaned_data["license_text"]
        for row in rows
        if row.cleaned_data and not row.cleaned_data["remove"]
    )


def says_something(row: Mapping[str, Any]) -> bool:
    return any(row.get(name) for name in ("of_version", "title", "creator", "url", "license_text"))


def facts_of(row: Mapping[str, Any]) -> SourceFacts:
    return {
        "of_version": row["of_version"],
        "title": row["title"],
        "creator": row["creator"],
        "url": row["url"],
        "license": row["license"] or None,
        "license_text": row["license_text"],
        "use": row["use"],
        "changes": row["changes"],
    }
