import io

import pytest
from PIL import Image

from oer_repo.ingest.models import Preview
from oer_repo.ingest.previews import make_preview
from storage.keep import keep
from storage.models import Blob

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
