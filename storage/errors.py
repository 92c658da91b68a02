"""What can go wrong with bytes; each error says what was wrong and what to do."""

from django.utils.translation import gettext as _


class StorageError(Exception):
    """The family: catch this one to catch them all."""

    code = "storage_error"


class BadDigest(StorageError, ValueError):
    code = "bad_digest"

    def __init__(self, digest: str) -> None:
        super().__init__(digest)
        self.digest = digest

    def __str__(self) -> str:
        return _("“%(digest)s” is not a SHA-256 digest: give 64 lower-case hexadecimal digits.") % {
            "digest": self.digest[:80]
        }


class BlobMissing(StorageError):
    code = "blob_missing"

    def __init__(self, digest: str) -> None:
        super().__init__(digest)
        self.digest = digest

    def __str__(self) -> str:
        return _(
            "The bytes %(digest)s are not in the store: restore them from a backup, or upload the file again."
        ) % {"digest": self.digest}


class BlobDamaged(StorageError):
    """`found` is the digest the bytes have now; empty when they cannot be read to the end."""

    code = "blob_damaged"

    def __init__(self, digest: str, found: str = "") -> None:
        super().__init__(digest, found)
        self.digest = digest
        self.found = found

    def __str__(self) -> str:
        return _(
            "The bytes %(digest)s are damaged and are not handed out: "
            "restore them from a backup, or upload the file again."
        ) % {"digest": self.digest}


class BlobUnchecked(StorageError):
    """The malware scanner has not said yet whether they are clean."""

    code = "being_checked"

    def __init__(self, digest: str) -> None:
        super().__init__(digest)
        self.digest = digest

    def __str__(self) -> str:
        return _("This file is being checked for malware. Try again in a minute.")


class BlobQuarantined(StorageError):
    """Infected, removed, or too large for the scanner (`verdict`, see storage.verdicts)."""

    code = "quarantined"

    def __init__(self, digest: str, verdict: str) -> None:
        super().__init__(digest, verdict)
        self.digest = digest
        self.verdict = verdict

    def __str__(self) -> str:
        if self.verdict == "too_large":
            return _(
                "This file is too large for the malware scanner and is not handed out. "
                "An administrator of this site can release it."
            )
        return _(
            "Malware was found in this file and it is not handed out. "
            "If that is a mistake, ask an administrator of this site to release it."
        )


class StoreUnavailable(StorageError):
    code = "store_unavailable"

    def __init__(self, where: str, reason: object) -> None:
        super().__init__(where, reason)
        self.where = where
        self.reason = reason

    def __str__(self) -> str:
        return _(
            "The store %(where)s does not answer as it should (%(reason)s): "
            "see that it is reachable and that we may write there, then try again."
        ) % {"where": self.where, "reason": self.reason}


class NoSpaceLeft(StorageError):
    code = "no_space_left"

    def __init__(self, where: str) -> None:
        super().__init__(where)
        self.where = where

    def __str__(self) -> str:
        return _(
            "The store %(where)s has no space left for this file and nothing of it was kept: "
            "make space, then upload it again."
        ) % {"where": self.where}


class TooLarge(StorageError):
    code = "too_large"

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit

    def __str__(self) -> str:
        return _(
            "The file is larger than the %(limit)d bytes allowed here and was not kept: "
            "make it smaller, or ask the administrator to raise the limit."
        ) % {"limit": self.limit}


class StoreMisconfigured(StorageError):
    code = "store_misconfigured"

    def __init__(self, url: str, reason: str = "") -> None:
        super().__init__(url, reason)
        self.url = url
        self.reason = reason

    def __str__(self) -> str:
        said = _("“%(url)s” names no store: write file:///folder or s3://bucket/prefix.") % {"url": self.url}
        return f"{said} ({self.reason})" if self.reason else said
