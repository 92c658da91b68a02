"""The endurance tests in their short form; docs/benchmarks.md has the figures of the long one."""

import pytest

from benchmarks import kill_test, large_file


@pytest.mark.journey
def test_what_was_acknowledged_survives_three_kills() -> None:
    assert kill_test.main(["--kills", "3", "--seed", "20261123"]) == 0


@pytest.mark.journey
def test_a_file_larger_than_the_memory_allowed_goes_up_and_down() -> None:
    assert large_file.main(["--mebibytes", "80"]) == 0
