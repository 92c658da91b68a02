"""A course of MIT OpenCourseWare, from the JSON in which its site keeps it (ocw-to-hugo)."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import html

from benchmarks.source_courses import (
    Chapter,
    Elsewhere,
    Lesson,
    Page,
    Piece,
    SourceCourse,
    Written,
    html_page,
)

SITE = "https://ocw.mit.edu"
LICENSE = "by-nc-sa/4.0"
TERMS = f"{SITE}/pages/privacy-and-terms-of-use/"
SAID = "Creative Commons Attribution-NonCommercial-ShareAlike 4.0 International (CC BY-NC-SA 4.0)"
SUBJECTS = {"Earth Science": "0532", "Language": "0231"}  # of course_collections, as ISCED-F
NO_TEXT = ("CourseHomeSection", "DownloadSection")
FILMS = ("Video-InternetArchive-MP4", "Video-YouTube-Stream")
Raw = dict[str, Any]


def read(path: Path) -> SourceCourse:
    data: Raw = json.loads(path.read_text())
    pages, course = data["course_pages"], data["uid"]
    chapters = (
        Chapter(
            top["title"],
            tuple(
                Lesson(page["title"], pieces)
                for page in (top, *(one for one in pages if one["parent_uid"] == top["uid"]))
                if (pieces := tuple(pieces_of(data, page)))
            ),
        )
        for top in pages
        if top["parent_uid"] == course
    )
    return SourceCourse(
        title=data["title"],
        language=data["language"],
        description=plain(data["description"]),
        license=LICENSE,
        chapters=tuple(chapter for chapter in chapters if chapter.lessons),
        left_out=tuple(left_out(data)),
    )


def teachers(data: Raw) -> list[str]:
    return [f"{one['first_name']} {one['last_name']}" for one in data["instructors"]]


def pieces_of(data: Raw, page: Raw) -> Iterator[Piece]:
    """The page itself, then what lies on it. The course's own picture is on its first page."""
    home = page["type"] == "CourseHomeSection"
    if home:
        text = (
            f"This is {data['title']} as MIT OpenCourseWare has it: <{SITE}{data['url']}>, put together anew."
        )
        yield Written("About this course", text)
    if page["type"] not in NO_TEXT and page["text"]:
        yield page_of(data, page)
    for film in data["course_embedded_media"].values():
        if film["parent_uid"] == page["uid"]:
            yield film_of(data, film)
    for file in data["course_files"]:
        if file["parent_uid"] in (page["uid"], data["uid"] if home else "") and is_part(file):
            yield file_of(data, file)


def page_of(data: Raw, page: Raw) -> Page:
    collections = data["course_collections"]
    facts = {
        "titles": {data["language"]: page["title"]},
        "descriptions": {data["language"]: f"“{page['title']}”, a page of the course “{data['title']}”."},
        "languages": [data["language"]],
        "subjects": sorted({SUBJECTS[one["ocw_subfeature"]] for one in collections}),
        "keywords": [one["name"] for one in data["tags"]],
        "types": ["text"],
        "creators": [{"name": name} for name in teachers(data)],
        "publisher": "MIT OpenCourseWare",
        "date_created": data["from_year"],
        "license": {"id": LICENSE, "text": SAID, "evidence": TERMS},
    }
    body = html_page(page["title"], resolved(data, page["text"]), data["language"])
    return Page(page["title"], ((f"{page['short_url']}.html", body),), facts)


def resolved(data: Raw, text: str) -> str:
    """Links by number (./resolveuid/…) as addresses; what is of another course leads to the number there."""
    places = {one["uid"]: f"{SITE}{one['url']}" for one in data["course_pages"]}
    places |= {one["uid"]: one["file_location"] for one in data["course_files"]}
    elsewhere = f"{SITE}/resolveuid/"
    return re.sub(
        r"\./resolveuid/([0-9a-f]{32})", lambda found: places.get(found[1], elsewhere + found[1]), text
    )


def film_of(data: Raw, film: Raw) -> Elsewhere:
    places = {one["id"]: one.get("media_location", "") for one in film["embedded_media"]}
    known, youtube = (places.get(name, "") for name in FILMS)
    url = known or f"https://www.youtube.com/watch?v={youtube}"
    return Elsewhere(film["title"], url, ", ".join(teachers(data)), LICENSE, SAID)


def file_of(data: Raw, file: Raw) -> Elsewhere:
    """With a credit of its own it is somebody else's: under which license, nobody has said."""
    title, credit = file["caption"] or file["title"], plain(file["credit"] or "")
    if credit:
        return Elsewhere(title[:500], file["file_location"], license_text=credit)
    return Elsewhere(title[:500], file["file_location"], ", ".join(teachers(data)), LICENSE, SAID)


def is_part(file: Raw) -> bool:
    return str(file["file_type"]) == "application/pdf" or str(file["file_type"]).startswith("image/")


def left_out(data: Raw) -> Iterator[str]:
    pages = {one["uid"] for one in data["course_pages"]} | {data["uid"]}
    files = data["course_files"]
    if beside := sum(one["parent_uid"] not in pages for one in files):
        yield f"{beside} captions and transcripts: they lie beside their films"
    if other := sum(one["parent_uid"] in pages and not is_part(one) for one in files):
        yield f"{other} files for programs"


def plain(text: str) -> str:
    return " ".join(html.fromstring(text).text_content().split()) if text.strip() else ""
