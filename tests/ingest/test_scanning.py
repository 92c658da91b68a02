"""With the real ClamAV: what it says, and what follows from it for files, people and pages."""

import io
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.urls import reverse

from oer_repo.accounts.models import Notice
from oer_repo.ingest.deposit import add_upload
from oer_repo.ingest.errors import Infected
from oer_repo.resources import actions
from oer_repo.resources.errors import NotPublishable
from oer_repo.resources.models import File
from oer_repo.worker.periodic import collect_bytes, rehash_some
from oer_repo.worker.tasks import run_waiting_tasks
from oer_repo.worker.upstream import tell_people
from storage.clamd import Clamd, ScannerUnavailable, TooLargeToScan
from storage.keep import keep
from storage.models import Blob, Scan
from storage.scan import waiting
from storage.verdicts import Verdict
from tests.builders import administrator, draft, person
from tests.scanner import EICAR, running

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(scope="module")
def clamd() -> Iterator[str]:
    folder = Path(tempfile.mkdtemp(prefix="clamd-"))  # a socket's path must be short
    yield from running(folder)
    shutil.rmtree(folder)


@pytest.fixture
def scanner(clamd, settings) -> str:
    settings.CLAMD_ADDRESS = clamd
    return clamd


def upload(content: bytes, name: str = "sheet.txt", owner: str = "noy@example.org") -> File:
    version = draft(person(owner), text=None)
    return add_upload(version_id=version.pk, by=version.resource.owner, stream=io.BytesIO(content), name=name)


def verdict_of(file: File) -> str:
    return Blob.objects.get(pk=file.blob_id).verdict


def test_the_scanner_finds_what_its_signatures_say(clamd) -> None:
    assert Clamd(clamd).scan([b"Water rises, ", b"and falls."]) == ""
    assert Clamd(clamd).scan([EICAR[:30], EICAR[30:]]) == "Eicar-Test.UNOFFICIAL"
    assert Clamd(clamd).version().startswith("ClamAV ")


def test_more_than_it_takes_is_no_verdict(clamd) -> None:
    with pytest.raises(TooLargeToScan):
        Clamd(clamd).scan([bytes(256 * 1024)] * 20)


@pytest.mark.parametrize("address", ["127.0.0.1:1", "unix:/nowhere", "somewhere", ":3310", "[::1]:99999"])
def test_a_scanner_that_is_not_there_is_named(address) -> None:
    with pytest.raises(ScannerUnavailable, match="gives no verdict") as raised:
        Clamd(address).version()
    assert address in str(raised.value)


def test_a_clean_file_is_withheld_until_the_verdict_and_then_handed_out(scanner, client) -> None:
    file = upload(b"Water rises, and falls.")
    client.force_login(file.version.resource.owner)
    page, program = reverse("file", args=[file.pk, file.name]), f"/api/v1/files/{file.pk}/content/"
    for address in (page, program):
        early = client.get(address)
        assert (early.status_code, "Retry-After" in early.headers) == (503, True)
        assert "is being checked" in early.content.decode()
    run_waiting_tasks("worker")
    assert verdict_of(file) == Verdict.CLEAN
    for address in (page, program):
        assert b"".join(client.get(address).streaming_content) == b"Water rises, and falls."
    assert Scan.objects.get().signatures.startswith("ClamAV ")


def test_an_infected_file_goes_into_quarantine_and_people_are_told(scanner, client) -> None:
    administrator()
    file = upload(EICAR, "game.txt")
    run_waiting_tasks("worker")
    tell_people()
    client.force_login(file.version.resource.owner)
    for address in (reverse("file", args=[file.pk, file.name]), f"/api/v1/files/{file.pk}/content/"):
        refused = client.get(address)
        assert refused.status_code == 403
        assert "Malware was found in this file" in refused.content.decode()
    assert sorted(letter.to[0] for letter in mail.outbox) == ["admin@example.org", "noy@example.org"]
    assert "Eicar-Test.UNOFFICIAL was found in it" in mail.outbox[0].body
    assert Notice.objects.count() == 2
    with pytest.raises(NotPublishable, match="“game.txt” cannot be published. Malware was found"):
        actions.publish(version_id=file.version_id, by=file.version.resource.owner)


def test_malware_inside_a_zip_is_found(scanner) -> None:
    import zipfile

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inside/game.txt", EICAR)
    file = upload(packed.getvalue(), "game.zip")
    run_waiting_tasks("worker")
    assert verdict_of(file) == Verdict.INFECTED


