"""The line is cut, the server is killed, the disk is full, two clients want the same: the file arrives whole, once."""

import os
import random
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tusclient.exceptions import TusUploadFailed

from benchmarks.running_site import Site
from tests.tus.clients import by_tus_js_client, by_tuspy, started_js, tuspy
from tests.tus.conftest import MIB
from tests.tus.proxy import Line

PATIENCE = 60  # seconds; only something that hangs takes so long


def until(what, patience: float = PATIENCE) -> None:
    give_up = time.monotonic() + patience
    while not what():
        assert time.monotonic() < give_up, "This was waited for in vain."
        time.sleep(0.02)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_line_cut_at_random_offsets(upload, over, line, film, assert_kept, seed):
    chance = random.Random(seed)
    # The first connection lasts until the upload is begun: one whose address nobody learned would wait for its week.
    line.cuts = [MIB] + [
        chance.choice([chance.randrange(1, 600), chance.randrange(600, MIB)]) for _ in range(12)
    ]
    assert_kept(upload(film, over), film)
    assert line.cuts == []


def test_what_came_before_the_cut_is_not_sent_again(js, over, line, film, assert_kept):
    """Twelve megabytes in one request, over a line that breaks every three: all of them arrive once."""
    line.cuts, line.abrupt = [3 * MIB] * 3, False
    assert_kept(by_tus_js_client(film, over, piece=None), film)
    assert line.carried < film.stat().st_size + 3 * MIB


def test_the_server_is_killed_in_mid_upload(upload, site: Site, over, line, film, assert_kept):
    line.bytes_per_second = 4 * MIB
    uploaded: list[str] = []
    sending = threading.Thread(target=lambda: uploaded.append(upload(film, over)))
    sending.start()
    until(lambda: line.carried > 5 * MIB)
    site.kill_everything()
    site.start()
    site.wait()
    sending.join(PATIENCE)
    assert_kept(uploaded[0], film)


def test_web_processes_die_one_after_another(site: Site, over, line, film, assert_kept):
    """Two answer at any time; the one that did not begin the upload goes on with it."""
    line.bytes_per_second = 4 * MIB
    uploaded: list[str] = []
    sending = threading.Thread(target=lambda: uploaded.append(by_tuspy(film, over)))
    assert len(site.web_worker()) == 2
    sending.start()
    for part in (2, 4, 6):
        until(lambda part=part: line.carried > part * MIB)
        assert site.kill_one("web worker", random.Random(part))
    sending.join(PATIENCE)
    assert_kept(uploaded[0], film)


def test_the_client_is_killed_and_started_again(js, over, line, film, assert_kept):
    line.bytes_per_second = 6 * MIB
    first = started_js(film, over)
    until(lambda: line.carried > 5 * MIB)
    os.kill(first.pid, signal.SIGKILL)
    first.communicate()
    before, line.bytes_per_second = line.carried, 0
    assert_kept(by_tus_js_client(film, over), film)
    assert line.carried - before < film.stat().st_size - 3 * MIB  # it went on, it did not begin again


def test_two_clients_on_one_upload(to, over, line: Line, film, assert_kept):
    """One holds it with a line that has fallen silent: the other is told to wait, and goes on when that line is cut."""
    holding = tuspy(film, over, retries=0)
    holding.upload_chunk()
    line.silent_after = MIB // 2
    stuck = threading.Thread(target=cut_off, args=(holding,))
    stuck.start()
    other = tuspy(film, to, url=holding.url, retries=0)
    other.offset = MIB
    until(lambda: refused(other) == 423)
    line.silent_after = 0
    stuck.join(PATIENCE)
    goes_on = tuspy(film, to, url=holding.url)
    assert goes_on.offset >= MIB
    goes_on.upload()
    assert_kept(holding.url, film)


def cut_off(uploader) -> None:
    with pytest.raises(TusUploadFailed):
        uploader.upload_chunk()


def refused(uploader) -> int | None:
    """A small piece at the right offset. Until the other has taken hold it is let in, so the offset is asked for."""
    uploader.chunk_size = 1000
    try:
        uploader.offset = uploader.get_offset()
        uploader.upload_chunk()
    except TusUploadFailed as error:
        return error.status_code
    return None


def test_two_clients_race_for_one_upload(to, film, assert_kept):
    first = tuspy(film, to, chunk_size=300_000)
    first.upload_chunk()
    racers = [
        tuspy(film, to, url=first.url, chunk_size=size, retry_delay=0.02) for size in (300_000, 410_000)
    ]
    threads = [threading.Thread(target=to_the_end, args=(racer,)) for racer in racers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert_kept(first.url, film)


def to_the_end(uploader) -> None:
    """The one that sends the last byte ends it; for the other there is nothing left to send."""
    try:
        uploader.upload()
    except TusUploadFailed:
        assert uploader.get_offset() == uploader.get_file_size()


@pytest.fixture
def small_disk(site: Site) -> Iterator[Path]:
    """Where the pieces wait, sixteen megabytes in all."""
    place = site.folder / "resumable"
    place.mkdir(exist_ok=True)
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", place], capture_output=True)
    if mounted.returncode:
        pytest.skip(f"A small file system cannot be mounted here: {mounted.stderr.decode().strip()}")
    yield place
    subprocess.run(["umount", place], check=True)


def test_the_disk_is_full(small_disk: Path, to, film, assert_kept):
    uploader = tuspy(film, to, retries=0)
    uploader.upload_chunk()
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(13 * MIB))
    with pytest.raises(TusUploadFailed) as told:
        uploader.upload()
    assert told.value.status_code == 507
    assert "no_space_left" in told.value.response_content.decode()
    ballast.unlink()
    goes_on = tuspy(film, to, url=uploader.url)
    assert goes_on.offset >= MIB
    goes_on.upload()
    assert_kept(uploader.url, film)
