"""Office documents drawn by LibreOffice, and documents that would have it fetch, read or run what is not theirs."""

import errno
import io
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from socketserver import BaseRequestHandler, ThreadingTCPServer

import pytest
from PIL import Image

from oer_repo.ingest.models import Preview
from oer_repo.ingest.previews import NotDrawableError, make_preview, render
from oer_repo.ingest.render_office import first_page
from storage.keep import keep
from tests.conftest import require
from tests.hostile import office
from tests.ingest.test_previews import picture

pytestmark = pytest.mark.django_db
ODT = "application/vnd.oasis.opendocument.text"
DOCX = office.WORD


@pytest.fixture(autouse=True)
def soffice() -> str:
    program = shutil.which("soffice")
    require(program is not None, "LibreOffice (soffice)")
    return program or ""


class Line(BaseRequestHandler):
    def handle(self) -> None:
        self.server.heard.append(self.request.recv(1024))  # type: ignore[attr-defined]


class Elsewhere(ThreadingTCPServer):
    """Writes down what is asked of it."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Line)
        self.heard: list[bytes] = []
        self.address = f"http://127.0.0.1:{self.server_address[1]}/spy"


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    with Elsewhere() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


# ending → what it is made from; the source is converted by LibreOffice itself
MADE_FROM = {
    "odt": "txt",
    "docx": "txt",
    "doc": "txt",
    "rtf": "txt",
    "ods": "csv",
    "xlsx": "csv",
    "xls": "csv",
    "odp": "fodp",
    "pptx": "fodp",
    "ppt": "fodp",
}
SOURCES = {
    "txt": b"Rain falls.\n",
    "csv": b"month,rain\nJuly,300\n",
    "fodp": office.FLAT_PRESENTATION,
}


@pytest.mark.parametrize("ending", MADE_FROM)
def test_the_first_page_is_drawn(ending: str, soffice: str, tmp_path: Path) -> None:
    source = tmp_path / f"rain.{MADE_FROM[ending]}"
    source.write_bytes(SOURCES[MADE_FROM[ending]])
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    made = [soffice, profile, "--headless", "--convert-to", ending, "--outdir", str(tmp_path / "out"), str(source)]  # fmt: skip
    subprocess.run(made, check=True, capture_output=True)
    preview = preview_of((tmp_path / "out" / f"rain.{ending}").read_bytes(), f"rain.{ending}")
    assert (preview.problem, preview.width) == ("", 640)
    assert preview.picture is not None
    with preview.picture.open() as stream, Image.open(stream) as drawn:
        darkest, lightest = drawn.convert("L").getextrema()
    assert darkest < 128 < lightest  # words on paper, not an empty page


def preview_of(content: bytes, name: str) -> Preview:
    blob = keep(io.BytesIO(content), name=name)
    make_preview.call(blob.digest)
    return Preview.objects.get(pk=blob.digest)


def drawn(content: bytes, media_type: str, folder: Path) -> Image.Image:
    folder.mkdir()
    (folder / "source").write_bytes(content)
    render(media_type, folder / "source", folder / "page.webp", folder / "small.webp")
    with Image.open(folder / "page.webp") as page:
        return page.convert("RGB")


REACHING_OUT = {
    "a picture": (ODT, office.linked_picture),
    "an object": (ODT, office.linked_object),
    "a picture in Word": (DOCX, office.word_with_linked_picture),
}


@pytest.mark.parametrize(("media_type", "link"), REACHING_OUT.values(), ids=REACHING_OUT)
def test_what_a_document_links_to_elsewhere_is_not_fetched(media_type, link, elsewhere, tmp_path) -> None:
    """LibreOffice by itself, on a line that is open: not every kernel takes the network from the process."""
    source = tmp_path / "source"
    source.write_bytes(link(elsewhere.address))
    assert first_page(media_type, source).read_bytes().startswith(b"%PDF")
    assert elsewhere.heard == []


def test_a_picture_on_our_disk_does_not_get_into_the_preview(tmp_path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(picture(40, 40))
    for name, content, media_type in (
        ("odt", office.linked_picture(secret.as_uri()), ODT),
        ("docx", office.word_with_linked_picture(secret.as_uri()), DOCX),
    ):
        page = drawn(content, media_type, tmp_path / name)
        assert not any(is_teal(pixel) for _count, pixel in page.getcolors(1_000_000) or ())


def is_teal(pixel: object) -> bool:
    assert isinstance(pixel, tuple)
    red, green, blue = pixel
    return red < 60 and green > 90 and blue > 90


def test_a_picture_that_is_inside_is_drawn() -> None:
    """So that the test before can fail."""
    preview = preview_of(office.picture_inside(picture(40, 40)), "teal.odt")
    assert preview.picture is not None
    with preview.picture.open() as stream, Image.open(stream) as page:
        colours = page.convert("RGB").getcolors(1_000_000) or ()
    assert any(is_teal(pixel) for _count, pixel in colours)


def test_a_macro_does_not_run(tmp_path) -> None:
    touched = tmp_path / "touched"
    drawn(office.with_macro(touched), ODT, tmp_path / "odt")
    assert not touched.exists()


@pytest.mark.parametrize(
    "content",
    [office.word_bomb(), office.word_of_laughs(), office.word(b"<w:p>"), b"PK\x03\x04" + b"\0" * 100],
    ids=["bomb", "entities", "cut off", "no archive"],
)
def test_what_cannot_be_read_ends_with_a_reason_and_leaves_nothing(content, tmp_path) -> None:
    before = leftovers()
    with pytest.raises(
        NotDrawableError, match="No preview could be drawn: RuntimeError: LibreOffice cannot read"
    ):
        drawn(content, DOCX, tmp_path / "docx")
    assert leftovers() <= before


def leftovers() -> set[str]:
    """Where LibreOffice puts temporary files when nobody says otherwise."""
    return {path.name for path in Path("/tmp").glob("lu*")}


def test_where_the_kernel_allows_it_what_draws_has_no_network_at_all(elsewhere) -> None:
    tried = (
        "import socket, sys; from oer_repo.ingest.render_preview import leave_network\n"
        "leave_network()\n"
        "interfaces = [name for _number, name in socket.if_nameindex()]\n"
        "if interfaces != ['lo']: sys.exit('the kernel gives none')\n"
        "try: socket.create_connection(('127.0.0.1', int(sys.argv[1])))\n"
        "except OSError as error: print(error.errno)\n"
    )
    port = str(elsewhere.server_address[1])
    done = subprocess.run([sys.executable, "-c", tried, port], capture_output=True, text=True, check=False)
    if "the kernel gives none" in done.stderr:
        pytest.skip("This kernel lets no process have a network of its own.")
    assert int(done.stdout) == errno.ENETUNREACH
    assert elsewhere.heard == []


def test_another_kind_of_file_is_not_read_by_its_own_filter(tmp_path, elsewhere) -> None:
    source = tmp_path / "source"
    source.write_text(f'<html><img src="{elsewhere.address}"></html>')
    with pytest.raises(RuntimeError, match="LibreOffice cannot read it"):
        first_page(DOCX, source)
    assert elsewhere.heard == []
