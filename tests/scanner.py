"""A real clamd of the test's own, with a signature database that the test writes: EICAR, and a word of ours."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from storage.clamd import Clamd, ScannerUnavailable
from tests.conftest import require

# eicar.org's test string, in two halves: a scanner on the developer's machine must not take this file away.
EICAR = (b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*").ljust(68)
PROGRAM = shutil.which("clamd", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")


def running(folder: Path) -> Iterator[str]:
    """Its address; it takes streams of at most a mebibyte. Ended when the generator is."""
    require(PROGRAM is not None, "clamd (apt install clamav-daemon)")
    assert PROGRAM
    (folder / "db").mkdir()
    (folder / "db" / "test.ndb").write_text(
        f"Eicar-Test:0:*:{EICAR.hex()}\nWord-Test:0:*:{b'MALICIOUS-WORD'.hex()}\n"
    )
    conf = folder / "clamd.conf"
    conf.write_text(
        f"DatabaseDirectory {folder / 'db'}\nLocalSocket {folder / 's'}\nTemporaryDirectory {folder}\n"
        "Foreground yes\nStreamMaxLength 1M\nAlertExceedsMax yes\nMaxThreads 2\n"
    )
    with subprocess.Popen(
        [PROGRAM, "--config-file", str(conf)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            yield wait_for(f"unix:{folder / 's'}")
        finally:
            process.kill()


def wait_for(address: str) -> str:
    for _ in range(300):
        try:
            Clamd(address).version()
        except ScannerUnavailable:
            time.sleep(0.1)
        else:
            return address
    raise AssertionError("clamd did not start within 30 seconds.")
