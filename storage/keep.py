"""Keep a stream: hashed, counted and stored in one pass; the same bytes once."""

from collections.abc import Iterator

from django.conf import settings
from django.utils import timezone

from storage.errors import TooLarge
from storage.identify import HEAD, media_type_of
from storage.models import Blob, DamageReport
from storage.reading import open_seekable
from storage.store import CHUNK, Incoming, Reading, Store
from storage.stores import default_store
from storage.verdicts import Verdict


def keep(
    stream: Reading,
    *,
    name: str = "",
    store: Store | None = None,
    max_bytes: int | None = None,
    made_here: bool = False,
) -> Blob:
    """Store what the stream holds and return its row, which exists only once the bytes are safe.

    Call it outside a transaction: it takes as long as the sender takes. Point to the Blob with a PROTECTed
    foreign key soon (within the grace period of `storage.collect`), or it is collected.
    `made_here`: by this site from bytes that were let out, so that the scanner need not see it.
    """
    store = store or default_store()
    taking = _Taking(stream, settings.MAX_FILE_BYTES if max_bytes is None else max_bytes)
    with store.receive(taking.chunks()) as incoming:
        healed = Blob.objects.filter(pk=incoming.digest, damaged_at__isnull=False).exists()
        incoming.publish(replace=healed)
        blob = _claim(incoming, _type(taking.head, name, store, incoming.digest), healed=healed)
        if made_here and Blob.objects.filter(pk=blob.pk, verdict=Verdict.NONE).update(
            verdict=Verdict.MADE_HERE
        ):
            blob.verdict = Verdict.MADE_HERE
        # Unclaimed bytes may have been collected before the row was there; from now on they cannot be.
        incoming.publish()
    return blob


class _Taking:
    """The stream as chunks, with its first bytes remembered and an end to patience."""

    def __init__(self, stream: Reading, limit: int) -> None:
        self._stream, self._limit = stream, limit
        self.head = b""

    def chunks(self) -> Iterator[bytes]:
        size = 0
        while chunk := self._stream.read(CHUNK):
            size += len(chunk)
            if size > self._limit:
                raise TooLarge(self._limit)
            if len(self.head) < HEAD:
                self.head += chunk[: HEAD - len(self.head)]
            yield chunk


def _type(head: bytes, name: str, store: Store, digest: str) -> str:
    return media_type_of(head, name=name, open_package=lambda: open_seekable(store, digest))


def _claim(incoming: Incoming, media_type: str, *, healed: bool) -> Blob:
    """Make the row, or say in one statement that the existing one is wanted again."""
    now = timezone.now()
    Blob.objects.bulk_create(
        [Blob(digest=incoming.digest, size=incoming.size, media_type=media_type, kept_at=now)],
        update_conflicts=True,
        unique_fields=["digest"],
        update_fields=["kept_at"],
    )
    rows = Blob.objects.filter(pk=incoming.digest)
    if healed:
        rows.update(damaged_at=None, checked_at=now)
        DamageReport.objects.filter(digest=incoming.digest, healed_at=None).update(healed_at=now)
    blob = rows.get()
    if not blob.media_type and media_type:  # `collect` gave these bytes their row
        rows.update(media_type=media_type)
        blob.media_type = media_type
    return blob
