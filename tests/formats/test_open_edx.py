"""A course for Open edX: judged by the platform's own importer, cleaner and blocks."""

import io
import subprocess
import tarfile
import tomllib
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from licensing import registry
from oer_repo.formats.course_record import CoursePart
from oer_repo.formats.packages.open_edx import library_archive, olx_course
from oer_repo.formats.packages.open_edx.blocks import license_attribute
from oer_repo.formats.packages.package import Options
from oer_repo.formats.packages.words import Words
from tests.formats.courses import BEGIN, COURSE, file, one_unit, tar_of, unzipped, zip_of
from tests.formats.platforms import asked, python_of

PARTS = len(list(COURSE.parts()))
TITLES = ["Begin", 'Rain & "clouds" <of> ฝน', "A film", "Snow", "ວັດຈັກນ້ຳ", "Program", "Credits"]
LICENSES = {
    "Begin": "creative-commons: ver=4.0 BY SA",
    'Rain & "clouds" <of> ฝน': "creative-commons: ver=4.0 BY",
    "A film": "creative-commons: ver=3.0 BY NC",
    "Snow": "creative-commons: ver=4.0 BY",
    "ວັດຈັກນ້ຳ": "",
    "Program": "",
    "Credits": "creative-commons: ver=4.0 BY SA",
}


@pytest.mark.parametrize(
    ("license", "said"),
    [
        ("by/4.0", "creative-commons: ver=4.0 BY"),
        ("by-nc-sa/3.0", "creative-commons: ver=3.0 BY NC SA"),
        ("zero/1.0", "creative-commons: ver=1.0"),
        ("MIT", ""),
        ("mark/1.0", ""),
        ("sampling/1.0", ""),
    ],
)
def test_the_license_attribute(license, said):
    assert license_attribute(registry.get(license)) == said


def test_no_license_is_no_attribute():
    assert license_attribute(None) == ""


# --- the library archive


def test_openedx_core_restores_the_archive_with_a_component_for_each_part_and_the_credits(tmp_path):
    archive = tmp_path / "library.zip"
    archive.write_bytes(zip_of(library_archive))
    answer = asked("OPENEDX_CORE", "restore_library.py", archive, tmp_path)
    assert (answer["status"], answer["log"]) == ("success", "")
    assert answer["num_components"] == PARTS + 1
    assert answer["titles"] == TITLES
    assert (answer["num_units"], answer["num_subsections"], answer["num_sections"]) == (4, 2, 2)


def test_a_text_that_is_too_long_for_a_block_goes_beside_it_and_is_restored(tmp_path):
    long = replace(BEGIN, html=f"<p>{'ฝน ' * 30_000}</p>")
    record = one_unit(long)
    archive = tmp_path / "library.zip"
    archive.write_bytes(zip_of(library_archive, record))
    names = zipfile.ZipFile(archive).namelist()
    assert "entities/xblock.v1/html/p2/component_versions/v1/static/whole.html" in names
    lost = library_archive(record, Options(), Words()).lost
    assert [one.code for one in lost] == ["too_long_here"]
    assert asked("OPENEDX_CORE", "restore_library.py", archive, tmp_path)["status"] == "success"


def test_every_block_of_the_archive_is_parsed(tmp_path):
    folder = unzipped(zip_of(library_archive), tmp_path)
    blocks = asked("XBLOCKS_CONTRIB", "parse_blocks.py", folder / "entities")
    assert {one["title"]: one["license"] for one in blocks} == LICENSES
    assert all(one["length"] for one in blocks)


def test_every_table_of_the_archive_is_toml_without_a_blank_email():
    archive = zipfile.ZipFile(io.BytesIO(zip_of(library_archive)))
    tables = [name for name in archive.namelist() if name.endswith(".toml")]
    assert len(tables) == 1 + 1 + 8 + PARTS + 1
    read = {name: tomllib.loads(archive.read(name).decode()) for name in tables}
    assert "created_by_email" not in read["package.toml"]["meta"]
    assert read["entities/u1.toml"]["version"][0]["container"]["children"] == [
        "xblock.v1:html:p2",
        "xblock.v1:html:p1",
    ]


def test_rights_json_is_inside_the_component_of_the_credits_so_that_it_is_there_after_the_import():
    names = zipfile.ZipFile(io.BytesIO(zip_of(library_archive))).namelist()
    assert "entities/xblock.v1/html/credits/component_versions/v1/static/rights.json" in names
    assert "rights.json" in names


# --- the course in OLX


@pytest.fixture
def olx(tmp_path: Path) -> Path:
    with tarfile.open(fileobj=io.BytesIO(tar_of(olx_course))) as archive:
        archive.extractall(tmp_path, filter="data")
    return tmp_path / "course"


def test_the_cleaner_finds_no_error_and_none_is_ignored(olx):
    cleaner = Path(python_of("EDX_CLEANER")).with_name("edx-cleaner")
    done = subprocess.run([cleaner, "-c", olx], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    assert "ERROR" not in done.stdout
    # The lesson without parts is one on purpose; of what the site exports none is empty.
    assert [line for line in done.stdout.splitlines() if line.startswith("WARNING ")] == [
        "WARNING EmptyTag (vertical/u4v.xml): The <vertical url_name='u4v' display_name='Empty'> tag is "
        "unexpectedly empty"
    ]


def test_every_block_of_the_course_is_parsed(olx):
    blocks = asked("XBLOCKS_CONTRIB", "parse_blocks.py", olx)
    assert {one["title"]: one["license"] for one in blocks} == LICENSES
    assert all(one["length"] for one in blocks)


def test_every_file_that_a_block_names_is_among_the_static_ones(olx):
    page = (olx / "html" / "p1.html").read_text()
    assert 'src="/static/p1_cloud.png"' in page
    files = {one.name for one in (olx / "static").iterdir()}
    assert {"p1_cloud.png", "p1_3-Cloud.png", "p1_rain.mp3", "CREDITS.html", "rights.json"} <= files


def test_a_file_that_the_platform_does_not_take_is_linked_to_and_named():
    big = replace(file("film.mp4", b"x", "video/mp4"), size=60_000_000)
    part = CoursePart(id="p9", title="Film", files=(big,), licenses=("by/4.0",))
    package = olx_course(one_unit(part), Options(), Words())
    assert [(one.code, one.title) for one in package.lost] == [("too_large_here", "Film: film.mp4")]
    entries = {one.path: one for one in package.entries}
    assert "course/static/p9_film.mp4" not in entries
    assert b'src="https://oer.example.org/files/1/"' in entries["course/html/p9.html"].bytes_of()


def test_what_the_format_has_no_word_for_is_said():
    lost = olx_course(COURSE, Options(), Words()).lost
    assert [(one.part, one.code) for one in lost] == [
        ("p3", "linked"),
        ("p4", "withdrawn"),
        ("p5", "portion_not_cut"),
        ("p1", "license_field_one"),
        ("p3", "license_port"),
        ("p6", "license_not_cc"),
    ]
