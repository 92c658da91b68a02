"""From what somebody wrote of a portion to the address of its beginning: pages of a PDF (RFC 8118), seconds of a recording
(W3C Media Fragments 1.0). People write in their own language, so what is not surely understood has no address."""

import re

# “Page”, “p.” and the like in the languages of the credits and their neighbours.
PAGE_WORDS = (
    "pages?", r"pp?\.", "seiten?", r"s\.", "páginas?", "pagina", "halaman", "hal\\.", "muka surat", "pahina", "trang",
    "หน้า", "ໜ້າ", "ໜ້າທີ", "ទំព័រ", "စာမျက်နှာ", "页", "頁", "第",
)  # fmt: skip
PAGE = re.compile(rf"(?:^|[\s(,;])(?:{'|'.join(PAGE_WORDS)})\s*(\d{{1,5}})(?![\d:])", re.IGNORECASE)
TIME = r"(?:\d{1,2}:)?\d{1,3}:[0-5]\d"
SPAN = re.compile(rf"(?<![\d:])({TIME})(?:\s*[-–—]\s*({TIME}))?(?![\d:])")


def fragment_of(portion: str, media_type: str) -> str:
    """What follows the address of the file, "#" included; "" where nothing is known."""
    if media_type == "application/pdf":
        page = PAGE.search(portion)
        return f"#page={int(page[1])}" if page else ""
    if media_type.startswith(("audio/", "video/")):
        span = SPAN.search(portion)
        return f"#t={','.join(str(seconds(one)) for one in span.groups() if one)}" if span else ""
    return ""


def seconds(time: str) -> int:
    """Of "1:02:03", or "2:03"."""
    total = 0
    for part in time.split(":"):
        total = total * 60 + int(part)
    return total
