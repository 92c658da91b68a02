"""What every store does alike."""

import hashlib
from datetime import UTC, datetime, timedelta

import pytest

from storage.errors import BadDigest, BlobDamaged, BlobMissing
from storage.reading import open_seekable
from storage.store import Store, chunks_of, put

HELLO = b"Hello, commons!"
DIGEST = "dbdebb137c0f6d42a8c8164069c2358bd645b57ed1436a712ba9eb1f94ced0bc"
ABSENT = "0" * 64
LARGE = 33 * 1024**2 + 7


def large() -> list[bytes]:
    """33 MiB and a little: three parts of a multipart upload."""
    return [bytes([number]) * 1024**2 for number in range(33)] + [b"the end"]


def read(store: Store, digest: str, start: int = 0, stop: int | None = None, chunk: int = 4) -> bytes:
    reading = store.open(digest, start, stop)
    try:
        return b"".join(chunks_of(reading, chunk))
    finally:
        reading.close()


def held(store: Store) -> list[str]:
    return sorted(stat.digest for stat in store.list())


def test_bytes_come_back_under_their_sha_256(store):
    assert put(store, [b"Hello, ", b"commons!"]) == (DIGEST, 15)
    assert read(store, DIGEST) == HELLO


def test_an_empty_file_is_a_file(store):
    digest, size = put(store, [])

    assert digest == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert (size, read(store, digest)) == (0, b"")


def test_a_large_file_comes_back_whole(store):
    digest, size = put(store, large())

    assert size == LARGE
    assert hashlib.sha256(read(store, digest, chunk=1024**2)).hexdigest() == digest


def test_nothing_of_a_large_file_is_left_beside_it(store):
    digest, _ = put(store, large())

    assert held(store) == [digest]
    assert store.sweep(datetime.now(UTC) + timedelta(hours=1)) == 0


@pytest.mark.parametrize(
    ("start", "stop", "expected"),
    [
        (0, None, b"Hello, commons!"),
        (0, 5, b"Hello"),
        (7, None, b"commons!"),
        (7, 8, b"c"),
        (14, 99, b"!"),
        (15, None, b""),
        (99, None, b""),
        (5, 5, b""),
    ],
)
def test_ranges(store, start, stop, expected):
    put(store, [HELLO])
    assert read(store, DIGEST, start, stop) == expected


def test_stat_says_size_and_time(store):
    put(store, [HELLO])

    found = store.stat(DIGEST)
    assert (found.digest, found.size) == (DIGEST, 15)
    assert found.modified.tzinfo is not None


def test_the_same_bytes_are_there_once(store):
    put(store, [HELLO])
    put(store, [HELLO])

    assert held(store) == [DIGEST]


def test_list_knows_only_blobs(store):
    other, _ = put(store, [b"another"])
    put(store, [HELLO])

    assert held(store) == sorted([DIGEST, other])
    assert sum(stat.size for stat in store.list()) == 15 + 7


@pytest.mark.parametrize("action", ["open", "stat"])
def test_what_is_not_there_is_said_to_be_missing(store, action):
    with pytest.raises(BlobMissing, match=f"{ABSENT} are not in the store"):
        getattr(store, action)(ABSENT)


def test_delete_removes_and_does_not_mind_absence(store):
    put(store, [HELLO])
    store.delete(DIGEST)
    store.delete(DIGEST)

    assert held(store) == []


@pytest.mark.parametrize(
    "digest", ["", "../../etc/passwd", DIGEST.upper(), DIGEST + "\n", DIGEST[:-1], "é" * 64]
)
@pytest.mark.parametrize("action", ["open", "stat", "delete"])
def test_only_a_digest_is_a_name(store, action, digest):
    with pytest.raises(BadDigest, match="64 lower-case hexadecimal"):
        getattr(store, action)(digest)


def test_bytes_that_are_not_what_was_promised_are_refused(store):
    with pytest.raises(BlobDamaged):
        put(store, [b"something else"], digest=DIGEST)
    assert held(store) == []


