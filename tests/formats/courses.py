"""A course as a record, with everything that makes exporting hard, and packages of it."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from licensing import registry
from licensing.attribution import Creator, Work
from oer_repo.formats.course_record import (
    CourseFile,
    CoursePart,
    CourseRecord,
    CourseRights,
    CourseSection,
    CourseUnit,
)
from oer_repo.formats.packages.archive import tarred, zipped
from oer_repo.formats.packages.package import Options, Package
from oer_repo.formats.packages.words import Words

Writer = Callable[[CourseRecord, Options, Words], Package]
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def file(name: str, data: bytes, media_type: str, license: str = "by/4.0", **facts: object) -> CourseFile:
    return CourseFile(
        name=name,
        media_type=media_type,
        size=len(data),
        digest=sha256(data).hexdigest(),
        open=lambda: io.BytesIO(data),
        license=license,
        url=f"https://oer.example.org/files/{len(data)}/",
        **facts,  # type: ignore[arg-type]
    )


def work(title: str, license: str, creator: str = "Noy", **facts: object) -> Work:
    return Work(
        license=registry.get(license) if license else None,
        title=title,
        creators=(Creator(creator),),
        url=f"https://oer.example.org/r/{title.split()[0].lower()}/",
        **facts,  # type: ignore[arg-type]
    )


RAIN = CoursePart(
    id="p1",
    title='Rain & "clouds" <of> ฝน',
    language="en",
    html="<p>How rain comes, in a few words.</p>",
    files=(
        file("อ่าน 1.md", b"# Rain\n", "text/markdown", render=lambda: "<h3>Rain</h3><p>น้ำฝนตกจากเมฆ</p>"),
        file("cloud.png", PNG, "image/png", license="by-sa/4.0"),
        file("Cloud.PNG", PNG + b"x", "image/png"),
        file("rain.mp3", b"ID3" * 40, "audio/mpeg"),
        file("rain.vtt", b"WEBVTT\n", "text/vtt", role="caption", language="en"),
        file("app.html", b"<!doctype html><p>Play", "text/html"),
        file("facts.toml", b"a = 1\n", "text/plain"),
    ),
    page="https://oer.example.org/r/rain/v/1/",
    works=(
        work("Rain", "by/4.0"),
        work("Rain", "by-sa/4.0", part="cloud.png"),
    ),
    licenses=("by/4.0", "by-sa/4.0"),
    how="adapted",
    changes="Shortened & made simpler",
)
BEGIN = CoursePart(id="p2", title="Begin", language="en", html="<p>Bring a <strong>glass</strong>.]]></p>")
FILM = CoursePart(
    id="p3",
    title="A film",
    url="https://example.org/film?a=1&b=2",
    works=(work("A film", "by-nc/3.0/de", "Ben"),),
    licenses=("by-nc/3.0/de",),
    how="linked",
)
GONE = CoursePart(
    id="p4",
    title="Snow",
    page="https://oer.example.org/r/snow/v/1/",
    works=(work("Snow", "by/4.0"),),
    licenses=("by/4.0",),
    lost=("withdrawn",),
)
BOOK = CoursePart(
    id="p5",
    title="ວັດຈັກນ້ຳ",
    language="lo",
    files=(file("book.pdf", b"%PDF-1.4\n", "application/pdf", license=""),),
    page="https://oer.example.org/r/book/v/2/",
    works=(work("Book of water", "", "Ana"),),
    licenses=("",),
    how="excerpt",
    portion="Pages 3–7",
    license_text="Free for schools",
)
CODE = CoursePart(
    id="p6",
    title="Program",
    files=(file("run.py", b"print(1)\n", "text/x-python", license="MIT"),),
    page="https://oer.example.org/r/program/v/1/",
    works=(work("Program", "MIT", "Cy"),),
    licenses=("MIT",),
)
COURSE = CourseRecord(
    id="5f6b1f0e-0000-4000-8000-000000000001",
    title="Water & ice: น้ำ",
    url="https://oer.example.org/c/5f6b1f0e-0000-4000-8000-000000000001/",
    language="en",
    html="<p>All about <strong>water</strong>.</p>",
    description="All about water.",
    license="by-sa/4.0",
    institutions=("National University of Laos", "Universität Köln"),
    people=("Noy",),
    sections=(
        CourseSection(
            "s1", "Week 1", (CourseUnit("u1", "Rain", (BEGIN, RAIN)), CourseUnit("u2", "", (FILM,)))
        ),
        CourseSection(
            "s2", "", (CourseUnit("u3", "Ice & snow", (GONE, BOOK, CODE)), CourseUnit("u4", "Empty"))
        ),
    ),
    rights=CourseRights(
        verdict="unclear",
        rules="2026-11-26+abc",
        checked=datetime(2026, 11, 1, 8, 30, tzinfo=UTC),
        question={"inputs": [{"license": "by/4.0", "how": "adapted"}]},
        answer={"verdict": "unclear"},
        owners=("p1",),
    ),
    site="OER Repo",
    updated=datetime(2026, 11, 2, 9, 0, tzinfo=UTC),
)


def one_unit(*parts: CoursePart) -> CourseRecord:
    return replace(COURSE, sections=(CourseSection("s1", "", (CourseUnit("u1", "", parts),)),))


def zip_of(write: Writer, record: CourseRecord = COURSE, options: Options | None = None) -> bytes:
    return b"".join(zipped(write(record, options or Options(), Words()).entries))


def tar_of(write: Writer, record: CourseRecord = COURSE, options: Options | None = None) -> bytes:
    return b"".join(tarred(write(record, options or Options(), Words()).entries))


def unzipped(data: bytes, folder: Path) -> Path:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        archive.extractall(folder)
    return folder
