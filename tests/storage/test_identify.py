"""What kind of bytes, by two versions of libmagic: the one that is carried and the one Debian has."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.identify import HEAD, media_type_of
from tests.storage.samples import OOXML, SAMPLES, WHAT_BROWSERS_RUN, Sample, office

ROOT = Path(__file__).resolve().parents[2]
# An empty module in pylibmagic's place leaves python-magic with the library of the system.
WITH_THE_SYSTEMS_LIBMAGIC = """
import json, sys, types
sys.modules["pylibmagic"] = types.ModuleType("pylibmagic")
from storage import identify
from tests.storage.samples import SAMPLES
from tests.storage.test_identify import type_of
import magic
print(json.dumps([magic.version(), {sample.name: type_of(sample) for sample in SAMPLES}]))
"""


def type_of(sample: Sample) -> str:
    return media_type_of(
        sample.content[:HEAD], name=sample.name, open_package=lambda: io.BytesIO(sample.content)
    )


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_content_decides(sample):
    assert type_of(sample) == sample.media_type


def test_the_carried_libmagic_is_the_one_in_use():
    import magic

    assert magic.version() == 541


def test_the_systems_libmagic_answers_alike():
    if not list(Path("/usr/lib").glob("*/libmagic.so.1")):
        pytest.skip("libmagic1 is not installed on this machine.")
    done = subprocess.run(
        [sys.executable, "-c", WITH_THE_SYSTEMS_LIBMAGIC],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},  # not ours: pylibmagic points LD_LIBRARY_PATH to itself
        capture_output=True,
        check=True,
        text=True,
    )
    version, answers = json.loads(done.stdout)

    assert version != 541
    assert answers == {sample.name: sample.media_type for sample in SAMPLES}


@pytest.mark.parametrize("name", ["photo.png", "lesson.mp4", "page.html", "book.epub"])
def test_a_wrong_name_changes_nothing(name):
    content = office(f"{OOXML}presentationml.presentation.main+xml")

    assert type_of(Sample(name, content, "")) == f"{OOXML}presentationml.presentation"


@given(
    head=st.one_of(st.binary(max_size=200), st.binary(max_size=200).map(lambda rest: b"PK\x03\x04" + rest))
)
@settings(derandomize=True, database=None, deadline=None, max_examples=300)
def test_any_bytes_have_a_type(head):
    family, _, kind = type_of(Sample("name.html", head, "")).partition("/")

    assert family in {"application", "audio", "font", "image", "message", "model", "text", "video"}
    assert kind


def test_a_document_is_not_taken_for_a_page():
    names = {sample.name: type_of(sample) for sample in WHAT_BROWSERS_RUN}

    assert "text/plain" not in names.values()


@pytest.mark.parametrize("first", [0xEB, 0xB8])
def test_bytes_are_no_program_because_of_one_of_them(first):
    """libmagic takes them for a program of DOS; a file of measurements may begin so."""
    assert type_of(Sample("measured.bin", bytes([first, 0x10, 0x20, 0x9B, 0x84] * 40), "")) == (
        "application/octet-stream"
    )
