"""A curator's words as a Record: licenses are read, none is guessed."""

from licensing import License, identify
from oer_repo.formats.record import Record, RecordCreator, RecordFile
from oer_repo.ingest.folder.source import by_id, source_of, unclear
from oer_repo.ingest.folder.work import CannotBring, Work


def record_of(work: Work, *, keep_unclear: bool) -> Record:
    """Raises CannotBring for a license statement that is not exactly one license, unless it may stay unclear."""
    license = license_of(work.license)
    if not license and not keep_unclear:
        raise CannotBring(unclear(work.license))
    tag = work.language or "en"
    return Record(
        titles={tag: work.title},
        descriptions={tag: work.description} if work.description else {},
        languages=(work.language,) if work.language else (),
        keywords=work.keywords,
        creators=tuple(RecordCreator(name) for name in work.creators),
        license=license.id if license else None,
        license_text=work.license,
        files=tuple(RecordFile(path.name) for path in work.files),
        sources=tuple(source_of(text, keep_unclear=keep_unclear) for text in work.sources),
    )


def license_of(statement: str) -> License | None:
    """What one gives to others: a license by its id in our table, or by words that mean exactly one of CC's."""
    return by_id(statement) or identify(statement).license
