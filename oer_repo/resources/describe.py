"""A version as the neutral Record that every format is written from."""

from django.conf import settings
from django.urls import reverse

from oer_repo.formats.record import Record, RecordCreator, RecordFile, RecordSource
from oer_repo.resources.models import File, Source, Version
from oer_repo.resources.rights import license_today


def describe(version: Version) -> Record:
    """Everything that the catalogue knows; addresses are absolute (SITE_URL)."""
    license = license_today(version)
    resource = version.resource
    return Record(
        titles=dict(version.titles),
        descriptions=dict(version.descriptions),
        languages=tuple(version.languages),
        subjects=tuple(version.subjects),
        keywords=tuple(version.keywords),
        levels=tuple(version.levels),
        types=tuple(version.types),
        audience=tuple(version.audience),
        accessibility=dict(version.accessibility),
        creators=describe_creators(version),
        publisher=version.publisher,
        institution=resource.institution.name if resource.institution else "",
        date_created=version.date_created,
        duration=version.duration,
        link=version.link,
        license=license.id if license else None,
        license_text=license_text(version),
        files=tuple(describe_file(file, closed=bool(version.embargo)) for file in version.files.all()),
        sources=tuple(describe_source(source) for source in version.sources.all()),
        id=str(resource.pk),
        url=address_of(version),
        version=version.number,
        available_from=version.embargo,
        published=version.published,
        updated=version.updated,
    )


def absolute(path: str) -> str:
    return f"{settings.SITE_URL}{path}"


def address_of(version: Version) -> str:
    """The resource's own, which always shows its current version."""
    return absolute(reverse("resource", args=[version.resource.slug]))


def describe_creators(version: Version) -> tuple[RecordCreator, ...]:
    return tuple(RecordCreator(one.name, one.role, one.orcid) for one in version.creators.all())


def license_text(version: Version) -> str:
    texts = [statement.text for statement in version.statements.all() if statement.file_id is None]
    return texts[-1] if texts else ""


def describe_file(file: File, *, closed: bool = False) -> RecordFile:
    return RecordFile(
        name=file.name,
        role=file.role,
        media_type=file.blob.media_type,
        size=file.blob.size,
        digest=file.blob.digest,
        language=file.language,
        license=file.license.id if file.license else None,
        url="" if closed else absolute(reverse("file", args=[file.pk, file.name])),
    )


def describe_source(source: Source) -> RecordSource:
    url = source.url
    if source.of_version:
        url = address_of(source.of_version)
    return RecordSource(
        title=source.title,
        url=url,
        creator=source.creator,
        license=source.license.id if source.license else None,
        license_text=source.license_text,
        use=source.use,
        changes=source.changes,
        version=str(source.of_version_id or ""),
    )
