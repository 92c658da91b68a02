from pathlib import Path

import pytest

from oer_repo.worker.lock import WorkerIsRunningError, only_worker


def test_a_second_worker_is_refused_and_the_first_can_be_followed(tmp_path: Path) -> None:
    lock = tmp_path / "worker.lock"
    with (
        only_worker(lock),
        pytest.raises(WorkerIsRunningError, match="Another worker is running"),
        only_worker(lock),
    ):
        pass
    with only_worker(lock):
        pass