def test_received_bytes_are_not_visible_until_published(store):
    with store.receive([HELLO]) as incoming:
        assert (incoming.digest, incoming.size) == (DIGEST, 15)
        assert held(store) == []
        incoming.publish()
        assert held(store) == [DIGEST]


@pytest.mark.parametrize("chunks", [[HELLO], large()], ids=["small", "large"])
def test_published_bytes_that_somebody_removed_can_be_published_again(store, chunks):
    with store.receive(chunks) as incoming:
        incoming.publish()
        store.delete(incoming.digest)
        incoming.publish()

    assert store.stat(incoming.digest).size == incoming.size


def test_damaged_bytes_can_be_replaced(store):
    put(store, [HELLO])
    damage(store)

    with store.receive([HELLO]) as incoming:
        incoming.publish(replace=True)
    assert read(store, DIGEST) == HELLO


@pytest.mark.parametrize("chunks", [[HELLO], large()], ids=["small", "large"])
def test_a_line_that_breaks_leaves_nothing(store, chunks):
    def breaking():
        yield from chunks
        raise ConnectionResetError("the reader went away")

    with pytest.raises(ConnectionResetError, match="the reader went away"):
        put(store, breaking())
    assert held(store) == []
    assert store.sweep(datetime.now(UTC) + timedelta(hours=1)) == 0


def test_seekable_reading_jumps_about(store):
    digest, _ = put(store, large())

    with open_seekable(store, digest) as file:
        assert file.seek(-7, 2) == LARGE - 7
        assert file.read() == b"the end"
        assert file.seek(20 * 1024**2 - 1) == 20 * 1024**2 - 1
        assert file.read(2) == b"\x13\x14"
        assert file.seek(1, 1) == 20 * 1024**2 + 2
        assert file.read(0) == b""
        with pytest.raises(ValueError, match="before the first byte"):
            file.seek(-LARGE - 1, 2)


def test_a_blob_is_listed_by_its_size_after_a_copy_to_another_store(store, folder, tmp_path):
    put(store, [HELLO])
    other = type(folder)(tmp_path / "other")

    put(other, chunks_of(store.open(DIGEST)), digest=DIGEST)
    assert read(other, DIGEST) == HELLO


def test_notes_are_kept_by_name_beside_the_bytes(store):
    store.write_note("2026-11-26.json", b"{}")
    store.write_note("2026-11-25.json", b"first")
    store.write_note("2026-11-25.json", b"second")

    assert list(store.notes()) == ["2026-11-25.json", "2026-11-26.json"]
    assert store.read_note("2026-11-25.json") == b"second"
    assert held(store) == []
    with pytest.raises(BlobMissing):
        store.read_note("2026-11-24.json")
    with pytest.raises(ValueError, match="no name for a note"):
        store.write_note("../escape", b"")


def test_what_killed_writers_left_can_be_counted_first(store):
    leave_half(store)

    later = datetime.now(UTC) + timedelta(hours=1)
    assert store.sweep(datetime.now(UTC) - timedelta(hours=1)) == 0
    assert store.sweep(later, dry_run=True) == 1
    assert store.sweep(later) == 1
    assert store.sweep(later, dry_run=True) == 0


def leave_half(store: Store) -> None:
    if hasattr(store, "client"):
        store.client.put_object(Bucket=store.bucket, Key=f"{store.prefix}incoming/killed", Body=b"half")
    else:
        (store.root / "incoming").mkdir(parents=True)
        (store.root / "incoming" / "killed.part").write_bytes(b"half")


def damage(store: Store) -> None:
    """Change a byte behind the store's back, keeping the length."""
    if hasattr(store, "client"):
        store.client.put_object(Bucket=store.bucket, Key=store.key(DIGEST), Body=b"Hello, c0mmons!")
    else:
        store.path(DIGEST).write_bytes(b"Hello, c0mmons!")
    assert read(store, DIGEST) == b"Hello, c0mmons!"
