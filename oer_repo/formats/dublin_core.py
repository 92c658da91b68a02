"""Simple Dublin Core (https://www.dublincore.org/specifications/dublin-core/dces/): element name -> its values."""

from licensing import registry
from oer_repo.formats.record import Record


def write(record: Record) -> dict[str, list[str]]:
    """The elements that have a value, each a list because every element may repeat."""
    elements = {
        "title": list(record.titles.values()),
        "creator": [one.name for one in record.creators if one.role == "author"],
        "contributor": [one.name for one in record.creators if one.role != "author"],
        "subject": [*record.subjects, *record.keywords],
        "description": list(record.descriptions.values()),
        "publisher": [record.publisher or record.institution],
        "date": [record.published.date().isoformat()] if record.published else [],
        "type": list(record.types),
        "format": sorted({file.media_type for file in record.files}),
        "identifier": [record.url],
        "source": [source.url or source.title for source in record.sources],
        "language": list(record.languages),
        "rights": [registry.get(record.license).url] if record.license else [],
    }
    return {name: [value for value in values if value] for name, values in elements.items() if any(values)}