def test_the_same_bytes_again_are_refused_at_once(scanner) -> None:
    upload(EICAR)
    run_waiting_tasks("worker")
    with pytest.raises(Infected, match="has found something in this very file before"):
        upload(EICAR, "other.txt", owner="other@example.org")


def test_a_file_too_large_for_the_scanner_waits_for_an_administrator(scanner) -> None:
    file = upload(bytes(3 * 1024**2), "large.bin")
    run_waiting_tasks("worker")
    assert verdict_of(file) == Verdict.TOO_LARGE
    assert "too large for the malware scanner" in Blob.objects.get(pk=file.blob_id).withheld


def test_while_the_scanner_is_away_the_file_waits_and_is_tried_again(settings, clamd, client) -> None:
    settings.CLAMD_ADDRESS = "unix:/nowhere"
    file = upload(b"Water rises.")
    run_waiting_tasks("worker")
    report = Scan.objects.get()
    assert (verdict_of(file), report.attempts) == (Verdict.NONE, 1)
    assert "see that clamd runs" in report.problem
    assert not waiting().exists()  # its time has not come
    Scan.objects.update(due=report.due - 2 * (report.due - Blob.objects.get().kept_at))
    settings.CLAMD_ADDRESS = clamd
    from oer_repo.ingest.scanning import scan_some

    assert scan_some() == 1
    assert verdict_of(file) == Verdict.CLEAN


def test_an_administrator_releases_what_is_harmless(scanner, admin_client, client) -> None:
    file = upload(b"MALICIOUS-WORD, says the lesson about malware.")
    run_waiting_tasks("worker")
    address = reverse("admin:storage_scan_changelist")
    assert "Word-Test.UNOFFICIAL" in admin_client.get(address + "?verdict=infected").content.decode()
    admin_client.post(address, {"action": "release", "_selected_action": file.blob_id})
    assert verdict_of(file) == Verdict.RELEASED
    client.force_login(file.version.resource.owner)
    assert client.get(f"/api/v1/files/{file.pk}/content/").status_code == 200
    assert "admin@example.com" in Scan.objects.get().decided


def test_an_administrator_removes_the_bytes_and_nothing_takes_that_for_damage(scanner, admin_client) -> None:
    file = upload(EICAR)
    run_waiting_tasks("worker")
    address = reverse("admin:storage_scan_changelist")
    chosen = {"action": "remove_bytes", "_selected_action": file.blob_id}
    asked = admin_client.post(address, chosen).content.decode()
    assert "Remove the bytes for good?" in asked
    assert "Eicar-Test.UNOFFICIAL" in asked
    assert file.name in asked
    assert verdict_of(file) == Verdict.INFECTED
    answer = admin_client.post(address, {**chosen, "sure": "yes"}, follow=True)
    assert "The bytes of 1 file are gone." in answer.content.decode()
    assert verdict_of(file) == Verdict.REMOVED
    again = admin_client.post(address, chosen, follow=True)
    assert "None of them is in quarantine." in again.content.decode()
    rehash_some()
    collect_bytes()
    blob = Blob.objects.get(pk=file.blob_id)
    assert (blob.damaged_at, blob.verdict) == (None, Verdict.REMOVED)
    with pytest.raises(Infected):
        upload(EICAR, owner="other@example.org")


def test_whoever_may_only_look_may_not_release(scanner, client) -> None:
    from django.contrib.auth.models import Permission

    file = upload(EICAR)
    run_waiting_tasks("worker")
    looker = person("staff@example.org")
    looker.is_staff = True
    looker.save()
    looker.user_permissions.add(Permission.objects.get(codename="view_scan"))
    client.force_login(looker)
    client.post(
        reverse("admin:storage_scan_changelist"), {"action": "release", "_selected_action": file.blob_id}
    )
    assert verdict_of(file) == Verdict.INFECTED


def test_the_command_scans_what_was_kept_before(settings, clamd, capsys) -> None:
    keep(io.BytesIO(b"clean"))
    keep(io.BytesIO(EICAR))
    with pytest.raises(CommandError, match="set CLAMD_ADDRESS"):
        call_command("storage", "scan")
    settings.CLAMD_ADDRESS = clamd
    call_command("storage", "scan")
    said = capsys.readouterr().out
    assert "clean: 1\ninfected: 1" in said
    call_command("storage", "scan", "--again")
    assert capsys.readouterr().out == "clean: 1\n"
