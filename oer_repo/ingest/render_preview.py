"""Draw small pictures of a file: run as a process of its own, because files can crash or exhaust what reads them.

    python -m oer_repo.ingest.render_preview MEDIA_TYPE SOURCE TARGET THUMBNAIL

Writes TARGET and THUMBNAIL (WebP) and prints {"width", "height", "pages"} as JSON. Standard streams only, no Django,
no network, nothing of the caller's environment.
"""

import ctypes
import json
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

from oer_repo.ingest import render_office

WIDEST = 640  # pixels: twice the width of a card, for dense screens
THUMBNAIL = (160, 120)  # twice what a card shows
THUMBNAIL_BYTES = 2_000  # twenty of them stand in one list
QUALITIES = (60, 45, 30, 20, 10)
MEMORY = 1024**3
CPU_SECONDS = 30
# By name, so that ffmpeg takes no file for a playlist that names others.
VIDEO_FORMATS = "mov,mp4,matroska,webm,ogg,avi"


CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000  # linux/sched.h


def limit_process() -> None:
    leave_network()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (16 * 1024**2, 16 * 1024**2))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def leave_network() -> None:
    """Into a network of its own without any interface, where the kernel lets us (in most containers it does not): then
    whatever a file makes a program do, it reaches nobody."""
    unshare = getattr(ctypes.CDLL(None), "unshare", None)
    if unshare is not None and unshare(CLONE_NEWNET) != 0:
        unshare(CLONE_NEWUSER | CLONE_NEWNET)


def open_image(source: Path) -> tuple[Image.Image, int]:
    Image.MAX_IMAGE_PIXELS = 100_000_000
    with Image.open(source) as image:
        image.draft("RGB", (WIDEST, WIDEST))
        turned = ImageOps.exif_transpose(image)
        return turned.convert("RGBA" if turned.has_transparency_data else "RGB"), 0


def open_pdf(source: Path) -> tuple[Image.Image, int]:
    document = pypdfium2.PdfDocument(source)
    page = document[0]
    scale = WIDEST / max(page.get_width(), 1)
    return page.render(scale=min(scale, 4), may_draw_forms=False).to_pil().convert("RGB"), len(document)


def open_video(source: Path) -> tuple[Image.Image, int]:
    """A frame of the first seconds that is not just black (the filter's choice among a hundred)."""
    program = shutil.which("ffmpeg")
    if program is None:
        raise RuntimeError("ffmpeg is not installed on this server")
    frame = source.with_name("frame.png")
    only = ["-protocol_whitelist", "file", "-format_whitelist", VIDEO_FORMATS, "-threads", "1", "-t", "20"]
    show = ["-vf", f"thumbnail=100,scale='min({WIDEST},iw)':-2", "-frames:v", "1", "-threads", "1", "-y"]
    command = [program, "-v", "error", "-nostdin", *only, "-i", f"file:{source}", "-an", *show, str(frame)]
    subprocess.run(command, check=True)  # noqa: S603 - its words go where ours go
    return open_image(frame)


def open_office(media_type: str, source: Path) -> tuple[Image.Image, int]:
    """The first page; how many there are is not known, for the others are never laid out as PDF."""
    picture, _pages = open_pdf(render_office.first_page(media_type, source))
    return picture, 0


def main(media_type: str, source: Path, target: Path, thumbnail: Path) -> None:
    limit_process()
    family = media_type.partition("/")[0]
    if media_type == "application/pdf":
        picture, pages = open_pdf(source)
    elif media_type in render_office.FILTERS:
        picture, pages = open_office(media_type, source)
    else:
        picture, pages = open_video(source) if family == "video" else open_image(source)
    picture.thumbnail((WIDEST, WIDEST * 2))
    picture.save(target, "WEBP", quality=72, method=4)
    print(json.dumps({"width": picture.width, "height": picture.height, "pages": pages}))  # noqa: T201
    save_thumbnail(picture, thumbnail)


def save_thumbnail(picture: Image.Image, target: Path) -> None:
    """The best quality that is light enough; the coarsest where none is."""
    small = picture.copy()
    small.thumbnail(THUMBNAIL)
    for quality in QUALITIES:
        small.save(target, "WEBP", quality=quality, method=6)
        if target.stat().st_size <= THUMBNAIL_BYTES:
            return


if __name__ == "__main__":
    main(sys.argv[1], *(Path(argument) for argument in sys.argv[2:5]))
