import io

import pytest
from django.core import mail
from django.urls import reverse

from oer_repo.worker.periodic import rehash_some
from storage.keep import keep
from storage.models import DamageReport
from storage.stores import default_store
from tests.builders import person, published

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
    page = admin_client.get(reverse("admin:storage_damagereport_changelist")).content.decode()
    assert digest in page
    assert "Not handed out: put the bytes back from a backup, or upload the same file again." in page
    assert admin_client.get(reverse("admin:storage_blob_changelist")).status_code == 200
    assert admin_client.get(reverse("admin:storage_damagereport_add")).status_code == 403
