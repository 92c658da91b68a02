"""Put off, and taken up again as it was."""

import gc

from search.garbage import collecting_seldom


def test_collection_goes_on_as_before() -> None:
    before = gc.get_threshold()
    with collecting_seldom():
        assert gc.get_threshold() != before
    assert gc.get_threshold() == before
