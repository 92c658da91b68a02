"""What changed from one version to the next, field by field, for people to read."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from oer_repo.resources.models import Version

RELATED = {"creators", "files", "sources"}


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that differs; for lists, what came and what went."""

    field: str
    label: str
    before: str
    after: str
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def differences(old: Version, new: Version) -> list[Difference]:
    """In the order of the form; fields that are equal are left out."""
    before, after = facts_of(old), facts_of(new)
    return [
        difference(field, label, before[field], after[field])
        for field, label in labels().items()
        if before[field] != after[field]
    ]


def labels() -> dict[str, str]:
    return {
        "titles": _("Title"),
        "descriptions": _("Description"),
        "languages": _("Languages"),
        "subjects": _("Subjects"),
        "keywords": _("Keywords"),
        "levels": _("Educational level"),
        "types": _("Type"),
        "audience": _("Audience"),
        "creators": _("Creators"),
        "publisher": _("Publisher"),
        "date_created": _("Made in"),
        "duration": _("Duration"),
        "link": _("Web address"),
        "license": _("License"),
        "accessibility": _("Accessibility"),
        "files": _("Files"),
        "sources": _("Made from"),
    }


def facts_of(version: Version) -> dict[str, Any]:
    facts = {field: getattr(version, field) for field in labels() if field not in RELATED}
    facts["license"] = version.license.name if version.license else ""
    facts["creators"] = [creator.name for creator in version.creators.all()]
    facts["files"] = [f"{file.name} ({file.blob_id[:8]})" for file in version.files.all()]
    facts["sources"] = [source.title for source in version.sources.all()]
    facts["accessibility"] = [
        f"{term}: {', '.join(values)}" for term, values in sorted(version.accessibility.items())
    ]
    return facts


def difference(field: str, label: str, before: Any, after: Any) -> Difference:
    old, new = lines(before), lines(after)
    return Difference(
        field=field,
        label=label,
        before="\n".join(old),
        after="\n".join(new),
        added=tuple(line for line in new if line not in old),
        removed=tuple(line for line in old if line not in new),
    )


def lines(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [f"{language}: {text}" for language, text in value.items()]
    if isinstance(value, list):
        return [str(entry) for entry in value]
    return [] if value in (None, "") else [str(value)]
