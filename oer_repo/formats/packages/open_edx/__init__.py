"""Open edX: a course in OLX, and a library archive of the newer platform."""

from oer_repo.formats.packages.open_edx.library import library_archive
from oer_repo.formats.packages.open_edx.olx import olx_course

__all__ = ["library_archive", "olx_course"]
