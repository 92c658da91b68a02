"""The endurance tests in their short form; docs/benchmarks.md has the figures of the long one."""

import os
from pathlib import Path

import pytest

from benchmarks import (
    corpus,
    course,
    course_export,
    kill_test,
    large_file,
    rebuild_courses,
    search_readers,
    serving,
    storage_kills,
    store_outage,
    upload_kills,
    uploads,
)
from benchmarks import search as search_benchmark
from benchmarks.source_courses import Elsewhere, Page, SourceCourse
from oer_repo.resources.models import Resource, Version
from oer_repo.resources.readiness import what_is_missing
from search import indexing
from tests.builders import person
from tests.conftest import require
from tests.storage.conftest import credentials, gateway  # noqa: F401

linux = pytest.mark.skipif(
    not Path("/proc/self/environ").exists(), reason="Processes are found in /proc (Linux)."
)


@linux
@pytest.mark.journey
def test_what_was_acknowledged_survives_three_kills() -> None:
    assert kill_test.main(["--kills", "3", "--seed", "20261123"]) == 0


@linux
@pytest.mark.journey
def test_readers_meet_no_fault_while_others_write_and_the_index_is_built_anew() -> None:
    assert search_readers.main(["--seconds", "8", "--count", "60", "--seed", "3"]) == 0


def test_stored_bytes_survive_kills_of_put_collect_copy_and_backup() -> None:
    assert storage_kills.main(["--kills", "4", "--seed", "2"]) == 0


@pytest.mark.xdist_group("rgw")
def test_objects_survive_kills_of_put_collect_copy_and_backup(gateway: str) -> None:  # noqa: F811
    assert storage_kills.main(["--kills", "5", "--seed", "3", "--store", "s3"]) == 0


@linux
@pytest.mark.journey
def test_uploads_survive_kills_in_mid_body() -> None:
    assert upload_kills.main(["--kills", "2", "--seed", "1"]) == 0


@linux
@pytest.mark.journey
@pytest.mark.xdist_group("rgw")
def test_uploads_into_a_bucket_survive_kills_in_mid_body(gateway: str) -> None:  # noqa: F811
    assert upload_kills.main(["--kills", "2", "--seed", "2", "--store", "s3"]) == 0


@linux
@pytest.mark.journey
@pytest.mark.xdist_group("rgw")
def test_what_was_acknowledged_survives_outages_of_the_store(gateway: str) -> None:  # noqa: F811
    require("TEST_S3_DIR" in os.environ, "The folder of the S3 server (TEST_S3_DIR)")
    assert store_outage.main(["--outages", "2", "--seed", "5"]) == 0


@linux
@pytest.mark.journey
def test_a_file_larger_than_the_memory_allowed_goes_up_and_down() -> None:
    assert large_file.main(["--mebibytes", "80"]) == 0


@linux
@pytest.mark.journey
def test_uploads_are_measured_in_their_short_form() -> None:
    assert uploads.main(["--mebibytes", "9", "--rounds", "1"]) == 0


@linux
@pytest.mark.journey
def test_serving_is_measured_in_its_short_form(capsys: pytest.CaptureFixture[str]) -> None:
    require(serving.NGINX is not None, "nginx")
    serving.main(["--mebibytes", "20", "--reads", "4", "--rounds", "1"])  # 1 where the machine was busy
    rows = [line.split(" | ")[0] for line in capsys.readouterr().out.splitlines() if line.startswith("| ")]
    assert rows == ["| what", "| whole file", *(f"| {piece}" for piece in serving.PIECES)] * 2


@pytest.mark.django_db
def test_what_is_invented_could_have_been_published_and_is_found() -> None:
    person()
    corpus.fill(40, seed=1)
    assert [what_is_missing(version) for version in Version.objects.all()] == [[]] * 40
    assert indexing.rebuild() == []
    assert indexing.status().documents == Resource.objects.public().count() == 40


@pytest.mark.django_db
def test_nothing_is_invented_among_real_resources() -> None:
    person()
    corpus.fill(1)
    with pytest.raises(corpus.NotEmpty, match="has resources already"):
        corpus.fill(1)


def test_search_is_measured_in_its_short_form(capsys: pytest.CaptureFixture[str]) -> None:
    assert search_benchmark.main(["--count", "300", "--queries", "5"]) == 0
    table = [line for line in capsys.readouterr().out.splitlines() if line.startswith("| ")]
    assert [row.split(" | ")[0].strip("| ") for row in table[1:]] == list(search_benchmark.ROWS)


@pytest.fixture
def courses(shared: Path) -> dict[str, SourceCourse]:
    return {source.title: source for source in rebuild_courses.courses_in(shared / "data")}


def test_courses_of_others_are_read_with_their_rights(courses: dict[str, SourceCourse]) -> None:
    geology = courses["Introduction to Geology"]
    assert [chapter.title for chapter in geology.chapters][:3] == ["Course Home", "Syllabus", "Calendar"]
    pages = [one for one in geology.pieces() if isinstance(one, Page)]
    assert pages[0].facts["creators"] == [{"name": "Taylor Perron"}, {"name": "Oliver Jagoutz"}]
    links = {one.title: one for one in geology.pieces() if isinstance(one, Elsewhere)}
    slides = links["Lecture 28 Slides: Rivers"]
    assert (slides.license, slides.creator) == ("by-nc-sa/4.0", "Taylor Perron, Oliver Jagoutz")
    valley = links["The Ordesa Valley in the Spanish Pyrenees was carved by a glacier."]
    assert (valley.license, valley.license_text) == (None, "Photograph courtesy of Taylor Perron.")


def test_a_book_names_the_licenses_of_its_pictures(courses: dict[str, SourceCourse]) -> None:
    book = courses["College Success Concise"]
    assert len(list(book.pieces())) == 1 + 44
    (notes,) = [one for one in book.pieces() if isinstance(one, Page)]
    said = [(one["creator"], one["license_text"]) for one in notes.facts["sources"]]
    assert said[0] == ("Betsy Weber", "Flickr Attribution 2.0 Generic (CC-BY 2.0)")
    body = notes.files[0][1].decode()
    assert "<h1>Helpful Note-Taking Strategies</h1>" in body
    assert "<li>What are some specific strategies you can employ for better note-taking?</li>" in body


@pytest.mark.django_db(transaction=True)  # files are kept outside of a transaction
def test_a_long_course_is_measured_in_its_short_form() -> None:
    user = person()
    corpus.fill(8)
    versions = course.chosen(8)
    course_export.put_files(versions, 3_000)
    course_export.put_files(versions, 3_000)
    made = course.course_of(8, user)
    rows = dict(course.measured(made, user, 1))
    assert {"public page", "workshop", "rights", "check, parts from the database"} < set(rows)
    found = course_export.measured(str(made.pk), "bagit")
    assert found["size"] > 6 * 3_000  # two of eight are only linked to
