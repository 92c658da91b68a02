"""What is searched: the words of each page, in a script of data, because a page that comes from a stick may load nothing else."""

import html
import json
import re
from collections.abc import Iterator

from oer_repo.formats.course_record import CoursePart, CourseRecord

MOST_WORDS = 20_000  # characters of a part
MOST_ALL = 4_000_000  # characters of all


def search_index(record: CourseRecord) -> bytes:
    rows, left = [], MOST_ALL
    for part in record.parts():
        words = words_of(part)[: max(0, min(MOST_WORDS, left))]
        left -= len(words)
        rows.append({"title": part.title, "page": f"parts/{part.id}.html", "words": words})
    return f"window.courseWords = {json.dumps(rows, ensure_ascii=False)};\n".encode()


def words_of(part: CoursePart) -> str:
    creators = (creator.name for work in part.works for creator in work.creators)
    names = (file.name for file in part.files)
    return " ".join(" ".join((*texts(part), *creators, *names)).split())


def texts(part: CoursePart) -> Iterator[str]:
    yield plain(part.html)
    for file in part.files:
        if file.render:
            yield plain(file.render())


def plain(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", " ", markup))
