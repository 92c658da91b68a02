import io
import json
import zipfile

import pytest
from django.test import Client

from oer_repo.ingest.deposit import add_upload
from oer_repo.resources import actions
from oer_repo.resources.models import Statement, Version
from oer_repo.reuse.bundle import bundle
from tests.builders import draft, person

pytestmark = pytest.mark.django_db


def two_files() -> Version:
    user = person()
    version = draft(user, title="Rain", license="by/4.0", text=b"Rain falls.\n")
    add_upload(version_id=version.pk, by=user, stream=io.BytesIO(b"x" * 700_000), name="ບົດຮຽນ.txt")
    return actions.publish(version_id=version.pk, by=user)


def test_every_file_is_in_it_byte_for_byte_with_credit_and_description() -> None:
    archive = zipfile.ZipFile(io.BytesIO(b"".join(bundle(two_files()))))
    assert archive.testzip() is None
    assert archive.namelist() == [
        "about/CREDIT.txt",
        "about/CREDIT.html",
        "about/metadata.jsonld",
        "files/reading.md",
        "files/ບົດຮຽນ.txt",
    ]
    assert archive.read("files/reading.md") == b"Rain falls.\n"
    assert archive.read("files/ບົດຮຽນ.txt") == b"x" * 700_000
    assert "CC BY 4.0" in archive.read("about/CREDIT.txt").decode()
    assert (
        json.loads(archive.read("about/metadata.jsonld"))["license"]
        == "https://creativecommons.org/licenses/by/4.0/"
    )


def test_the_same_version_gives_the_same_bytes_in_small_pieces() -> None:
    version = two_files()
    pieces = list(bundle(version))
    assert b"".join(pieces) == b"".join(bundle(version))
    assert max(len(piece) for piece in pieces) < 300_000


def test_what_is_under_unclear_rights_is_not_handed_out_as_a_whole(client: Client) -> None:
    version = two_files()
    address = f"/r/{version.resource.slug}/v/1/all.zip"
    assert client.get(address).status_code == 200
    Statement.objects.create(
        version=version, text="We do not know.", license=None, recorded_by=version.resource.owner
    )
    refused = client.get(address)
    assert refused.status_code == 409
    assert "It is not clear under which license this resource is" in refused.content.decode()
