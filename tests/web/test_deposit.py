"""Depositing through the pages, step by step, without JavaScript."""

import io
from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from oer_repo.ingest.deposit import add_upload
from oer_repo.resources import actions
from oer_repo.resources.models import Resource, Version
from oer_repo.worker.drain import drain_search
from tests.builders import draft, person, published
from tests.days import today_is

pytestmark = pytest.mark.django_db

ONE_CREATOR = {
    "creator-TOTAL_FORMS": "1",
    "creator-INITIAL_FORMS": "1",  # the page suggests the person who deposits
    "creator-0-name": "Noy",
    "creator-0-role": "author",
    "creator-0-orcid": "",
    "file-TOTAL_FORMS": "0",
    "file-INITIAL_FORMS": "0",
}
NO_OTHERS = {"other-TOTAL_FORMS": "0", "other-INITIAL_FORMS": "0"}
NO_SOURCES = {"source-TOTAL_FORMS": "0", "source-INITIAL_FORMS": "0"}


def signed_in(user: object) -> Client:
    client = Client()
    client.force_login(user)  # type: ignore[arg-type]
    return client


def test_from_an_empty_form_to_a_published_resource() -> None:
    client = signed_in(person())
    begun = client.post("/deposit/")
    version = Version.objects.get()
    base = f"/deposit/{version.pk}/"
    assert begun["Location"] == f"{base}files/"

    upload = SimpleUploadedFile("ບົດຮຽນ.md", b"# Lesson", content_type="application/x-evil")
    client.post(f"{base}files/", {"upload": upload, "link": ""})
    assert version.files.get().name == "ບົດຮຽນ.md"
    assert version.files.get().blob.media_type == "text/markdown"

    client.post(f"{base}about/", {"title": "ບົດຮຽນ", "language": "lo", "keywords": "ນ້ຳ, ຝົນ", **NO_OTHERS})
    client.post(f"{base}license/", {"license": "by-sa/4.0", **ONE_CREATOR})
    client.post(f"{base}sources/", NO_SOURCES)
    done = client.post(f"{base}publish/")
    resource = Resource.objects.get()
    assert done["Location"] == resource.get_absolute_url()
    assert resource.current is not None
    assert resource.current.title == "ບົດຮຽນ"
    assert resource.current.keywords == ["ນ້ຳ", "ຝົນ"]
    assert resource.current.license is not None
    assert resource.current.license.id == "by-sa/4.0"


def test_an_embargo_is_given_with_the_files_and_a_day_that_is_none_is_refused(monkeypatch) -> None:
    today_is(monkeypatch, 2026, 11, 26)
    noy = person()
    version, client = draft(noy), signed_in(noy)
    address = f"/deposit/{version.pk}/files/"
    refused = client.post(address, {"link": "", "available_from": "2026-11-26"})
    assert refused.status_code == 422
    assert "2026-11-26 is not in the future" in refused.content.decode()
    assert client.post(address, {"link": "", "available_from": "tomorrow"}).status_code == 422
    client.post(address, {"link": "", "available_from": "2027-03-01"})
    client.post(address, {"link": ""})  # a form that does not know of it takes nothing away
    version.refresh_from_db()
    assert version.available_from == date(2027, 3, 1)
    assert "March 1, 2027" in client.get(f"/deposit/{version.pk}/check/").content.decode()
    client.post(address, {"link": "", "available_from": ""})
    version.refresh_from_db()
    assert version.available_from is None


def test_the_check_page_says_what_is_missing_and_publishing_is_refused() -> None:
    user = person()
    version = draft(user, license=None)
    client = signed_in(user)
    page = client.get(f"/deposit/{version.pk}/check/").content.decode()
    assert "Choose a license: without one nobody may reuse it" in page
    assert f"/deposit/{version.pk}/license/" in page
    refused = client.post(f"/deposit/{version.pk}/publish/")
    assert refused.status_code == 422
    version.refresh_from_db()
    assert version.is_draft


