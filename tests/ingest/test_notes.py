import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from oer_repo.ingest.deposit import add_upload
from oer_repo.ingest.errors import NotTaken
from oer_repo.ingest.notes import notes_of
from oer_repo.resources.models import File
from tests.builders import draft, person
from tests.hostile.archives import zip_of
from tests.ingest.test_previews import ONE_PAGE_PDF, picture

pytestmark = pytest.mark.django_db


def upload(content: bytes, name: str) -> File:
    version = draft(person(), text=None)
    return add_upload(version_id=version.pk, by=version.resource.owner, stream=io.BytesIO(content), name=name)


# name, content → what the depositor is told
TOLD = {
    ("map.pdf", picture(2, 2)): "The name says PDF, the content is PNG. It is served as PNG.",
    ("map.png", ONE_PAGE_PDF): "The name says PNG, the content is PDF. It is served as PDF.",
    ("sheet.docx", zip_of({"a": b""})): "The name says DOCX, the content is ZIP. It is served as ZIP.",
    ("page.txt", b"<html><script>1</script>"): None,
    ("map.png", picture(2, 2)): None,
    ("reading", b"no ending, no promise"): None,
    ("cartridge.imscc", zip_of({"a": b""})): None,
}


@pytest.mark.parametrize(("name", "content"), TOLD, ids=[name for name, _content in TOLD])
def test_what_a_name_promises_is_compared_with_the_content(name, content) -> None:
    expected = TOLD[name, content]
    assert notes_of(upload(content, name)) == ([expected] if expected else [])


# what the sender says, content → whether that is so
CLAIMED = [
    ("application/pdf", picture(2, 2), "It was sent as PDF, the content is PNG. It is served as PNG."),
    ("IMAGE/JPEG; q=1", picture(2, 2), "It was sent as JPEG, the content is PNG. It is served as PNG."),
    ("image/png", picture(2, 2), None),
    ("application/octet-stream", picture(2, 2), None),
    ("image/x-of-our-own", picture(2, 2), None),
    ("", picture(2, 2), None),
    ("application/vnd.ms-excel", b"a;b\n1;2\n", None),
    ("text/plain", b"a,b\n1,2\n", None),
    ("application/zip", zip_of({"a": b""}), None),
]


@pytest.mark.parametrize(("claimed", "content", "expected"), CLAIMED)
def test_what_the_sender_says_is_compared_with_the_content(claimed, content, expected) -> None:
    assert notes_of(upload(content, "reading"), sent_type=claimed) == ([expected] if expected else [])


def test_one_note_is_enough_where_name_and_sender_say_the_same() -> None:
    file = upload(picture(2, 2), "map.pdf")
    told = "The name says PDF, the content is PNG. It is served as PNG."
    assert notes_of(file, sent_type="application/pdf") == [told]


def test_a_name_that_was_made_harmless_is_told() -> None:
    file = upload(b"words", "a\u202efdp.txt")
    assert file.name == "afdp.txt"
    assert notes_of(file, sent_as="a\u202efdp.txt") == ["It is kept under the name “afdp.txt”."]


@pytest.mark.parametrize(
    "name", ["game.exe", "run.BAT", "a.pdf.scr", "link.lnk", "game.exe. .", "cod\u202eslx.exe"]
)
def test_programs_are_not_taken_by_their_names(name) -> None:
    with pytest.raises(NotTaken, match="is a program, and programs are not taken"):
        upload(b"words", name)


def test_nor_by_their_bytes() -> None:
    elf = b"\x7fELF\x02\x01\x01" + bytes(9) + b"\x02\x00\x3e\x00" + bytes(100)
    with pytest.raises(NotTaken, match="is a program"):
        upload(elf, "picture.png")


def test_the_page_and_the_api_say_it(client) -> None:
    version = draft(person(), text=None)
    client.force_login(version.resource.owner)
    address = f"/api/v1/resources/{version.resource_id}/draft/files/?name=map.pdf"
    answer = client.post(address, picture(2, 2), content_type="application/octet-stream")
    note = "The name says PDF, the content is PNG. It is served as PNG."
    assert answer.json()["notes"] == [note]
    assert note in client.get(f"/deposit/{version.pk}/files/").content.decode()


def test_a_claimed_type_is_told_by_the_api_and_by_the_plain_form(client) -> None:
    version = draft(person(), text=None)
    client.force_login(version.resource.owner)
    address = f"/api/v1/resources/{version.resource_id}/draft/files/?name=map"
    note = "It was sent as PDF, the content is PNG. It is served as PNG."
    assert client.post(address, picture(2, 2), content_type="application/pdf").json()["notes"] == [note]
    sent = SimpleUploadedFile("map", picture(3, 3), content_type="application/pdf")
    page = client.post(f"/deposit/{version.pk}/files/", {"upload": sent, "stay": "1"}, follow=True)
    assert f"map (2): {note}" in page.content.decode()
