"""A course with every kind of part, out of the database and into what each platform reads."""

import io
import json
import subprocess
import tarfile
import zipfile
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import etree, html

from oer_repo.formats.course_record import CourseRecord
from oer_repo.formats.packages.package import Package
from oer_repo.reuse.models import ExportFormat
from oer_repo.reuse.writers import WRITERS, package_of
from tests.builders import person
from tests.formats.platforms import asked, python_of
from tests.reuse.every_part import MEDIA, ODD, ODD_NAMES, record_of_every_part

pytestmark = pytest.mark.django_db
CP = {"cp": "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"}
PARTS = len(MEDIA) + 5 + 5 + 6


@pytest.fixture
def record() -> CourseRecord:
    return record_of_every_part(person())


def made(record: CourseRecord, format: str) -> tuple[Package, bytes]:
    package = package_of(record, format, "en")
    return package, b"".join(WRITERS[format].archive(package.entries))


def unpacked(data: bytes, folder: Path) -> Path:
    if zipfile.is_zipfile(io.BytesIO(data)):
        zipfile.ZipFile(io.BytesIO(data)).extractall(folder)
    else:
        with tarfile.open(fileobj=io.BytesIO(data)) as archive:
            archive.extractall(folder, filter="data")
    return folder


def test_every_kind_is_there(record):
    parts = list(record.parts())
    assert len(parts) == PARTS
    assert [part.files[0].media_type for part in parts[: len(MEDIA)]] == list(MEDIA)
    assert {part.how for part in parts} == {
        "unmodified", "excerpt", "translated", "adapted", "synchronised", "linked", "embedded",
    }  # fmt: skip
    assert [part.portion for part in parts if part.portion] == ["Pages 3–7", "0:10–2:30", "Its beginning"]
    assert [file.name for file in parts[len(MEDIA)].files] == list(ODD_NAMES)
    assert [section.title for section in record.sections] == ["Files", ODD, ""]


@pytest.mark.parametrize("format", ExportFormat.values)
def test_no_two_files_have_one_name_even_where_case_does_not_count(record, format):
    names = [entry.path.lower() for entry in package_of(record, format, "en").entries]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("format", ["common-cartridge", "common-cartridge-thin"])
def test_the_cartridge_is_valid_and_has_an_item_for_each_part(record, format, shared):
    schemas = shared / "data" / "common-cartridge" / "xsd-1.1"
    archive = zipfile.ZipFile(io.BytesIO(made(record, format)[1]))
    tree = etree.fromstring(archive.read("imsmanifest.xml"))
    etree.XMLSchema(etree.parse(str(schemas / "cc11libxml2validator.xsd"))).assertValid(tree)
    web_link = etree.XMLSchema(etree.parse(str(schemas / "ccv1p1_imswl_v1p1.xsd")))
    for name in archive.namelist():
        if name.startswith("links/"):
            web_link.assertValid(etree.fromstring(archive.read(name)))
    items = tree.xpath("//cp:item/@identifier", namespaces=CP)
    assert {f"I_{part.id}" for part in record.parts()} <= set(items)
    assert sorted(tree.xpath("//cp:file/@href", namespaces=CP)) == sorted(
        name for name in archive.namelist() if name != "imsmanifest.xml"
    )


def test_openedx_core_restores_a_component_for_each_part_and_the_credits(record, tmp_path):
    archive = tmp_path / "library.zip"
    archive.write_bytes(made(record, "openedx-library")[1])
    answer = asked("OPENEDX_CORE", "restore_library.py", archive, tmp_path)
    assert (answer["status"], answer["log"]) == ("success", "")
    assert answer["num_components"] == PARTS + 1
    assert answer["titles"] == [*(part.title for part in record.parts()), "Credits"]
    assert (answer["num_sections"], answer["num_units"]) == (3, 4)


@pytest.mark.parametrize(
    ("format", "inside"), [("openedx-library", "entities"), ("openedx-course", "course")]
)
def test_xblocks_contrib_parses_a_block_for_each_part_and_the_credits(record, tmp_path, format, inside):
    folder = unpacked(made(record, format)[1], tmp_path)
    blocks = asked("XBLOCKS_CONTRIB", "parse_blocks.py", folder / inside)
    assert sorted(one["title"] for one in blocks) == sorted(
        [*(part.title for part in record.parts()), "Credits"]
    )
    assert all(one["length"] for one in blocks)


def test_edx_cleaner_finds_nothing(record, tmp_path):
    folder = unpacked(made(record, "openedx-course")[1], tmp_path)
    cleaner = Path(python_of("EDX_CLEANER")).with_name("edx-cleaner")
    done = subprocess.run([cleaner, "-c", folder / "course"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    assert [line for line in done.stdout.splitlines() if line.startswith(("ERROR", "WARNING "))] == []


def test_the_bag_holds_every_file_with_its_checksum(record, tmp_path):
    folder = unpacked(made(record, "bagit")[1], tmp_path)
    manifest = next(folder.rglob("manifest-sha256.txt"))
    rows = [line.split(maxsplit=1) for line in manifest.read_text().splitlines()]
    assert all(sha256((manifest.parent / name).read_bytes()).hexdigest() == digest for digest, name in rows)
    carried = {file.digest for part in record.parts() for file in part.files}
    assert carried <= {digest for digest, _name in rows}


@pytest.mark.parametrize("format", ExportFormat.values)
def test_what_was_lost_is_said_inside_and_outside(record, format):
    package, data = made(record, format)
    codes = {one.code for one in package.lost}
    assert {"withdrawn", "portion_not_cut", "linked"} <= codes
    if format != "openedx-course":
        archive = zipfile.ZipFile(io.BytesIO(data))
        name = next(one for one in archive.namelist() if one.endswith("rights.json"))
        said = json.loads(archive.read(name))["not_carried"]
        assert {one["code"] for one in said} == codes


def test_every_link_of_the_offline_site_leads_to_a_file_of_it(record, tmp_path):
    folder = unpacked(made(record, "offline-site")[1], tmp_path)
    pages = sorted(folder.rglob("parts/*.html"))
    assert {page.stem for page in pages} == {part.id for part in record.parts()}
    for page in [*pages, *folder.rglob("index.html")]:
        inside = html.parse(str(page)).xpath("//@href | //@src")
        here = [unquote(one.partition("#")[0]) for one in inside if "://" not in one]
        assert [one for one in here if one and not (page.parent / one).exists()] == []


@pytest.mark.parametrize(("format", "pages"), [("offline-site", "parts"), ("common-cartridge", "pages")])
def test_an_excerpt_opens_at_its_page_or_second(record, format, pages):
    archive = zipfile.ZipFile(io.BytesIO(made(record, format)[1]))
    book, sound = (part for part in record.parts() if part.how == "excerpt")
    assert f'/{book.id}/book.pdf#page=3">' in archive.read(f"{pages}/{book.id}.html").decode()
    assert (
        f'src="../files/{sound.id}/sound.wav#t=10,150"' in archive.read(f"{pages}/{sound.id}.html").decode()
    )


@pytest.mark.parametrize("format", ["openedx-library", "openedx-course"])
def test_open_edx_which_knows_no_fragments_gets_none(record, format, tmp_path):
    folder = unpacked(made(record, format)[1], tmp_path)
    read = [path.read_text() for path in folder.rglob("*") if path.suffix in (".xml", ".html")]
    assert any("sound.wav" in text for text in read)
    assert [text for text in read if "#t=" in text or "#page=" in text] == []
