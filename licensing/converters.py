"""The id of a license as a part of an address."""

from django.urls.converters import StringConverter


class LicenseId(StringConverter):
    """by-sa/4.0, by/3.0/de, MIT: slashes and dots belong to it."""

    regex = r"[A-Za-z0-9][A-Za-z0-9.+_-]*(?:/[A-Za-z0-9.+_-]+){0,2}"
