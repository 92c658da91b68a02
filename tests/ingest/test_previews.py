import io
import os
import select
import shutil
import subprocess
import sys
from contextlib import suppress
from typing import Any

import pytest
from django_tasks_db.models import DBTaskResult
from PIL import Image

from oer_repo.ingest import previews
from oer_repo.ingest.deposit import add_upload
from oer_repo.ingest.models import Preview
from oer_repo.ingest.previews import NotDrawableError, add_thumbnails, draw_missing, make_preview, render
from storage.keep import keep
from storage.models import Blob
from storage.verdicts import Verdict
from tests.builders import draft, person
from tests.conftest import require

pytestmark = pytest.mark.django_db

ONE_PAGE_PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>endobj
trailer<</Root 1 0 R>>
"""


def picture(width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(out, "PNG")
    return out.getvalue()


def preview_of(content: bytes, name: str) -> Preview:
    blob = keep(io.BytesIO(content), name=name)
    make_preview.call(blob.digest)
    return Preview.objects.get(pk=blob.digest)


def test_a_picture_becomes_a_small_webp() -> None:
    preview = preview_of(picture(2000, 1000), "map.png")
    assert (preview.width, preview.height, preview.problem) == (640, 320, "")
    assert preview.picture is not None
    assert preview.picture.media_type == "image/webp"


def test_the_first_page_of_a_pdf_is_drawn_and_its_pages_counted() -> None:
    preview = preview_of(ONE_PAGE_PDF, "sheet.pdf")
    assert (preview.width, preview.height, preview.pages) == (640, 320, 1)


def test_a_broken_picture_is_remembered_as_such_and_does_no_harm() -> None:
    preview = preview_of(picture(300, 300)[:200], "broken.png")
    assert preview.picture is None
    assert preview.problem.startswith("No preview could be drawn")


def test_a_thumbnail_is_light_enough_for_a_list_of_twenty() -> None:
    noise = Image.effect_noise((900, 700), 90)
    out = io.BytesIO()
    noise.save(out, "PNG")
    preview = preview_of(out.getvalue(), "noise.png")
    assert preview.thumbnail is not None
    assert preview.thumbnail.size <= 6_000
    plain = preview_of(picture(2000, 1000), "map.png")
    assert plain.thumbnail is not None
    assert plain.thumbnail.size <= 2_000


def test_previews_of_before_get_a_thumbnail() -> None:
    preview = preview_of(picture(2000, 1000), "map.png")
    Preview.objects.update(thumbnail=None)
    assert add_thumbnails() == 1
    assert Preview.objects.get(pk=preview.pk).thumbnail is not None
    assert add_thumbnails() == 0


def waiting() -> list[str]:
    return [task.args_kwargs["args"][0] for task in DBTaskResult.objects.ready()]


def test_what_came_before_its_program_is_asked_for_again() -> None:
    version = draft(person(), text=None)
    facts: dict[str, Any] = {"version_id": version.pk, "by": version.resource.owner}
    for name, content in (("map.png", picture(40, 20)), ("sheet.pdf", ONE_PAGE_PDF), ("note.txt", b"Water")):
        add_upload(stream=io.BytesIO(content), name=name, **facts)
    DBTaskResult.objects.all().delete()
    drawn, lacking, _text = version.files.order_by("position").values_list("blob", flat=True)
    make_preview.call(drawn)
    assert draw_missing() == 1
    assert waiting() == [lacking]
    make_preview.call(lacking)
    assert draw_missing() == 0


def test_what_may_not_be_read_is_not_asked_for() -> None:
    version = draft(person(), text=None)
    add_upload(
        version_id=version.pk, by=version.resource.owner, stream=io.BytesIO(picture(40, 20)), name="map.png"
    )
    DBTaskResult.objects.all().delete()
    Blob.objects.update(verdict=Verdict.INFECTED)
    assert draw_missing() == 0


def test_a_frame_of_a_video_is_drawn(tmp_path) -> None:
    ffmpeg = shutil.which("ffmpeg")
    require(ffmpeg is not None, "ffmpeg")
    assert ffmpeg
    made = [
        ffmpeg,
        "-v",
        "error",
        "-f",
        "lavfi",
        "-i",
        "testsrc=duration=1:size=320x240",
        str(tmp_path / "a.mp4"),
    ]
    subprocess.run(made, check=True)
    preview = preview_of((tmp_path / "a.mp4").read_bytes(), "lesson.mp4")
    assert (preview.problem, preview.width, preview.height) == ("", 320, 240)


def test_a_playlist_that_calls_itself_a_video_reads_no_other_file(tmp_path) -> None:
    require(shutil.which("ffmpeg") is not None, "ffmpeg")
    playlist = tmp_path / "source"
    playlist.write_text("#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n")
    with pytest.raises(NotDrawableError):
        render("video/mp4", playlist, tmp_path / "a.webp", tmp_path / "b.webp")


def test_what_draws_knows_no_secrets(monkeypatch, tmp_path) -> None:
    seen = {}
    monkeypatch.setenv("SECRET_KEY", "a-secret")
    real = previews.run

    def run(command, environment):
        seen.update(environment)
        return real(command, environment)

    monkeypatch.setattr(previews, "run", run)
    preview_of(picture(20, 20), "dot.png")
    assert set(seen) == {"PATH", "LANG", "HOME"}


def test_what_it_started_ends_with_it() -> None:
    """A program that a hostile file keeps busy must not outlive the process that drew."""
    leaves = (
        "import subprocess; nowhere = subprocess.DEVNULL; "
        "print(subprocess.Popen(['sleep', '600'], stdout=nowhere, stderr=nowhere).pid)"
    )
    status, out, _err = previews.run([sys.executable, "-c", leaves], {"PATH": os.environ["PATH"]})
    assert status == 0
    wait_for_end_of(int(out))


def wait_for_end_of(pid: int) -> None:
    with suppress(ProcessLookupError):
        process = os.pidfd_open(pid)
        ended, _, _ = select.select([process], [], [], 300)
        os.close(process)
        assert ended


def test_it_may_run_twice() -> None:
    preview = preview_of(picture(20, 20), "dot.png")
    make_preview.call(preview.digest)
    assert Preview.objects.count() == 1


def test_text_and_unknown_bytes_need_no_picture() -> None:
    for content in (b"Just words.", b"\x00\x01\x02"):
        make_preview.call(keep(io.BytesIO(content)).digest)
    make_preview.call("0" * 64)
    assert not Preview.objects.exists()
    assert Blob.objects.count() == 2
