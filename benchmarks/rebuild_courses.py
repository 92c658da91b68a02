"""Courses that other people made, rebuilt through the HTTP API with their licenses and creators, and taken away again.

    python -m benchmarks.rebuild_courses [--data ../shared/data] [--only geology] [--keep packages]

Courses of MIT OpenCourseWare and books of OpenStax are read from their own formats. What is in the folder is deposited,
everything else is linked to with its rights; then the course is checked, published, and exported in every format.
Exits with 1 when something is refused. `data/SOURCES.md` says where the folders are from.
"""

import argparse
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks import source_ocw, source_openstax
from benchmarks.client import Client, Unexpected
from benchmarks.measure import clock, machine
from benchmarks.running_site import ROOT, Site
from benchmarks.source_courses import Elsewhere, Page, Piece, SourceCourse, Written

V1 = "/api/v1"
FORMATS = (
    "common-cartridge", "common-cartridge-thin", "openedx-library", "openedx-course", "offline-site", "bagit",
)  # fmt: skip
PATIENCE = 300.0


def courses_in(data: Path, only: str = "") -> Iterator[SourceCourse]:
    readers = (
        ("ocw", "*_parsed.json", source_ocw.read),
        ("openstax/collections", "*.collection.xml", source_openstax.read),
    )
    for folder, names, read in readers:
        for path in sorted((data / folder).glob(names)):
            if only in path.name:
                yield read(path)


def deposited(client: Client, page: Page) -> str:
    """Published; what is not recommended or unclear is published all the same, as somebody does who knows of it."""
    made = client.post(f"{V1}/resources/", page.facts)
    for name, body in page.files:
        file = client.upload(made["id"], name, body, len(body))
        if name.endswith(".cnxml"):
            client.patch(f"{V1}/files/{file['id']}/", {"role": "source"}, "*")
    publication = f"{V1}/resources/{made['id']}/publish/"
    try:
        client.post(publication)
    except Unexpected as refusal:
        known = [finding["key"] for finding in refusal.findings if finding.get("key")]
        if not known:
            raise
        client.post(publication, {"acknowledge": known})
    return str(made["id"])


def part_of(client: Client, piece: Piece) -> dict[str, Any]:
    if isinstance(piece, Page):
        return {"resource": deposited(client, piece)}
    if isinstance(piece, Written):
        return {"title": piece.title, "text": piece.text}
    assert isinstance(piece, Elsewhere)
    facts = {"title": piece.title, "url": piece.url, "creator": piece.creator, "license": piece.license}
    return {name: value for name, value in facts.items() if value} | {"license_text": piece.license_text}


def rebuilt(client: Client, source: SourceCourse) -> str:
    """The id of the course: with its outline, checked and published."""
    facts = {name: getattr(source, name) for name in ("title", "language", "description", "license")}
    course = f"{V1}/courses/{client.post(f'{V1}/courses/', facts)['id']}/"
    sections = [
        {
            "title": chapter.title,
            "units": [
                {"title": lesson.title, "parts": [part_of(client, piece) for piece in lesson.pieces]}
                for lesson in chapter.lessons
            ],
        }
        for chapter in source.chapters
    ]
    client.put(f"{course}outline/", {"sections": sections}, "*")
    client.post(f"{course}publish/")
    return course


def exported(client: Client, course: str, format: str, into: Path) -> str:
    """One row: bytes, seconds until it could be fetched, what could not be carried. The package is fetched `into` a file, and
    its bytes are compared with what was promised."""
    with clock() as seconds:
        export = client.post(f"{course}exports/", {"format": format})
        address = f"{course}exports/{export['id']}/"
        while export["state"] in ("waiting", "running") and seconds() < PATIENCE:
            time.sleep(0.1)
            export = client.get(address)
        taken = seconds()
    if export["state"] != "done":
        raise RuntimeError(f"{format}: {export['state']} {export['problem']}")
    with into.open("wb") as file:
        digest = client.digest(f"{address}content/", file)
    if digest != export["sha256"]:
        raise RuntimeError(f"{format}: other bytes came than were promised")
    lost = Counter(one["code"] for one in export["not_carried"])
    said = ", ".join(f"{code} {count}" for code, count in sorted(lost.items()))
    return f"| {format} | {export['size']:,} | {taken:.1f} | {said or 'everything'} |"


def tell_about(client: Client, source: SourceCourse, folder: Path) -> None:
    with clock() as seconds:
        course = rebuilt(client, source)
        taken = seconds()
    check, shown = client.get(f"{course}check/"), client.get(course)
    parts = [part for section in shown["sections"] for unit in section["units"] for part in unit["parts"]]
    kinds = Counter(part["kind"] for part in parts)
    if len(parts) != len(list(source.pieces())):
        raise RuntimeError(f"{len(parts)} parts are there, {len(list(source.pieces()))} were sent.")
    licenses = Counter(part["license"] or "none said" for part in parts if part["kind"] != "text")
    print(f"\n{source.title} ({source.license}): {len(parts)} parts in {taken:.1f} s")
    print(f"parts: {counted(kinds)}; licenses: {counted(licenses)}; verdict: {check['verdict']}")
    print("".join(f"no part of its own: {one}\n" for one in source.left_out), end="")
    print("| export | bytes | seconds | not carried |\n| --- | --- | --- | --- |")
    for format in FORMATS:
        print(exported(client, course, format, folder / f"{source.title} {format}"), flush=True)


def counted(counts: Counter[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.most_common())


def run(site: Site, sources: list[SourceCourse], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    site.start()
    site.wait()
    client = Client(site.port, site.token(), timeout=300)
    for source in sources:
        tell_about(client, source, folder)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.rebuild_courses", description=__doc__.splitlines()[0]
    )
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--only", default="", help="a part of the names of the files to read")
    parser.add_argument("--keep", type=Path, help="a folder for the packages")
    asked = parser.parse_args(arguments)
    sources = list(courses_in(asked.data, asked.only))
    if not sources:
        print(f"No course is in {asked.data}: say with --data where they are.")
        return 1
    print(machine())
    site = Site(Path(tempfile.mkdtemp(prefix="rebuild-courses-")))
    try:
        run(site, sources, asked.keep or site.folder / "exports")
    except (Unexpected, RuntimeError) as error:
        print(f"{error}\n{site.last_words()}")
        return 1
    finally:
        site.stop()
        shutil.rmtree(site.folder, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
