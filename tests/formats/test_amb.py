"""AMB: valid by its own JSON schema, KIM's subjects only, none for a license that it refuses."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from jsonschema import Draft7Validator, FormatChecker
from referencing import Registry, Resource

from oer_repo.formats import amb
from oer_repo.formats.record import Record, RecordCreator, RecordFile, RecordSource
from tests.formats.courses import COURSE

RECORD = Record(
    titles={"th": "วัฏจักรน้ำ"},
    descriptions={"th": "น้ำ"},
    languages=("th", "fil", "pt-BR"),
    subjects=("0532", "0611", "0541"),
    keywords=("น้ำ",),
    levels=("level_A",),
    types=("text",),
    audience=("student",),
    creators=(RecordCreator("น้อย", orcid="0000-0002-1825-0097"), RecordCreator("Ben", role="editor")),
    institution="National University of Laos",
    date_created="2024-05",
    duration=90,
    license="by-sa/4.0",
    files=(
        RecordFile("a.mp4", media_type="video/mp4", size=9, digest="a" * 64, url="https://oer.example.org/f/1"),
        RecordFile("a.vtt", role="caption", media_type="text/vtt", language="fil", url="https://oer.example.org/f/2"),
    ),
    sources=(RecordSource("Rain", license="OGL-UK-3.0", creator="Ana"),),
    id="1",
    url="https://oer.example.org/r/water/",
    published=datetime(2026, 11, 2, tzinfo=UTC),
)  # fmt: skip


FORMATS = FormatChecker(["date"])


@FORMATS.checks("date-time")
def is_moment(text: object) -> bool:
    """A day alone is a date and no moment: the schema wants exactly one of both."""
    return isinstance(text, str) and "T" in text


@pytest.fixture
def validator(shared: Path) -> Draft7Validator:
    folder = shared / "data" / "amb" / "20231019" / "schemas"
    schemas = {one.name: json.loads(one.read_text()) for one in folder.glob("*.json")}
    resources = [(one["$id"], Resource.from_contents(one)) for one in schemas.values()]
    registry = Registry().with_resources(resources)
    return Draft7Validator(schemas["schema.json"], registry=registry, format_checker=FORMATS)


def test_a_resource_is_valid(validator):
    validator.validate(amb.write(RECORD))


def test_a_course_is_valid(validator):
    validator.validate(amb.write_course(COURSE))


@pytest.mark.parametrize("license", ["MIT", "Apache-2.0", "GFDL-1.3-only", "mark/1.0", None])
def test_every_license_that_it_takes_is_valid(validator, license):
    validator.validate(
        amb.write(Record(titles={"en": "A"}, url="https://oer.example.org/r/a/", license=license))
    )


def test_the_schema_judges(validator):
    assert not validator.is_valid({**amb.write(RECORD), "about": [{"id": "https://example.org/other"}]})


@pytest.mark.parametrize("license", ["OGL-UK-3.0", "ODbL-1.0", "ARR", "KOGL-1"])
def test_none_for_a_license_that_it_refuses_and_the_reason(license):
    with pytest.raises(amb.NotInAmbError, match="AMB takes Creative Commons"):
        amb.write(Record(titles={"en": "A"}, license=license))


def test_subjects_with_a_fair_match_and_no_others():
    base = "https://w3id.org/kim/hochschulfaechersystematik/"
    assert amb.write(RECORD)["about"] == [
        {"type": "Concept", "id": f"{base}n43"},
        {"type": "Concept", "id": f"{base}n37"},
    ]
    assert "about" not in amb.write(Record(titles={"en": "A"}, subjects=("0611",)))


def test_what_amb_has_no_word_for_is_left_out():
    document = amb.write(RECORD)
    assert document["inLanguage"] == ["th", "pt"]
    assert "dateCreated" not in document
    assert "license" not in document["isBasedOn"][0]
