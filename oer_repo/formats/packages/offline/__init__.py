"""A site that opens from a stick in any browser: a page for each part, with search inside and without a server."""

from oer_repo.formats.packages.offline.site import offline_site

__all__ = ["offline_site"]
