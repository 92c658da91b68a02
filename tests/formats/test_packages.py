"""What holds for every package of a course."""

import gzip
import io
import json
import random
import subprocess
import tarfile
import zipfile
from dataclasses import replace

import pytest

from oer_repo.formats.packages.archive import tarred, zipped
from oer_repo.formats.packages.bag import bag
from oer_repo.formats.packages.common_cartridge import common_cartridge
from oer_repo.formats.packages.names import file_names, plain_name
from oer_repo.formats.packages.offline import offline_site
from oer_repo.formats.packages.open_edx import library_archive, olx_course
from oer_repo.formats.packages.package import Entry, Options
from oer_repo.formats.packages.part_html import readable_size
from oer_repo.formats.packages.words import Words
from tests.formats.courses import COURSE, Writer, file

WRITERS = [common_cartridge, library_archive, olx_course, offline_site, bag]
each = pytest.mark.parametrize("write", WRITERS, ids=lambda one: one.__name__)


def entries(write: Writer, options: Options | None = None) -> dict[str, Entry]:
    package = write(COURSE, options or Options(), Words())
    listed = list(package.entries)
    assert len({one.path for one in listed}) == len(listed), "two entries under one name"
    return {one.path: one for one in listed}


@each
def test_the_same_course_is_the_same_bytes(write):
    once, again = (b"".join(zipped(write(COURSE, Options(), Words()).entries)) for _ in range(2))
    assert once == again
    once, again = (b"".join(tarred(write(COURSE, Options(), Words()).entries)) for _ in range(2))
    assert once == again


@each
def test_everybody_is_credited_on_a_page_of_its_own(write):
    pages = [one for path, one in entries(write).items() if path.lower().endswith("credits.html")]
    text = pages[-1].bytes_of().decode()
    for said in ("Noy", "Ben", "Ana", "Cy", "Shortened &amp; made simpler", "Except where otherwise noted"):
        assert said in text


@each
def test_credits_in_the_language_that_was_asked_for(write):
    found = entries(write, Options(language="th"))
    page = next(one for path, one in found.items() if path.lower().endswith("credits.html"))
    assert "เว้นแต่จะระบุไว้เป็นอย่างอื่น" in page.bytes_of().decode()


@each
def test_rights_json(write):
    entry = next(one for path, one in entries(write).items() if path.endswith("rights.json"))
    rights = json.loads(entry.bytes_of())
    assert rights["course"]["license"]["spdx"] == "CC-BY-SA-4.0"
    assert rights["check"]["rules"] == "2026-11-26+abc"
    assert rights["check"]["input_parts"] == ["p1"]
    by_id = {part["id"]: part for part in rights["parts"]}
    assert [one["id"] for one in by_id["p1"]["licenses"]] == ["by/4.0", "by-sa/4.0"]
    assert by_id["p5"]["licenses"] == [None]
    assert by_id["p5"]["license_statement"] == "Free for schools"
    assert by_id["p1"]["files"][1]["license"]["id"] == "by-sa/4.0"
    assert {"withdrawn", "linked", "portion_not_cut"} <= {one["code"] for one in rights["not_carried"]}


@each
def test_nothing_climbs_out_of_the_package(write):
    bad = replace(COURSE.sections[0].units[0].parts[1], files=(file("../../etc/passwd", b"x", "text/plain"),))
    section = replace(COURSE.sections[0], units=(replace(COURSE.sections[0].units[0], parts=(bad,)),))
    package = write(replace(COURSE, sections=(section,)), Options(), Words())
    assert [one.path for one in package.entries if ".." in one.path.split("/") or one.path[0] == "/"] == []


NOISE = random.Random(8).randbytes(400_000)


@pytest.mark.parametrize(
    ("media_type", "data", "smaller"),
    [
        ("text/plain", b"rain " * 60_000, True),
        ("application/octet-stream", NOISE, False),
        ("application/x-unknown", b"rain " * 60_000, True),
        ("video/mp4", b"rain " * 60_000, False),
        ("text/plain", b"", True),
    ],
)
def test_what_does_not_get_smaller_is_stored(media_type, data, smaller):
    archive = zipfile.ZipFile(io.BytesIO(b"".join(zipped([Entry("a", file("a", data, media_type))]))))
    assert archive.read("a") == data
    kept = zipfile.ZIP_DEFLATED if smaller else zipfile.ZIP_STORED
    assert archive.getinfo("a").compress_type == kept


def test_a_tar_holds_stored_and_compressed_files_in_any_order(tmp_path):
    text = ("rain falls " * 40_000).encode()
    sent = {"1": NOISE, "2": text, "3": NOISE[::-1], "4": b"", "5": NOISE[:65_535], "6": text[:700]}
    data = b"".join(
        tarred(Entry(name, file(name, body, "application/octet-stream")) for name, body in sent.items())
    )
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        assert {one.name: archive.extractfile(one).read() for one in archive} == sent
    assert len(data) < len(NOISE) * 2 + 65_535 + 20_000
    (tmp_path / "a.tar.gz").write_bytes(data)
    subprocess.run(["gzip", "--test", tmp_path / "a.tar.gz"], check=True)
    assert gzip.decompress(data).endswith(b"\0" * 1024)


def test_a_tar_that_others_can_read():
    data = b"".join(tarred([Entry("a/ฝน.txt", b"rain"), Entry("b", file("b", b"x" * 700, "text/plain"))]))
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        read = {one.name: archive.extractfile(one).read() for one in archive}
    assert read == {"a/ฝน.txt": b"rain", "b": b"x" * 700}


def test_what_is_compressed_already_is_stored_as_it_is():
    data = b"".join(zipped([Entry("a.png", file("a.png", b"x" * 900, "image/png")), Entry("b", b"y" * 900)]))
    sizes = {one.filename: one.compress_size for one in zipfile.ZipFile(io.BytesIO(data)).infolist()}
    assert sizes["a.png"] == 900
    assert sizes["b"] < 100


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Rain cloud.PNG", "Rain-cloud.png"),
        ("อ่าน.pdf", "file-1.pdf"),
        ("naïve résumé.txt", "naive-resume.txt"),
        ("README", "README"),
        (".htaccess", "file-1.htaccess"),
        ("a/b\\c.txt", "a-b-c.txt"),
        ("x" * 300 + ".pdf", "x" * 80 + ".pdf"),
    ],
)
def test_plain_names(name, plain):
    assert plain_name(name, "file-1") == plain


def test_no_two_names_are_alike_even_where_case_does_not_count():
    files = [file(name, b"", "text/plain") for name in ("a.txt", "A.TXT", "ก.txt", "ข.txt")]
    assert list(file_names(files).values()) == ["a.txt", "2-A.txt", "file-3.txt", "file-4.txt"]


def test_a_number_that_keeps_names_apart_meets_no_other_name_and_devices_of_windows_are_none():
    files = [file(name, b"", "text/plain") for name in ("3-a.txt", "a.txt", "A.txt", "con.txt", "LPT1")]
    assert list(file_names(files).values()) == ["3-a.txt", "a.txt", "3-3-A.txt", "4-con.txt", "5-LPT1"]


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (0, "0 B"),
        (940, "940 B"),
        (2_400, "2.4 kB"),
        (999_700, "1.0 MB"),
        (12_345_678, "12 MB"),
        (3_210_000_000, "3.2 GB"),
    ],
)
def test_sizes_as_people_say_them(size, said):
    assert readable_size(size) == said