def test_nothing_typed_is_lost_when_a_value_is_wrong() -> None:
    user = person()
    version = draft(user)
    answer = signed_in(user).post(
        f"/deposit/{version.pk}/about/",
        {"title": "A new title", "language": "en", "date_created": "last year", **NO_OTHERS},
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "A new title" in page
    assert "last year" in page
    assert "Write the date as 2024, 2024-05 or 2024-05-17." in page


def test_a_second_editor_is_told_and_keeps_what_was_typed() -> None:
    user = person()
    version = draft(user)
    client = signed_in(user)
    actions.edit_draft(version_id=version.pk, by=user, changes={"publisher": "Meanwhile"})
    form = {"title": "Mine", "language": "en", "revision": str(version.revision), **NO_OTHERS}
    answer = client.post(f"/deposit/{version.pk}/about/", form)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Somebody else has changed this draft meanwhile" in page
    assert 'value="Mine"' in page
    version.refresh_from_db()
    assert (version.title, version.publisher) == ("The water cycle", "Meanwhile")


def test_the_draft_of_another_person_does_not_exist_for_strangers() -> None:
    version = draft(person())
    stranger = signed_in(person("stranger@example.org"))
    for step in ("files", "about", "license", "sources", "check"):
        assert stranger.get(f"/deposit/{version.pk}/{step}/").status_code == 404
    assert Client().get(f"/deposit/{version.pk}/about/").status_code == 302


def test_a_published_version_cannot_be_edited_here() -> None:
    user = person()
    version = published(user)
    assert signed_in(user).get(f"/deposit/{version.pk}/about/").status_code == 409


def test_an_unknown_step_is_not_found() -> None:
    user = person()
    assert signed_in(user).get(f"/deposit/{draft(user).pk}/nonsense/").status_code == 404


def test_a_work_kept_here_is_found_and_used_as_source() -> None:
    author, user = person("author@example.org"), person()
    original = published(author, title="Mangrove forests", license="by-sa/4.0")
    drain_search()
    version = draft(user)
    client = signed_in(user)
    assert (
        "Mangrove forests"
        in client.get(f"/deposit/{version.pk}/sources/", {"q": "mangrove"}).content.decode()
    )
    client.post(f"/deposit/{version.pk}/sources/", {"use_version": str(original.pk)})
    assert version.sources.get().of_version_id == original.pk
    page = client.get(f"/deposit/{version.pk}/check/").content.decode()
    assert "CC BY-SA 4.0 does not become a license with other elements" in page


def test_a_file_that_is_too_large_is_named_and_the_others_are_kept(settings: object) -> None:
    settings.MAX_FILE_BYTES = 10  # type: ignore[attr-defined]
    user = person()
    version = draft(user, text=None)
    files = [SimpleUploadedFile("big.txt", b"x" * 50), SimpleUploadedFile("small.txt", b"words")]
    answer = signed_in(user).post(f"/deposit/{version.pk}/files/", {"upload": files, "link": ""})
    assert answer.status_code == 422
    assert "big.txt" in answer.content.decode()
    assert [file.name for file in version.files.all()] == ["small.txt"]


def test_the_same_statement_is_not_recorded_twice() -> None:
    user = person()
    version = draft(user)
    client = signed_in(user)
    for _ in range(2):
        client.post(f"/deposit/{version.pk}/license/", {"license": "by-sa/4.0", **ONE_CREATOR})
    assert [s.license and s.license.id for s in version.statements.all()] == ["by/4.0", "by-sa/4.0"]


def test_a_file_under_another_license_and_back_again() -> None:
    user = person()
    version = draft(user)
    file = version.files.get()
    client = signed_in(user)
    row = {"file-TOTAL_FORMS": "1", "file-0-file": str(file.pk)}
    for license, expected in (("zero/1.0", "zero/1.0"), ("", None)):
        form = {"license": "by/4.0", **ONE_CREATOR, **row, "file-0-license": license}
        form["file-INITIAL_FORMS"] = "0" if license else "1"
        client.post(f"/deposit/{version.pk}/license/", form)
        file.refresh_from_db()
        assert (file.license.id if file.license else None) == expected
    assert [s.text for s in version.statements.filter(file=file)] == ["CC0 1.0 Universal", "As the resource"]


def test_the_license_step_stays_light_with_many_files() -> None:
    user = person()
    version = draft(user)
    for number in range(30):
        add_upload(version_id=version.pk, by=user, stream=io.BytesIO(b"words"), name=f"part-{number}.txt")
    page = signed_in(user).get(f"/deposit/{version.pk}/license/").content
    assert len(page) < 150_000  # before compression; the list of all licenses stands in it twice


def test_discarding_takes_it_away() -> None:
    user = person()
    version = draft(user)
    assert signed_in(user).post(f"/deposit/{version.pk}/discard/")["Location"] == "/my/"
    assert not Resource.objects.exists()


@pytest.mark.parametrize("path", ["/my/", "/my/account/", "/my/tokens/", "/deposit/"])
def test_own_pages_open_for_those_who_are_signed_in(path: str) -> None:
    assert Client().get(path).status_code == 302
    assert signed_in(person()).get(path).status_code == 200


def test_a_reader_is_told_why_there_is_no_deposit() -> None:
    reader = signed_in(person(role="reader"))
    assert "may read but not deposit" in reader.get("/deposit/").content.decode()
    assert reader.post("/deposit/").status_code == 403


def test_a_token_is_shown_once_and_can_be_revoked() -> None:
    user = person()
    client = signed_in(user)
    page = client.post("/my/tokens/", {"name": "Moodle"}).content.decode()
    token = user.api_tokens.get()
    assert f"{token.prefix}" in page
    assert "shown only this once" in page
    assert "shown only this once" not in client.get("/my/tokens/").content.decode()
    client.post(f"/my/tokens/{token.pk}/revoke/")
    token.refresh_from_db()
    assert token.revoked is not None


def test_withdrawing_asks_why_and_leaves_a_tombstone() -> None:
    user = person()
    resource = published(user).resource
    client = signed_in(user)
    path = f"/r/{resource.slug}/withdraw/"
    assert client.post(path, {"reason": ""}).status_code == 422
    client.post(path, {"reason": "The figures are wrong."})
    gone = client.get(f"/r/{resource.slug}/")
    assert gone.status_code == 410
    assert "The figures are wrong." in gone.content.decode()


def test_a_new_version_starts_from_the_page() -> None:
    user = person()
    resource = published(user).resource
    answer = signed_in(user).post(f"/r/{resource.slug}/new-version/")
    draft_version = resource.versions.get(number=2)
    assert answer["Location"] == f"/deposit/{draft_version.pk}/files/"


def test_the_stylesheet_and_script_stay_light() -> None:
    folder = Path("oer_repo/web/static/web")
    assert (folder / "site.css").stat().st_size < 30_000
    assert (folder / "site.js").stat().st_size < 10_000


def test_what_no_button_sends_is_answered_and_breaks_nothing() -> None:
    user = person()
    version = draft(user)
    client = signed_in(user)
    base = f"/deposit/{version.pk}/"
    assert client.post(f"{base}sources/", {"use_version": "nonsense"}).status_code == 404
    assert client.post(f"{base}sources/", {**NO_SOURCES, "revision": "999"}).status_code == 409
    assert client.post(f"{base}sources/", {}).status_code == 422
    assert client.post(f"{base}license/", {}).status_code == 422
    assert client.post(f"{base}about/", {}).status_code == 422
    assert client.post(f"{base}files/", {"remove": "nonsense"}).status_code == 404


def test_a_reason_that_cannot_be_stored_stays_in_the_form() -> None:
    user = person()
    resource = published(user).resource
    answer = signed_in(user).post(f"/r/{resource.slug}/withdraw/", {"reason": "Wrong\x07 figures"})
    assert answer.status_code == 422
    assert "figures</textarea>" in answer.content.decode()
