"""A real nginx in front of the site, configured as docs/how-to/run-in-production.md says."""

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
HOW_TO = ROOT / "docs/how-to/run-in-production.md"


def internal_location(blobs: Path) -> str:
    """The block that people copy."""
    found = re.search(r"```nginx\n(location /kept/ \{.*?\n\})\n```", HOW_TO.read_text(), re.DOTALL)
    assert found
    return found[1].replace("/srv/oer-repo/data/blobs/", f"{blobs}/")


@contextmanager
def nginx(folder: Path, blobs: Path, upstream: str, extra: str = "") -> Iterator[str]:
    """Its address, while it runs."""
    assert NGINX
    port = free_port()
    config = folder / "nginx.conf"
    config.write_text(f"""
        {"user root;" if os.geteuid() == 0 else ""}
        worker_processes 1; daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log;
        events {{}}
        http {{
            access_log off;
            client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
            uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
            server {{
                listen 127.0.0.1:{port};
                location / {{ proxy_pass {upstream}; proxy_set_header Host $http_host; }}
                {internal_location(blobs)}
                {extra}
            }}
        }}
    """)
    process = subprocess.Popen([NGINX, "-p", str(folder), "-c", str(config)], stderr=subprocess.DEVNULL)
    try:
        wait_for(port, folder / "error.log")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(10)


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port


def wait_for(port: int, log: Path) -> None:
    for _ in range(200):
        with socket.socket() as trying:
            if trying.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(log.read_text() if log.exists() else "nginx did not start")
