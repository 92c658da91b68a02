"""Platforms that take our packages, each in an environment of its own (.ci/services/open-edx.sh)."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from tests.conftest import require

HERE = Path(__file__).parent


def python_of(variable: str) -> str:
    """The Python of the platform's environment, else the test is skipped."""
    path = os.environ.get(variable, "")
    require(bool(path) and Path(path).exists(), f"The environment of {variable} (.ci/services/open-edx.sh)")
    return path


def asked(variable: str, script: str, *arguments: Path) -> Any:
    """What a script of this folder prints when the platform's Python runs it."""
    command = [python_of(variable), str(HERE / script), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
