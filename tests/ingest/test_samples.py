"""The sample collection: every word of its manifest is known, and every license fits its sources."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from licensing import registry
from oer_repo.resources import vocabularies

FOLDER = Path(__file__).parents[2] / "oer_repo" / "ingest" / "samples"
SAMPLES: list[dict[str, Any]] = json.loads((FOLDER / "samples.json").read_text(encoding="utf-8"))
SLUGS = [sample["slug"] for sample in SAMPLES]

each_sample = pytest.mark.parametrize("sample", SAMPLES, ids=SLUGS)


def files_of(samples: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for sample in samples:
        yield from sample["files"]


def unknown(name: str, ids: list[str]) -> list[str]:
    return [id for id in ids if vocabularies.concept(name, id) is None]


def test_the_collection_shows_eleven_languages_and_eight_licenses():
    languages = {language for sample in SAMPLES for language in sample["languages"]}
    assert languages == {"de", "en", "fil", "fr", "id", "km", "ko", "lo", "my", "th", "vi"}
    assert {sample["license"] for sample in SAMPLES} == {
        "by-nc-nd/4.0",
        "by-nc-sa/4.0",
        "by-nc/4.0",
        "by-nd/4.0",
        "by-sa/4.0",
        "by/3.0",
        "by/4.0",
        "zero/1.0",
    }
    assert len(SLUGS) == len(set(SLUGS)) == 13


def test_the_manifest_names_every_file_of_the_folder_once():
    there = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file()}
    named = [file["path"] for file in files_of(SAMPLES)]
    assert sorted(named) == sorted(there - {"samples.json"})


def test_the_collection_is_small():
    sizes = {path: path.stat().st_size for path in FOLDER.rglob("*") if path.is_file()}
    assert sum(sizes.values()) <= 600_000
    assert all(0 < size <= 60_000 for path, size in sizes.items() if path.suffix != ".wav")


@pytest.mark.parametrize(
    ("suffix", "beginning"),
    [
        (".pdf", b"%PDF-1."),
        (".png", b"\x89PNG\r\n"),
        (".wav", b"RIFF"),
        (".vtt", b"WEBVTT\n"),
        (".svg", b"<svg "),
        (".csv", b"city,country,latitude,month,hours\n"),
    ],
)
def test_files_are_what_their_names_say(suffix, beginning):
    paths = sorted(FOLDER.rglob(f"*{suffix}"))
    assert paths
    assert all(path.read_bytes().startswith(beginning) for path in paths)


@each_sample
def test_every_sample_can_be_published(sample):
    assert sample["files"][0]["role"] == "main"
    assert all(sample[key] for key in ("titles", "descriptions", "keywords", "creators", "publisher"))
    assert sample["titles"].keys() == sample["descriptions"].keys() == {sample["languages"][0], "en"}
    assert sample["date_created"] == "2026-11-23"


@each_sample
def test_every_term_is_in_its_vocabulary(sample):
    languages = [file["language"] for file in sample["files"] if file["language"]]
    assert unknown("languages", [*sample["languages"], *sample["titles"], *languages]) == []
    assert unknown("isced_f_2013", sample["subjects"]) == []
    assert unknown("educational_level", sample["levels"]) == []
    assert unknown("hcrt", sample["types"]) == []
    assert unknown("audience", sample["audience"]) == []
    assert unknown("contributor_roles", [creator["role"] for creator in sample["creators"]]) == []


@each_sample
def test_accessibility_uses_the_terms_of_schema_org(sample):
    for property_name, values in sample["accessibility"].items():
        assert unknown("accessibility", [f"{property_name}:{value}" for value in values]) == []


@each_sample
def test_every_license_is_in_the_registry_and_its_statement_names_its_deed(sample):
    assert registry.get(sample["license"]).url in sample["license_statement"]
    for file in sample["files"]:
        assert registry.get(file.get("license", sample["license"])).is_cc


@each_sample
def test_the_text_itself_carries_the_license_statement(sample):
    texts = [FOLDER / file["path"] for file in sample["files"] if file["path"].endswith((".md", ".txt"))]
    deed = registry.get(sample["license"]).url
    assert any(deed in path.read_text(encoding="utf-8") for path in texts)


@pytest.mark.parametrize(
    ("slug", "license", "source", "source_license", "use"),
    [
        ("water-cycle-lao", "by-sa/4.0", "water-cycle", "by-sa/4.0", "adapted"),
        ("hand-washing-filipino", "by-sa/4.0", "hand-washing", "by/4.0", "translated"),
    ],
)
def test_adaptations_name_their_source_and_what_was_changed(slug, license, source, source_license, use):
    adaptation = SAMPLES[SLUGS.index(slug)]
    (origin,) = adaptation["sources"]
    assert (adaptation["license"], origin["slug"], origin["use"]) == (license, source, use)
    assert SAMPLES[SLUGS.index(source)]["license"] == source_license
    assert SLUGS.index(source) < SLUGS.index(slug), "a source is deposited before its adaptations"
    assert origin["changes"]


def test_one_resource_has_a_recording_with_captions_and_a_transcript():
    scale = SAMPLES[SLUGS.index("major-scale")]
    assert [file["role"] for file in scale["files"]] == ["main", "main", "caption", "transcript"]


def test_one_picture_has_a_license_of_its_own():
    volcanoes = SAMPLES[SLUGS.index("volcanoes")]
    assert volcanoes["license"] == "by/4.0"
    assert [file.get("license") for file in volcanoes["files"]] == [None, "zero/1.0", "zero/1.0"]
