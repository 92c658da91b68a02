import io
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from storage.keep import keep
from storage.models import Blob

pytestmark = pytest.mark.django_db

ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def storage(*arguments: str) -> list[str]:
    out = io.StringIO()
    call_command("storage", *arguments, stdout=out)
    return out.getvalue().splitlines()


def old(content: bytes) -> None:
    blob = keep(io.BytesIO(content))
    Blob.objects.filter(pk=blob.pk).update(kept_at=timezone.now() - timedelta(days=2))


def test_status(folder):
    old(b"abc")
    keep(io.BytesIO(b"x" * 1021))
    Blob.objects.filter(pk=ABC).update(damaged_at=timezone.now())

    assert storage("status") == [
        f"Store: {folder.where}",
        "Files: 2",
        "Size: 1.0\xa0KB",
        "Damaged: 1",
        "Due to be re-hashed (every 14 days): 2",
        "Nothing points to them: 1",
        f"damaged: {ABC}",
    ]


def test_verify_of_whole_files():
    old(b"abc")

    assert storage("verify") == ["Every file looked at is whole."]
    assert Blob.objects.exclude(checked_at=None).count() == 1


def test_verify_looks_only_at_what_is_due_unless_told(folder):
    old(b"abc")
    storage("verify")
    folder.path(ABC).write_bytes(b"abd")

    assert storage("verify") == ["Every file looked at is whole."]
    with pytest.raises(CommandError, match="1 file is damaged and no longer handed out: restore it"):
        storage("verify", "--all")


def test_verify_stops_at_the_limit():
    for content in (b"1", b"2", b"3"):
        old(content)

    storage("verify", "--limit", "2")
    assert Blob.objects.filter(checked_at=None).count() == 1


def test_collect_can_be_tried_first():
    old(b"abc")

    assert storage("collect", "--dry-run") == [ABC, "Would remove: 1 (3\xa0bytes)"]
    assert storage("collect", "--grace-hours", "49") == ["Removed: 0 (0\xa0bytes)"]
    assert storage("collect") == ["Removed: 1 (3\xa0bytes)"]
    assert Blob.objects.count() == 0


def test_a_dead_store_is_said_in_a_sentence(settings):
    settings.STORAGE_URL = "nonsense"

    with pytest.raises(CommandError, match="names no store: write file:///folder"):
        storage("status")
