"""Parts of an address that Django has no converter for."""

from django.urls.converters import StringConverter


class LicenseId(StringConverter):
    """by-sa/4.0, by/3.0/de, MIT: slashes and dots belong to it."""

    regex = r"[A-Za-z0-9][A-Za-z0-9.+_-]*(?:/[A-Za-z0-9.+_-]+){0,2}"


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
