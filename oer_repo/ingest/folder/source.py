"""What a work was made from, on one line: `TITLE | LICENSE | ADDRESS | PERSON | USE`, or `ADDRESS | USE` for a work here."""

from django.utils.translation import gettext as _

from licensing import License, identify, registry
from licensing.errors import UnknownLicense
from oer_repo.discovery.works import place_of, works_at
from oer_repo.formats.record import RecordSource
from oer_repo.ingest.folder.work import CannotBring
from oer_repo.resources.models import SourceUse

FIELDS = 5


def source_of(text: str, *, keep_unclear: bool) -> RecordSource:
    """Raises CannotBring for a line that has no title, no exact license (unless it may stay unclear) or no known use."""
    fields = [field.strip() for field in text.split("|")]
    if place_of(fields[0], ()):
        return source_here(fields, text)
    if not fields[0] or len(fields) > FIELDS:
        raise CannotBring(malformed(text))
    title, statement, url, creator, use = (*fields, *[""] * (FIELDS - len(fields)))
    license = by_id(statement) or identify(statement).license or identify(statement).other
    if not license and not keep_unclear:
        raise CannotBring(_("Source “%(title)s”: %(why)s") % {"title": title, "why": unclear(statement)})
    return RecordSource(
        title=title,
        url=url,
        creator=creator,
        license=license.id if license else None,
        license_text=statement,
        use=use_of(use),
    )


def source_here(fields: list[str], text: str) -> RecordSource:
    """Its title, people and license are read from the version that is public now."""
    address, use = (*fields, "")[:2]
    if len(fields) > 2:
        raise CannotBring(malformed(text))
    work = works_at([address]).get(address)
    if work is None:
        raise CannotBring(_("Source “%(address)s”: there is no such resource here.") % {"address": address})
    return RecordSource(title=work.title, version=str(work.pk), use=use_of(use))


def use_of(word: str) -> str:
    if word and word not in SourceUse.values:
        uses = ", ".join(SourceUse.values)
        raise CannotBring(
            _("“%(word)s” is no use of a source: write %(uses)s.") % {"word": word, "uses": uses}
        )
    return word or SourceUse.ADAPTED


def malformed(text: str) -> str:
    return _(
        "“%(text)s” is no source: write TITLE | LICENSE | ADDRESS | PERSON | USE, the last three only where you "
        "have them, or for a work that is kept here ADDRESS | USE."
    ) % {"text": text}


def by_id(statement: str) -> License | None:
    try:
        return registry.get(statement)
    except UnknownLicense:
        return None


def unclear(statement: str) -> str:
    candidates = [one.id for one in identify(statement).candidates]
    said = _("“%(statement)s” is not exactly one license, and none is guessed.") % {"statement": statement}
    if candidates:
        said += " " + _("It may be: %(names)s.") % {"names": ", ".join(candidates[:8])}
    return (
        said
        + " "
        + _("Name it as in “by-sa/4.0”, or keep the statement in a draft with --keep-unclear-license.")
    )
