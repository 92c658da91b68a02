"""Everything that `make run` does once the packages are installed."""

import errno
import os
import socket
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from oer_repo.worker.first_run import ADMIN_EMAIL, prepare
from oer_repo.worker.supervisor import Supervisor


class Command(BaseCommand):
    help = "Prepares the site, then runs the web server and the worker until Ctrl-C."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--web-processes", type=int, default=2)

    def handle(self, *args: Any, host: str, port: int, web_processes: int, **options: Any) -> None:
        refuse_taken_port(host, port)
        self.stdout.write("Preparing the site …")
        password = prepare()
        if password:
            self.stdout.write(
                f"Administrator: {ADMIN_EMAIL}   password: {password}   (shown only now: keep it)"
            )
        self.stdout.write(f"OER Repo is at http://{host}:{port}/   (Ctrl-C ends it)")
        self.stdout.flush()
        Supervisor(
            commands={"web": web_command(host, port, web_processes), "worker": worker_command()},
            environment={"SITE_URL": os.environ.get("SITE_URL", f"http://{host}:{port}")},
        ).run()


def refuse_taken_port(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise CommandError(f"Cannot listen on {host}:{port}: {error.strerror}.") from error
            raise CommandError(
                f"Port {port} is taken by another program. Choose another: make run PORT={port + 1}"
            ) from error


def web_command(host: str, port: int, processes: int) -> list[str]:
    return [
        sys.executable, "-m", "gunicorn", "oer_repo.wsgi", "--bind", f"{host}:{port}",
        "--workers", str(processes), "--threads", "4", "--timeout", "120", "--graceful-timeout", "8",
        "--log-level", "warning", "--no-control-socket",
        "--limit-request-line", "8190",  # the link of a check holds its whole question
    ]  # fmt: skip


def worker_command() -> list[str]:
    manage = Path(__file__).parents[4] / "manage.py"
    return [sys.executable, str(manage), "worker"]
