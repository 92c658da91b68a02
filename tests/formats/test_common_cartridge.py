"""A course as IMS Common Cartridge 1.1."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from oer_repo.formats.packages.common_cartridge import common_cartridge
from oer_repo.formats.packages.package import Options
from oer_repo.formats.packages.words import Words
from tests.formats.courses import COURSE, zip_of

THIN = Options(thin=True)
NS = {
    "cp": "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1",
    "lom": "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest",
}


def cartridge(options: Options | None = None) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(zip_of(common_cartridge, options=options)))


def manifest(options: Options | None = None) -> etree._Element:
    return etree.fromstring(cartridge(options).read("imsmanifest.xml"))


@pytest.fixture
def schemas(shared: Path) -> Path:
    return shared / "data" / "common-cartridge" / "xsd-1.1"


@pytest.mark.parametrize("options", [Options(), THIN], ids=["full", "thin"])
def test_the_manifest_is_valid(schemas, options):
    schema = etree.XMLSchema(etree.parse(str(schemas / "cc11libxml2validator.xsd")))
    schema.assertValid(manifest(options))


@pytest.mark.parametrize("options", [Options(), THIN], ids=["full", "thin"])
def test_every_web_link_is_valid(schemas, options):
    schema = etree.XMLSchema(etree.parse(str(schemas / "ccv1p1_imswl_v1p1.xsd")))
    archive = cartridge(options)
    links = [name for name in archive.namelist() if name.startswith("links/")]
    assert links
    for name in links:
        schema.assertValid(etree.fromstring(archive.read(name)))


@pytest.mark.parametrize("options", [Options(), THIN], ids=["full", "thin"])
def test_every_file_that_the_manifest_names_is_there_and_every_reference_leads_somewhere(options):
    tree, names = manifest(options), cartridge(options).namelist()
    named = tree.xpath("//cp:file/@href", namespaces=NS)
    assert sorted(named) == sorted(name for name in names if name != "imsmanifest.xml")
    resources = set(tree.xpath("//cp:resource/@identifier", namespaces=NS))
    assert set(tree.xpath("//cp:item/@identifierref", namespaces=NS)) == resources


def test_the_outline_is_the_one_of_the_course():
    titles = manifest().xpath("//cp:item/cp:title/text()", namespaces=NS)
    assert titles == [
        "Week 1",
        "Rain",
        "Begin",
        'Rain & "clouds" <of> ฝน',
        "app.html",
        "A film",
        "Section 2",
        "Ice & snow",
        "Snow",
        "ວັດຈັກນ້ຳ",
        "Program",
        "Empty",
        "Credits",
        "Credits",
    ]


def test_no_identifier_begins_with_a_digit():
    found = manifest().xpath("//@identifier")
    assert [one for one in found if not re.match(r"[A-Za-z_]", one)] == []
    assert len(found) == len(set(found))


def test_each_part_carries_its_license_and_credit_where_the_standard_has_a_place():
    rights = manifest().xpath(
        "//cp:item[@identifier='I_p3']/cp:metadata/lom:lom/lom:rights/lom:description/lom:string/text()",
        namespaces=NS,
    )
    assert rights == [
        "https://creativecommons.org/licenses/by-nc/3.0/de/ (CC BY-NC 3.0 DE) “A film” "
        "(https://oer.example.org/r/a/) by Ben. Licensed under CC BY-NC 3.0 DE "
        "(https://creativecommons.org/licenses/by-nc/3.0/de/)."
    ]


def test_the_whole_says_its_license():
    path = "/cp:manifest/cp:metadata/lom:lom/lom:rights/lom:description/lom:string/text()"
    assert manifest().xpath(path, namespaces=NS) == [
        "https://creativecommons.org/licenses/by-sa/4.0/ (CC BY-SA 4.0)"
    ]


def test_links_in_pages_are_relative_and_lead_to_files_of_the_cartridge():
    archive = cartridge()
    page = archive.read("pages/p1.html").decode()
    assert "$IMS-CC-FILEBASE$" not in page
    inside = [one for one in re.findall(r'(?:src|href)="([^"]+)"', page) if "://" not in one]
    assert {f"files/p1/{one.removeprefix('../files/p1/')}" for one in inside} <= set(archive.namelist())
    assert len(inside) >= 7


def test_a_thin_cartridge_has_no_file_of_the_course_and_says_so():
    assert [name for name in cartridge(THIN).namelist() if name.startswith("files/")] == []
    lost = [(one.code, one.part) for one in common_cartridge(COURSE, THIN, Words()).lost]
    assert [part for code, part in lost if code == "thin"] == ["p1", "p5", "p6"]
    link = cartridge(THIN).read("links/p1.xml").decode()
    assert '<url href="https://oer.example.org/r/rain/v/1/"/>' in link


def test_what_could_not_be_carried():
    lost = common_cartridge(COURSE, Options(), Words()).lost
    assert [(one.part, one.code) for one in lost] == [
        ("p3", "linked"),
        ("p4", "withdrawn"),
        ("p5", "portion_not_cut"),
    ]
    assert lost[2].text == "Only Pages 3–7 is meant; the package carries the whole, and says so beside it."
