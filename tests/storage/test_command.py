import io
import os
from datetime import timedelta
from hashlib import sha256

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from storage.backends.filesystem import FolderStore
from storage.keep import keep
from storage.models import Blob
from storage.store import put

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
        "Second store: none",
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


def test_verify_says_what_was_healed(folder, settings, tmp_path):
    old(b"abc")
    settings.STORAGE_SECOND_URL = f"file://{tmp_path / 'second'}"
    assert storage("copy") == [f"1 files copied to file://{tmp_path / 'second'}."]
    folder.path(ABC).write_bytes(b"abd")

    assert storage("verify", "--all") == [
        f"altered: {ABC} (healed from the second store)",
        "Every file looked at is whole.",
    ]
    assert folder.path(ABC).read_bytes() == b"abc"


def test_a_copy_goes_on_where_it_broke_off_and_leaves_damage_behind(folder, tmp_path):
    for content in (b"abc", b"one", b"two"):
        old(content)
    target = f"file://{tmp_path / 'other'}"
    assert storage("copy", "--to", target) == [f"3 files copied to {target}."]
    assert storage("copy", "--to", target) == [f"0 files copied to {target}."]

    again = f"file://{tmp_path / 'again'}"
    folder.path(ABC).write_bytes(b"abd")
    with pytest.raises(CommandError, match="1 file was not copied"):
        storage("copy", "--to", again)
    assert len(list(FolderStore(tmp_path / "again").list())) == 2
    assert storage("copy", "--to", again, "--from", target) == [f"1 files copied to {again}."]


def test_a_copy_needs_another_place(folder):
    for asked in ([], ["--to", folder.where]):
        with pytest.raises(CommandError, match="into which other store"):
            storage("copy", *asked)


def test_the_doctor_of_a_healthy_store(folder, settings, tmp_path):
    settings.STORAGE_SECOND_URL = f"file://{tmp_path / 'second'}"
    settings.MAX_FILE_BYTES = 1024
    old(b"abc")
    storage("copy")

    said = storage("doctor")
    assert [line for line in said if not line.startswith("✓")] == []
    assert "✓ Bytes go in, come out and can be removed." in said
    assert [stat.digest for stat in folder.list()] == [ABC]


def test_the_doctor_says_what_to_do(folder, settings, tmp_path):
    for content in (b"abc", b"gone", b"short"):
        old(content)
    folder.path(sha256(b"gone").hexdigest()).unlink()
    folder.path(sha256(b"short").hexdigest()).write_bytes(b"shor")
    stray, _ = put(folder, [b"stray"])
    broken = folder.root / "incoming" / "killed.part"
    broken.write_bytes(b"half")
    for path in (folder.path(stray), broken):
        os.utime(path, (0, 0))
    settings.MAX_FILE_BYTES = 2**62
    settings.STORAGE_SECOND_URL = folder.where

    out = io.StringIO()
    with pytest.raises(CommandError, match="6 things need attention"):
        call_command("storage", "doctor", stdout=out)
    wrong = [line for line in out.getvalue().splitlines() if line.startswith("✗") and "MiB" not in line]
    assert wrong == [
        "✗ 1 broken uploads are left over.",
        "✗ 1 files are in the database and not in the store.",
        "✗ 1 files have another size than they should.",
        "✗ 1 files are in the store and not in the database.",
        "✗ The second store is the first one.",
    ]
    assert "  → Make space: the largest file that is taken (MAX_FILE_BYTES) would not fit." in out.getvalue()
    assert f"    {stray}" in out.getvalue()


def test_the_doctor_of_a_store_that_cannot_be_written(settings, tmp_path):
    (tmp_path / "file").write_text("")
    settings.STORAGE_URL = f"file://{tmp_path / 'file'}"

    out = io.StringIO()
    with pytest.raises(CommandError, match="1 thing needs attention"):
        call_command("storage", "doctor", stdout=out)
    assert "✗ The store fails.\n  → The store file://" in out.getvalue()


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
