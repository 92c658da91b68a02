"""Descriptions are Markdown or HTML from strangers: turned into safe HTML here, and nowhere else (bleach's one door)."""

import html
import threading
from collections.abc import Iterable, Iterator

import bleach
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

TAGS = frozenset(
    [
        "a",
        "abbr",
        "blockquote",
        "br",
        "code",
        "dd",
        "del",
        "dl",
        "dt",
        "em",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "b",
        "li",
        "ol",
        "p",
        "pre",
        "q",
        "s",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
        "bdi",
    ]
)
ATTRIBUTES = {
    "a": ["href", "title", "hreflang"],
    "*": ["lang", "dir"],
    "th": ["scope"],
    "td": ["colspan", "rowspan"],
}
BREAKS = {"softbreak", "hardbreak"}
CODE = {"fence", "code_block"}
PROTOCOLS = frozenset({"http", "https", "mailto"})

markdown = MarkdownIt("commonmark", {"html": True, "linkify": False}).enable(["table", "strikethrough"])


class Cleaners(threading.local):
    """Of each thread its own: bleach's parser has state, and two readers would see each other's words."""

    def __init__(self) -> None:
        self.page = bleach.Cleaner(
            tags=TAGS, attributes=ATTRIBUTES, protocols=PROTOCOLS, strip=True, strip_comments=True
        )
        self.words = bleach.Cleaner(tags=frozenset(), strip=True)


cleaners = Cleaners()


def safe_html(text: str) -> SafeString:
    """Markdown (which may contain HTML) to HTML with the tags above and no others. Safe to put into a page."""
    rendered = markdown.render(text)
    # The page has one h1 and its sections h2: a description starts below them.
    lowered = rendered.replace("<h1>", "<h3>").replace("</h1>", "</h3>")
    lowered = lowered.replace("<h2>", "<h4>").replace("</h2>", "</h4>")
    return mark_safe(cleaners.page.clean(lowered))  # noqa: S308 - this is what the cleaner is for


def plain_text(text: str) -> str:
    """The words alone, not safe in HTML: for search, previews and formats that carry no markup."""
    if (
        "<" in text
    ):  # only then can there be tags; the index is built from 100,000 texts that mostly have none
        return " ".join(html.unescape(cleaners.words.clean(markdown.render(text))).split())
    return " ".join(" ".join(written(markdown.parse(text))).split())


def written(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "inline":
            yield "".join(" " if child.type in BREAKS else child.content for child in token.children or ())
        elif token.type in CODE:
            yield token.content
