"""The engine alone: `pip install ./licensing` in an empty environment, without network and without Django."""

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import licensing

FOLDER = Path(licensing.__file__).parent
ENGINE = """
import sys
from licensing import Creator, Work, credit, get, identify
from licensing.attribution import attribute_question
from licensing.wire import check_question, solve_question
from licensing.plain_words import plain_words
assert identify("CC BY-SA 4.0").license == get("by-sa/4.0")
assert check_question({"inputs": ["by/4.0"], "use": "adapt"})["verdict"] == "allowed"
assert solve_question({"inputs": ["by/4.0"], "use": "adapt"})["outputs"]
assert plain_words(get("by/4.0")).summary
assert "Ada" in credit(Work(get("by/4.0"), creators=(Creator("Ada"),)), "html", "lo")
assert not [name for name in sys.modules if name.partition(".")[0] in ("django", "tqdm")]
print(sys.modules["licensing"].__file__)
"""


def run(*command: object) -> str:
    """The output of a program; what it said is shown when it fails."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """Built by the build backend that is installed here, so that nothing is fetched."""
    folder = tmp_path_factory.mktemp("wheel")
    options = ("--no-build-isolation", "--no-deps", "--no-index", "--disable-pip-version-check")
    run(sys.executable, "-m", "pip", "wheel", *options, "--wheel-dir", folder, FOLDER)
    return next(folder.glob("*.whl"))


def test_the_wheel_has_every_module_and_table_and_nothing_else(wheel):
    packed = {
        name for name in zipfile.ZipFile(wheel).namelist() if not name.split("/")[0].endswith(".dist-info")
    }
    kept = {path for kind in ("*.py", "data/*.json", "py.typed") for path in FOLDER.rglob(kind)}
    assert packed == {f"licensing/{path.relative_to(FOLDER).as_posix()}" for path in kept}


def test_it_works_in_an_empty_environment(wheel, tmp_path):
    run(sys.executable, "-m", "venv", "--without-pip", tmp_path / "empty")
    python = tmp_path / "empty" / "bin" / "python"
    site = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
    options = ("--no-deps", "--no-index", "--disable-pip-version-check", "--target", site)
    run(sys.executable, "-m", "pip", "install", *options, wheel)
    assert run(python, "-I", "-c", ENGINE).startswith(str(tmp_path))


def test_the_example_of_the_readme_is_true():
    example = re.search("```python\n(.*?)```", (FOLDER / "README.md").read_text(encoding="utf-8"), re.DOTALL)[
        1
    ]
    *before, last = example.strip().splitlines()
    names: dict[str, object] = {}
    exec("\n".join(before), names)
    assert eval(before[-3].partition("  #")[0], names) == "by/4.0"
    assert eval(before[-2].partition("  #")[0], names) == "Which version of the license is meant?"
    assert eval(last, names) == (
        "“Cells” (https://example.org/cells) by Ada Obi. "
        "Licensed under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)."
    )
