"""Parts of an address that Django has no converter for."""

from django.urls.converters import StringConverter


class VersionNumber(StringConverter):
    """As many digits as a database can hold."""

    regex = r"[0-9]{1,9}"

    def to_python(self, value: str) -> int:  # type: ignore[override]
        return int(value)


class RowId(StringConverter):
    """The number of a row: as many digits as a database can hold."""

    regex = r"[0-9]{1,18}"

    def to_python(self, value: str) -> int:  # type: ignore[override]
        return int(value)
