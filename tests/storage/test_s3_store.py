"""What only a bucket can suffer or do."""

import hashlib
import socket
from datetime import UTC, datetime, timedelta
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlsplit
from urllib.request import urlopen

import pytest
from botocore.stub import Stubber

from storage.backends.s3 import S3Store
from storage.backends.s3_options import S3Options
from storage.errors import NoSpaceLeft, StoreUnavailable
from storage.fixity import damage_of
from storage.store import put
from storage.stores import open_store
from tests.tus.proxy import Line

MIB = 1024**2

ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_the_key_is_the_digest_below_the_prefix(bucket):
    put(bucket, [b"abc"])

    keys = [found["Key"] for found in bucket.client.list_objects_v2(Bucket="library")["Contents"]]
    assert keys == ["oer/README", f"oer/ba/78/{ABC}"]


def test_without_prefix_keys_begin_with_the_digest(bucket):
    assert S3Store("library").key(ABC) == f"ba/78/{ABC}"


def test_a_signed_address_says_name_type_and_end(bucket):
    put(bucket, [b"abc"])
    url = urlsplit(
        bucket.url(ABC, disposition='attachment; filename="a.txt"', media_type="text/plain", seconds=60)
    )
    asked = parse_qs(url.query)

    assert url.path.endswith(f"/oer/ba/78/{ABC}")
    assert asked["response-content-disposition"] == ['attachment; filename="a.txt"']
    assert asked["response-content-type"] == ["text/plain"]
    assert "Expires" in asked or asked["X-Amz-Expires"] == ["60"]


def test_what_killed_writers_left_is_swept(bucket):
    upload = bucket.client.create_multipart_upload(Bucket="library", Key="oer/incoming/half")
    bucket.client.put_object(Bucket="library", Key="oer/incoming/whole", Body=b"abc")

    assert upload["UploadId"]
    assert bucket.sweep(datetime.now(UTC) - timedelta(days=3650 * 10)) == 0
    assert bucket.sweep(datetime.now(UTC) + timedelta(hours=1)) == 2
    assert bucket.sweep(datetime.now(UTC) + timedelta(hours=1)) == 0


def test_a_bucket_that_does_not_exist_is_said(bucket):
    with pytest.raises(StoreUnavailable, match="s3://nowhere/ does not answer .* see that it is reachable"):
        put(S3Store("nowhere"), [b"abc"])


def test_a_server_that_is_not_there_is_said(bucket, monkeypatch):
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    with pytest.raises(StoreUnavailable, match="Could not connect"):
        S3Store("library", "", S3Options(endpoint_url="http://127.0.0.1:9")).stat(ABC)


@pytest.mark.parametrize("code", ["InsufficientStorage", "QuotaExceeded", "XMinioStorageFull"])
def test_a_full_bucket_is_said(bucket, code):
    with Stubber(bucket.client) as answers:
        answers.add_client_error("head_object", "404")
        answers.add_client_error("put_object", code, http_status_code=507)
        with pytest.raises(NoSpaceLeft, match="make space"):
            put(bucket, [b"abc"])


@pytest.mark.parametrize("size", [3, 9 * 1024**2], ids=["small", "large"])
def test_what_is_kept_can_be_encrypted_by_the_server(bucket, size):
    store = S3Store("library", "safe", S3Options(encryption="AES256"))
    digest, _ = put(store, [b"x" * size])

    assert (
        store.client.head_object(Bucket="library", Key=store.key(digest))["ServerSideEncryption"] == "AES256"
    )


@pytest.mark.xdist_group("rgw")
class TestOnCeph:
    """What moto would let pass."""

    def test_checksums_that_boto3_adds_of_its_own_accord_are_why_they_are_off(self, rgw):
        """Ceph says nothing of an added checksum, so that it would prove nothing."""
        answer = rgw.client.put_object(
            Bucket=rgw.bucket, Key="oer/x", Body=b"abc", ChecksumAlgorithm="SHA256"
        )
        found = rgw.client.head_object(Bucket=rgw.bucket, Key="oer/x", ChecksumMode="ENABLED")
        assert "ChecksumSHA256" not in answer
        assert "ChecksumSHA256" not in found

    def test_bytes_that_change_on_their_way_are_refused_by_the_server(self, rgw):
        """Every request that writes is signed together with the SHA-256 of its body."""

        def flip(request, **_):
            request.body = b"abd"

        rgw.client.meta.events.register("before-send.s3.PutObject", flip)
        with pytest.raises(StoreUnavailable, match="XAmzContentSHA256Mismatch|SignatureDoesNotMatch|SHA256"):
            put(rgw, [b"abc"])
        assert list(rgw.list()) == []

    def test_a_signed_address_gives_name_and_type_and_takes_no_change(self, rgw):
        digest, _ = put(rgw, [b"abc"])
        url = rgw.url(digest, disposition='attachment; filename="a.txt"', media_type="text/plain", seconds=60)
        with urlopen(url) as answer:
            assert answer.read() == b"abc"
            assert answer.headers["Content-Type"] == "text/plain"
            assert answer.headers["Content-Disposition"] == 'attachment; filename="a.txt"'
        with pytest.raises(HTTPError, match="403"):
            urlopen(url.replace("a.txt", "b.html"))

    def test_parts_whose_line_breaks_are_sent_again(self, rgw, gateway):
        line = Line(urlsplit(gateway).port, cuts=[MIB, 3 * MIB, 100_000, 7 * MIB])
        store = S3Store(rgw.bucket, "oer", S3Options(endpoint_url=f"http://127.0.0.1:{line.port}"))
        film = [bytes([number]) * (MIB + 1) for number in range(25)]
        try:
            digest, size = put(store, film)
        finally:
            line.close()
        assert (line.cuts, size) == ([], 25 * (MIB + 1))
        assert digest == hashlib.sha256(b"".join(film)).hexdigest()
        assert damage_of(rgw, digest) is None
        assert rgw.sweep(datetime.now(UTC) + timedelta(hours=1)) == 0

    def test_a_server_that_went_away_is_said(self, rgw):
        store = S3Store(rgw.bucket, "oer", S3Options(endpoint_url="http://127.0.0.1:9"))
        with pytest.raises(StoreUnavailable, match="does not answer as it should"):
            put(store, [b"x" * (9 * 1024**2)])


@pytest.fixture
def silent():
    """A server that lets everybody in and says nothing."""
    with socket.create_server(("127.0.0.1", 0), backlog=50) as door:
        yield f"http://127.0.0.1:{door.getsockname()[1]}"


@pytest.mark.usefixtures("credentials")
@pytest.mark.parametrize(
    "ask",
    [
        lambda store: put(store, [b"abc"]),
        lambda store: put(store, [bytes(9 * MIB)]),
        lambda store: store.stat("a" * 64),
        lambda store: store.open("a" * 64).read(),
        lambda store: list(store.list()),
    ],
    ids=["put", "put large", "stat", "open", "list"],
)
def test_a_server_that_never_answers_is_given_up_and_said(silent, ask):
    store = open_store("s3://library/oer?timeout=1", silent)
    with pytest.raises(StoreUnavailable, match="does not answer as it should"):
        ask(store)
