"""A course with a part of each kind, made by the real actions: every media type that is common, every use, odd names."""

import io
import zipfile
from pathlib import Path
from typing import Any

import oer_repo.ingest
from licensing import registry
from oer_repo.accounts.models import User
from oer_repo.courses import actions
from oer_repo.courses.models import Course
from oer_repo.ingest.deposit import add_upload
from oer_repo.resources import actions as catalogue
from oer_repo.resources.models import Version
from oer_repo.reuse.describe_course import describe_course
from tests.builders import draft, published

SAMPLES = Path(oer_repo.ingest.__file__).parent / "samples"
ODD = "Rain & \"snow\" <b>of</b> 'all' kinds: ວັດຈັກນ້ຳ ]]> 🌧 مطر"
LONG = "\n\n".join(f"Paragraph {number}: it rains." for number in range(3_000))
# As much of each as its type is known by.
MP4 = b"\0\0\0\x20ftypmp42\0\0\0\0mp42mp41isomavc1" + b"\0" * 400
MP3 = b"ID3\x04\0\0\0\0\0\x0a" + b"\0" * 10 + (b"\xff\xfb\x90\x64" + b"\0" * 413) * 4
JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffdb004300") + b"\x01" * 64 + b"\xff\xd9"


def sample(path: str) -> bytes:
    return (SAMPLES / path).read_bytes()


def packed(name: str, text: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, text)
    return stream.getvalue()


MEDIA: dict[str, tuple[str, bytes]] = {
    "text/markdown": ("notes.md", b"# Rain\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"),
    "text/plain": ("con.txt", b"Rain.\n"),
    "text/csv": ("rain.csv", sample("day-length/day-length.csv")),
    "text/html": ("index.html", b"<!doctype html><html><head><title>Rain</title></head><p>Rain"),
    "text/vtt": ("rain.vtt", sample("major-scale/major-scale.en.vtt")),
    "image/png": ("rain.png", sample("volcanoes/volcano.png")),
    "image/jpeg": ("rain.jpg", JPEG),
    "image/svg+xml": ("rain.svg", sample("volcanoes/volcano.svg")),
    "audio/wav": ("rain.wav", sample("major-scale/major-scale.wav")),
    "audio/mpeg": ("rain.mp3", MP3),
    "video/mp4": ("rain.mp4", MP4),
    "application/pdf": ("rain.pdf", sample("rice-plant/rice-plant.pdf")),
    "application/zip": ("rain.zip", packed("a.txt", "Rain")),
    "application/json": ("rain.json", b'{"rain": [1, 2]}\n'),
}
ODD_NAMES = ("ฝน ตก 1.png", "ฝน ตก 2.png", "RAIN.PNG", "rain.png", "a & b <c>.png", "hidden", "x" * 100 + ".png",
             "3-rain.png", "package.toml", "block.xml", "imsmanifest.xml", "address.txt", "100_.png", "100%.png", "no ending")  # fmt: skip


def resource(by: User, title: str, files: dict[str, bytes], **facts: Any) -> Version:
    version = draft(by, title=title, text=None, **facts)
    for name, data in files.items():
        add_upload(version_id=version.pk, by=by, stream=io.BytesIO(data), name=name)
    return catalogue.publish(version_id=version.pk, by=by)


def course_of_every_part(by: User) -> Course:
    course = actions.create_course(
        by=by, title=ODD, language="en", description="All **about** it.", license=registry.get("by-sa/4.0")
    )
    sections = [
        {"title": "Files", "units": [{"title": "One of each", "parts": files(by)}]},
        {"title": ODD, "units": [{"title": ODD, "parts": odd(by)}, {"title": "", "parts": uses(by)}]},
        {"title": "Nothing is here", "units": [{"title": "", "parts": []}]},
        {
            "title": "",
            "units": [{"title": "Empty", "parts": []}, {"title": "Elsewhere", "parts": elsewhere(by)}],
        },
    ]
    actions.set_outline(course_id=course.pk, by=by, sections=sections)
    return Course.objects.get(pk=course.pk)


def files(by: User) -> list[dict[str, Any]]:
    return [
        {"version_id": resource(by, media_type, {name: data}).pk}
        for media_type, (name, data) in MEDIA.items()
    ]


def odd(by: User) -> list[dict[str, Any]]:
    many = resource(by, ODD, {name: name.encode() * 9 for name in ODD_NAMES})
    one = many.files.get(name="a & b <c>.png")
    gone = published(by, title="Snow")
    return [
        {"version_id": many.pk},
        {"version_id": many.pk, "file_id": one.pk},
        {"version_id": gone.pk},
        {"title": ODD, "text": "Bring a **glass**. ]]> <script>alert(1)</script>"},
        {"title": "Long", "text": LONG},
    ]


def uses(by: User) -> list[dict[str, Any]]:
    book = resource(
        by, "A book", {"book.pdf": sample("reading-a-map/reading-a-map.pdf")}, license="by-nc-nd/3.0/de"
    )
    sound = resource(by, "A sound", {"sound.wav": sample("major-scale/major-scale.wav")})
    code = resource(by, "A program", {"run.py": b"print('rain')\n"}, license="MIT")
    text = published(by, title="A lesson", license="by-sa/4.0")
    return [
        {"version_id": book.pk, "how": "excerpt", "portion": "Pages 3–7"},
        {"version_id": sound.pk, "how": "excerpt", "portion": "0:10–2:30"},
        {"version_id": sound.pk, "how": "synchronised", "changes": "Under the film"},
        {"version_id": text.pk, "how": "translated", "changes": "Into Lao", "portion": "Its beginning"},
        {"version_id": code.pk, "how": "adapted", "changes": "Shortened & <simpler>"},
    ]


def elsewhere(by: User) -> list[dict[str, Any]]:
    here = published(by, title="Only linked to")
    shown = published(by, title="Shown from where it is")
    catalogued = published(by, title="Not kept here", text=None, link="https://example.org/lesson?a=1&b=2")
    film = {"title": "A film", "url": "https://example.org/film?a=1&b=2", "creator": "Ben & Ana"}
    return [
        {"version_id": here.pk, "how": "linked"},
        {"version_id": shown.pk, "how": "embedded"},
        {"version_id": catalogued.pk},
        {**film, "license": registry.get("by-nc/3.0/de")},
        {**film, "title": "No license", "license_text": "Courtesy of Ben. Used with permission."},
        {**film, "title": "Shown", "how": "embedded", "license": registry.get("zero/1.0")},
    ]


def record_of_every_part(by: User) -> Any:
    """With one that was taken back after it had been put in."""
    course = course_of_every_part(by)
    snow = course.parts.get(version__titles__en="Snow").version
    catalogue.withdraw(resource_id=snow.resource_id, by=by, reason="Wrong.")
    return describe_course(course)
