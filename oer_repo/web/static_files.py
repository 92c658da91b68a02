"""Static files by the digest of what is in them, so that a browser keeps them for ever."""

from whitenoise.storage import CompressedManifestStaticFilesStorage

IMPORT = (r"""(?P<matched>from "(?P<url>\./[\w.-]+\.js)";)""", 'from "%(url)s";')


class StaticFiles(CompressedManifestStaticFilesStorage):
    """Modules of ours import each other by these names too. Django's own switch trips over libraries' comments."""

    patterns = (*CompressedManifestStaticFilesStorage.patterns, ("web/*.js", (IMPORT,)))
