"""Draw a small picture of a file: run as a process of its own, because files can crash or exhaust what reads them.

    python -m oer_repo.ingest.render_preview MEDIA_TYPE SOURCE TARGET

Writes TARGET (WebP) and prints {"width", "height", "pages"} as JSON. Standard streams only, no Django, no network.
"""

import json
import resource
import sys
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

WIDEST = 640  # pixels: twice the width of a card, for dense screens
MEMORY = 1024**3
CPU_SECONDS = 30


def limit_process() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (16 * 1024**2, 16 * 1024**2))


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


def main(media_type: str, source: Path, target: Path) -> None:
    limit_process()
    picture, pages = open_pdf(source) if media_type == "application/pdf" else open_image(source)
    picture.thumbnail((WIDEST, WIDEST * 2))
    picture.save(target, "WEBP", quality=72, method=4)
    print(json.dumps({"width": picture.width, "height": picture.height, "pages": pages}))  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
