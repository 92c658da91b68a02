import pytest
from django.core.checks import run_checks

from storage.backends.filesystem import FolderStore
from storage.backends.s3 import S3Store
from storage.errors import StoreMisconfigured, StoreUnavailable
from storage.stores import default_store, open_store


def test_the_settings_name_a_folder(settings, tmp_path):
    settings.STORAGE_URL = f"file://{tmp_path}/a folder#1"
    store = default_store()

    assert isinstance(store, FolderStore)
    assert store.root == tmp_path / "a folder#1"


@pytest.mark.parametrize(
    ("url", "bucket", "prefix", "where"),
    [
        ("s3://library", "library", "", "s3://library/"),
        ("s3://library/", "library", "", "s3://library/"),
        ("s3://library/oer/files/", "library", "oer/files/", "s3://library/oer/files/"),
    ],
)
def test_the_settings_name_a_bucket(credentials, url, bucket, prefix, where):
    store = open_store(url, "http://127.0.0.1:9000")

    assert isinstance(store, S3Store)
    assert (store.bucket, store.prefix, store.where) == (bucket, prefix, where)
    assert store.client.meta.endpoint_url == "http://127.0.0.1:9000"
    assert store.client.meta.config.request_checksum_calculation == "when_required"
    assert store.client.meta.config.response_checksum_validation == "when_required"


def test_an_address_may_carry_options(credentials):
    store = open_store(
        "s3://library/oer?endpoint_url=http://127.0.0.1:9001&style=virtual&region=ap-southeast-1"
        "&encryption=aws:kms&kms_key=alias/oer",
        "http://127.0.0.1:9000",
    )

    assert (store.bucket, store.prefix, store.where) == ("library", "oer/", "s3://library/oer/")
    assert store.client.meta.endpoint_url == "http://127.0.0.1:9001"
    assert store.client.meta.region_name == "ap-southeast-1"
    assert store.client.meta.config.s3["addressing_style"] == "virtual"
    assert store.client.meta.config.read_timeout == 60
    assert store.options.writing == {"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": "alias/oer"}


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("encrypt=AES256", "there is no option “encrypt”: endpoint_url, style, region, profile, encryption"),
        ("style=paths", "style is one of auto, path, virtual"),
        ("timeout=0", "timeout is a number of seconds from 1 to 3600"),
        ("timeout=soon", "timeout is a number of seconds from 1 to 3600"),
    ],
)
def test_an_option_that_does_not_exist_is_said(query, said):
    with pytest.raises(StoreMisconfigured, match=said):
        open_store(f"s3://library/oer?{query}")


@pytest.mark.parametrize("url", ["", "/var/blobs", "file://relative/path", "s3://", "ftp://host/x"])
def test_anything_else_is_refused_with_what_to_write(url):
    with pytest.raises(StoreMisconfigured, match="write file:///folder or s3://bucket/prefix"):
        open_store(url)


def test_an_endpoint_that_is_no_address_is_said(credentials):
    with pytest.raises(StoreUnavailable, match="s3://library/ does not answer .*Invalid endpoint: nonsense"):
        open_store("s3://library", "nonsense")


def test_every_reference_to_a_blob_is_protected():
    assert [message.id for message in run_checks() if message.id == "storage.E001"] == []
