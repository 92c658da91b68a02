"""The questions of step 4."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from licensing import Verdict, registry
from licensing.license import License
from oer_repo.resources.actions import CreatorFacts
from oer_repo.resources.models import Source, Version
from oer_repo.resources.rights import findings_for, verdict_for
from oer_repo.web.deposit.choices import Choices, license_choices, terms

# In the order of freedom, as Creative Commons lists them.
OFFERED = (
    "by/4.0",
    "by-sa/4.0",
    "by-nc/4.0",
    "by-nc-sa/4.0",
    "by-nd/4.0",
    "by-nc-nd/4.0",
    "zero/1.0",
    "mark/1.0",
)


class CreatorForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=250, required=False)
    role = forms.ChoiceField(label=_("Role"), choices=lambda: terms("contributor_roles"), initial="author")
    orcid = forms.CharField(
        label="ORCID",
        max_length=19,
        required=False,
        widget=forms.TextInput(attrs={"placeholder": "0000-0000-0000-0000"}),
    )


CreatorForm.base_fields["name"].needed = True  # type: ignore[attr-defined]  # for publishing: not called optional
CreatorForms = forms.formset_factory(CreatorForm, extra=1, max_num=200)


def creators_of(rows: Iterable[Mapping[str, Any]]) -> list[CreatorFacts]:
    """Rows without a name are rows that somebody left, or emptied to take a person out."""
    return [
        {"name": row["name"], "role": row["role"], "orcid": row["orcid"]}
        for row in rows
        if row.get("name", "").strip()
    ]


class LicenseForm(forms.Form):
    license = forms.ChoiceField(
        choices=[(license_id, license_id) for license_id in OFFERED], required=False, widget=forms.RadioSelect
    )
    other_license = forms.ChoiceField(
        label=_("Another version, or the port of a country"),
        choices=license_choices,
        required=False,
        help_text=_(
            "Only when the work is already under it. For new works the current licenses above serve best."
        ),
    )
    text = forms.CharField(
        label=_("What is written about its license"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_(
            "Word for word, when the work itself says so: on its title page, its website, its last slide."
        ),
    )
    evidence = forms.CharField(
        label=_("Where one can see it"),
        required=False,
        max_length=5_000,
        help_text=_("An address, a page number, a letter."),
    )

    def __init__(self, *args: Any, version: Version, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sources = list(version.sources.all())
        if self.sources:
            self.fields["other_license"].choices = self.permitted()  # type: ignore[attr-defined]

    def permitted(self) -> list[tuple[str, Choices]]:
        return [
            (place, [(id_, name) for id_, name in choices if not id_ or self.permits(id_)])
            for place, choices in license_choices()
        ]

    def permits(self, license_id: str) -> bool:
        return verdict_for(self.sources, registry.get(license_id)) is not Verdict.FORBIDDEN

    def chosen(self) -> License | None:
        license_id = self.cleaned_data["other_license"] or self.cleaned_data["license"]
        return registry.get(license_id) if license_id else None

    def clean(self) -> dict[str, Any]:
        """What the sources forbid is not offered; who asks for it all the same is told why."""
        facts = super().clean() or {}
        chosen = self.chosen() if not self.errors else None
        if chosen and not self.permits(chosen.id):
            field = "other_license" if facts["other_license"] else "license"
            for finding in findings_for(self.sources, chosen):
                if not finding.key and finding.code != "cannot_tell":
                    self.add_error(field, finding.message)
        return facts


class FileLicenseForm(forms.Form):
    """A file that differs. Only those have a row: the list of all licenses is long, and so may be the one of files."""

    file = forms.ChoiceField(label=_("File"), required=False)
    license = forms.ChoiceField(
        label=_("Its license"),
        choices=license_choices,
        required=False,
        help_text=_("Leave it empty to put the file under the license of the resource again."),
    )

    def __init__(self, *args: Any, files: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].choices = [("", "—"), *files]  # type: ignore[attr-defined]

    def chosen(self) -> License | None:
        return registry.get(self.cleaned_data["license"]) if self.cleaned_data["license"] else None


FileLicenseForms = forms.formset_factory(FileLicenseForm, extra=1, max_num=1_000)


@dataclass(frozen=True, slots=True)
class Pick:
    """One license of the picker: whether the works it is made from permit it, and why not."""

    license: License
    is_chosen: bool
    verdict: str
    reasons: tuple[str, ...]

    @property
    def is_closed(self) -> bool:
        return self.verdict == Verdict.FORBIDDEN.word


def picks(form: LicenseForm) -> list[Pick]:
    chosen = form["license"].value()
    return [pick(registry.get(license_id), license_id == chosen, form.sources) for license_id in OFFERED]


def pick(license: License, is_chosen: bool, sources: Sequence[Source]) -> Pick:
    verdict = verdict_for(sources, license)
    reasons = tuple(
        found.message for found in findings_for(sources, license) if found.verdict == verdict.word
    )
    return Pick(license, is_chosen, verdict.word, reasons if verdict is not Verdict.ALLOWED else ())
