"""The files as they are, in a bag (RFC 8493)."""

import bagit
import pytest

from oer_repo.formats.packages.bag import bag
from tests.formats.courses import COURSE, unzipped, zip_of

TOP = "Water-ice-5f6b1f0e"


@pytest.fixture
def folder(tmp_path):
    return unzipped(zip_of(bag), tmp_path) / TOP


def test_the_bag_is_valid(folder):
    found = bagit.Bag(str(folder))
    found.validate()
    assert found.info["Source-Organization"] == "National University of Laos, Universität Köln"
    assert found.info["External-Identifier"] == COURSE.url


def test_a_changed_byte_is_noticed(folder):
    (folder / "data" / "rights.json").write_bytes(b"{}")
    with pytest.raises(bagit.BagValidationError):
        bagit.Bag(str(folder)).validate()


def test_files_keep_their_names_in_folders_in_the_order_of_the_course(folder):
    rain = folder / "data" / "01 Week 1" / "01 Rain" / "02 Rain & _clouds_ _of_ ฝน"
    assert (rain / "อ่าน 1.md").read_bytes() == b"# Rain\n"
    assert sorted(one.name for one in (folder / "data").iterdir()) == [
        "01 Week 1",
        "02 Section 2",
        "CREDITS.html",
        "CREDITS.txt",
        "rights.json",
    ]


def test_a_link_is_an_address_in_a_text(folder):
    film = folder / "data" / "01 Week 1" / "02 Lesson 2" / "01 A film" / "address.txt"
    assert film.read_text() == "https://example.org/film?a=1&b=2\n"
