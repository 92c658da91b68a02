import io

import pytest
from django.core import mail
from django.urls import reverse

from oer_repo.worker.periodic import rehash_some
from storage.keep import keep
from storage.models import DamageReport
from storage.stores import default_store
from tests.builders import draft, person, published

pytestmark = pytest.mark.django_db


def damaged() -> str:
    digest = keep(io.BytesIO(b"abc")).digest
    default_store().path(digest).write_bytes(b"abd")
    return digest


def test_administrators_are_told_once(client) -> None:
    person(email="curator@example.org")
    person(email="admin@example.org", role="administrator")
    digest = damaged()
    rehash_some()
    rehash_some()
    (letter,) = mail.outbox
    assert letter.to == ["admin@example.org"]
    assert letter.subject == "[OER Repo] 1 stored file was damaged"
    assert f"{digest}: the bytes have changed" in letter.body
    assert "run “manage.py storage verify --all”" in letter.body
    assert "/admin/storage/damagereport/" in letter.body


def test_the_letter_names_the_resources(client) -> None:
    owner = person(email="admin@example.org", role="administrator")
    version = published(owner)
    file = version.files.get()
    default_store().delete(file.blob_id)
    rehash_some()
    (letter,) = mail.outbox
    assert f"{file.name} (http://127.0.0.1:8000/r/{version.resource.slug}/)" in letter.body


def test_without_administrators_the_report_waits() -> None:
    damaged()
    rehash_some()
    assert mail.outbox == []
    assert DamageReport.objects.get().told_at is None


def test_the_admin_page_says_what_to_do(admin_client) -> None:
    digest = damaged()
    rehash_some()
    report = DamageReport.objects.get()
    page = admin_client.get(reverse("admin:storage_damagereport_change", args=[report.pk])).content.decode()
    assert digest in page
    assert "Put the bytes back from a backup and run “manage.py storage verify --all”" in page
    assert admin_client.get(reverse("admin:storage_blob_changelist")).status_code == 200
    assert admin_client.get(reverse("admin:storage_damagereport_add")).status_code == 403


def test_the_list_names_files_and_resources_and_is_told_apart_by_state(admin_client) -> None:
    version = published(person(), title="Rain")
    file = version.files.get()
    default_store().delete(file.blob_id)
    rehash_some()
    address = reverse("admin:storage_damagereport_changelist")
    page = admin_client.get(address).content.decode()
    assert f'{file.name} (<a href="/r/rain/">Rain</a>)' in page
    assert "<strong>not handed out</strong>" in page
    assert file.name in admin_client.get(address + "?state=damaged").content.decode()
    assert file.name not in admin_client.get(address + "?state=whole").content.decode()
    blobs = reverse("admin:storage_blob_changelist")
    assert f"{file.blob_id[:10]}…" in admin_client.get(blobs + "?damaged=yes").content.decode()
    assert f"{file.blob_id[:10]}…" not in admin_client.get(blobs + "?damaged=no").content.decode()


def test_a_draft_is_named_where_it_is_worked_on(admin_client) -> None:
    version = draft(person(), title="Snow")
    default_store().delete(version.files.get().blob_id)
    rehash_some()
    page = admin_client.get(reverse("admin:storage_damagereport_changelist")).content.decode()
    assert f'(<a href="/deposit/{version.pk}/files/">Snow</a>)' in page


def test_the_pages_of_the_administration_bear_the_name_of_the_site(admin_client, settings) -> None:
    settings.SITE_NAME = "Open Lao"
    assert "Open Lao: administration" in admin_client.get(reverse("admin:index")).content.decode()
