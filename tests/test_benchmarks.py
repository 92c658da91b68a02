"""The endurance tests in their short form; docs/benchmarks.md has the figures of the long one."""

from pathlib import Path

import pytest

from benchmarks import corpus, kill_test, large_file, serving, storage_kills, uploads
from benchmarks import search as search_benchmark
from oer_repo.resources.models import Resource, Version
from oer_repo.resources.readiness import what_is_missing
from search import indexing
from tests.builders import person
from tests.conftest import require

linux = pytest.mark.skipif(
    not Path("/proc/self/environ").exists(), reason="Processes are found in /proc (Linux)."
)


@linux
@pytest.mark.journey
def test_what_was_acknowledged_survives_three_kills() -> None:
    assert kill_test.main(["--kills", "3", "--seed", "20261123"]) == 0


def test_stored_bytes_survive_kills_of_put_collect_copy_and_backup() -> None:
    assert storage_kills.main(["--kills", "4", "--seed", "2"]) == 0


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
