"""The questions of step 2, and how their answers become changes of the draft."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from oer_repo.resources.actions import DraftChanges
from oer_repo.resources.models import Version
from oer_repo.web.deposit.choices import accessibility_groups, language_choices, subject_groups, terms


def many(label: Any, choices: Any, help_text: Any = "") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        required=False,
        help_text=help_text,
        widget=forms.CheckboxSelectMultiple,
    )


class AboutForm(forms.Form):
    """Only the title and the language are needed for publishing; nothing is needed for saving."""

    title = forms.CharField(label=_("Title"), max_length=500, required=False)
    language = forms.ChoiceField(
        label=_("Language"),
        choices=language_choices,
        required=False,
        help_text=_("In which it is written or spoken."),
    )
    also = forms.MultipleChoiceField(
        label=_("Other languages in it"), choices=lambda: language_choices()[1:], required=False
    )
    description = forms.CharField(
        label=_("Description"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("What is in it, for whom, how to use it. Markdown works: **bold**, lists, links."),
    )
    keywords = forms.CharField(label=_("Keywords"), required=False, help_text=_("With commas between them."))
    subjects = many(_("Subject"), subject_groups)
    levels = many(_("Educational level"), lambda: terms("educational_level"))
    types = many(_("What kind of resource"), lambda: terms("hcrt"))
    audience = many(_("For whom"), lambda: terms("audience"))
    date_created = forms.CharField(
        label=_("Made in"), required=False, max_length=10, help_text=_("2024, 2024-05 or 2024-05-17")
    )
    duration = forms.IntegerField(
        label=_("Minutes"),
        required=False,
        min_value=0,
        max_value=100_000,
        help_text=_("How long it plays or takes."),
    )
    publisher = forms.CharField(label=_("Publisher"), required=False, max_length=250)
    accessibility = many(_("Accessibility"), accessibility_groups)
    change_note = forms.CharField(
        label=_("What is new in this version"),
        required=False,
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


for name in ("title", "language"):
    AboutForm.base_fields[name].needed = True  # type: ignore[attr-defined]  # for publishing: not called optional


class TranslationForm(forms.Form):
    language = forms.ChoiceField(label=_("Language"), choices=language_choices, required=False)
    title = forms.CharField(label=_("Title in this language"), max_length=500, required=False)
    description = forms.CharField(
        label=_("Description in this language"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or {}
        if (facts.get("title") or facts.get("description")) and not facts.get("language"):
            self.add_error("language", _("Say which language this is."))
        return facts


TranslationForms = forms.formset_factory(TranslationForm, extra=1, max_num=50)


def initial_of(version: Version) -> dict[str, Any]:
    same = ("subjects", "levels", "types", "audience", "date_created", "publisher", "change_note")
    return {name: getattr(version, name) for name in same} | {
        "title": version.titles.get(version.language, version.title),
        "description": version.descriptions.get(version.language, ""),
        "language": version.languages[0] if version.languages else "",
        "also": version.languages[1:],
        "keywords": ", ".join(version.keywords),
        "duration": round(version.duration / 60) if version.duration is not None else None,
        "accessibility": [f"{key}:{term}" for key, terms in version.accessibility.items() for term in terms],
    }


def translations_of(version: Version) -> list[dict[str, str]]:
    """The texts in languages other than the main one."""
    tags = dict.fromkeys([*version.titles, *version.descriptions])
    return [
        {
            "language": tag,
            "title": version.titles.get(tag, ""),
            "description": version.descriptions.get(tag, ""),
        }
        for tag in tags
        if tag != version.language
    ]


def changes_of(facts: Mapping[str, Any], others: Iterable[Mapping[str, Any]]) -> DraftChanges:
    """A title without a language is kept under "und", so that nothing typed is lost while it is a draft."""
    main = facts["language"] or "und"
    rows = [{**facts, "language": main}, *others]
    changes: DraftChanges = {
        "titles": {row["language"]: row["title"].strip() for row in reversed(rows) if row.get("title")},
        "descriptions": {
            row["language"]: row["description"] for row in reversed(rows) if row.get("description")
        },
        "languages": list(dict.fromkeys(tag for tag in (facts["language"], *facts["also"]) if tag)),
        "keywords": words(facts["keywords"]),
        "duration": None if facts["duration"] is None else facts["duration"] * 60,
        "accessibility": by_property(facts["accessibility"]),
        "subjects": facts["subjects"],
        "levels": facts["levels"],
        "types": facts["types"],
        "audience": facts["audience"],
        "date_created": facts["date_created"],
        "publisher": facts["publisher"],
        "change_note": facts["change_note"],
    }
    return changes


def words(text: str) -> list[str]:
    """At the commas of any script: Latin, Chinese, Arabic, and line ends."""
    for comma in "，、،;\n":
        text = text.replace(comma, ",")
    return list(dict.fromkeys(word.strip() for word in text.split(",") if word.strip()))


def by_property(values: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for value in values:
        key, _colon, term = value.partition(":")
        found[key].append(term)
    return dict(found)
