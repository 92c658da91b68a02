"""The endurance tests in their short form; docs/benchmarks.md has the figures of the long one."""

import pytest

from benchmarks import kill_test


@pytest.mark.journey
def test_what_was_acknowledged_survives_three_kills() -> None:
    assert kill_test.main(["--kills", "3", "--seed", "20261123"]) == 0
