"""oEmbed 1.0 (https://oembed.com): how another site shows something from here, with its credit inside."""

from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT = 640, 480
SMALLEST = 200
A_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Embeddable:
    """`frame` is the page that is put into the other site."""

    title: str
    author: str
    url: str
    frame: str
    license: str = ""
    provider: str = ""
    provider_url: str = ""


@dataclass(frozen=True, slots=True)
class Room:
    width: int = WIDTH
    height: int = HEIGHT


def room(most_wide: int | None, most_high: int | None) -> Room:
    """As much as is allowed, never so little that the credit could not be read."""
    wide, high = (
        WIDTH if most_wide is None else most_wide,
        HEIGHT if most_high is None else most_high,
    )
    return Room(max(SMALLEST, min(WIDTH, wide)), max(SMALLEST, min(HEIGHT, high)))


def frame_html(one: Embeddable, size: Room) -> str:
    """What people copy: no script, loaded when it comes into sight."""
    return (
        f'<iframe src="{escape(one.frame)}" width="{size.width}" height="{size.height}" title="{escape(one.title)}" '
        'loading="lazy" allow="fullscreen" style="border:0;max-width:100%"></iframe>'
    )


def write(one: Embeddable, size: Room) -> dict[str, object]:
    return {
        "version": "1.0",
        "type": "rich",
        "title": one.title,
        "author_name": one.author,
        "author_url": one.url,
        "provider_name": one.provider,
        "provider_url": one.provider_url,
        "cache_age": A_DAY,
        "html": frame_html(one, size),
        "width": size.width,
        "height": size.height,
    } | ({"license": one.license} if one.license else {})
