"""Real courses of others, rebuilt through the API (benchmarks.rebuild_courses), and what each platform makes of them."""

import subprocess
import tarfile
import zipfile
from pathlib import Path

import bagit
import pytest
from lxml import etree

from benchmarks import rebuild_courses
from tests.conftest import SHARED
from tests.formats.platforms import asked, python_of

pytestmark = [
    pytest.mark.journey,
    pytest.mark.xdist_group("rebuilt"),
    pytest.mark.skipif(
        not Path("/proc/self/environ").exists(), reason="Processes are found in /proc (Linux)."
    ),
]
PARTS = {"Introduction to Geology": 98, "College Success Concise": 45}
each = pytest.mark.parametrize("title", PARTS)


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not SHARED.is_dir():
        pytest.skip("The reference folder ../shared is not here.")
    folder = tmp_path_factory.mktemp("packages")
    for name in ("geology", "concise"):
        asked_for = ["--data", str(SHARED / "data"), "--only", name, "--keep", str(folder)]
        assert rebuild_courses.main(asked_for) == 0
    return folder


def unzipped(path: Path, folder: Path) -> Path:
    with zipfile.ZipFile(path) as archive:
        archive.extractall(folder)
    return folder


@each
def test_every_format_is_there(packages: Path, title: str) -> None:
    assert sorted(path.name for path in packages.glob(f"{title} *")) == sorted(
        f"{title} {format}" for format in rebuild_courses.FORMATS
    )


@each
@pytest.mark.parametrize("format", ["common-cartridge", "common-cartridge-thin"])
def test_the_cartridge_is_valid(packages: Path, tmp_path: Path, title: str, format: str) -> None:
    schemas = SHARED / "data" / "common-cartridge" / "xsd-1.1"
    folder = unzipped(packages / f"{title} {format}", tmp_path)
    manifest = etree.XMLSchema(etree.parse(str(schemas / "cc11libxml2validator.xsd")))
    manifest.assertValid(etree.parse(str(folder / "imsmanifest.xml")))
    link = etree.XMLSchema(etree.parse(str(schemas / "ccv1p1_imswl_v1p1.xsd")))
    for path in (folder / "links").iterdir():
        link.assertValid(etree.parse(str(path)))


@each
def test_openedx_core_restores_a_component_for_each_part(packages: Path, tmp_path: Path, title: str) -> None:
    answer = asked("OPENEDX_CORE", "restore_library.py", packages / f"{title} openedx-library", tmp_path)
    assert (answer["status"], answer["log"]) == ("success", "")
    assert answer["num_components"] == PARTS[title] + 1  # and the credits


@each
def test_open_edx_reads_the_course(packages: Path, tmp_path: Path, title: str) -> None:
    with tarfile.open(packages / f"{title} openedx-course") as archive:
        archive.extractall(tmp_path, filter="data")
    assert len(asked("XBLOCKS_CONTRIB", "parse_blocks.py", tmp_path / "course")) == PARTS[title] + 1
    cleaner = Path(python_of("EDX_CLEANER")).with_name("edx-cleaner")
    done = subprocess.run([cleaner, "-c", tmp_path / "course"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    assert [line for line in done.stdout.splitlines() if line.startswith(("ERROR", "WARNING "))] == []


@each
def test_the_bag_is_valid(packages: Path, tmp_path: Path, title: str) -> None:
    folder = unzipped(packages / f"{title} bagit", tmp_path)
    bagit.Bag(str(next(folder.glob("*/bagit.txt")).parent)).validate()
