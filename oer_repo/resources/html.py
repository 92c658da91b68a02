"""Descriptions are Markdown or HTML from strangers: turned into safe HTML here, and nowhere else (bleach's one door)."""

import bleach
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

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
PROTOCOLS = frozenset({"http", "https", "mailto"})

markdown = MarkdownIt("commonmark", {"html": True, "linkify": False}).enable(["table", "strikethrough"])
cleaner = bleach.Cleaner(
    tags=TAGS, attributes=ATTRIBUTES, protocols=PROTOCOLS, strip=True, strip_comments=True
)


def safe_html(text: str) -> SafeString:
    """Markdown (which may contain HTML) to HTML with the tags above and no others. Safe to put into a page."""
    rendered = markdown.render(text)
    # The page has one h1 and its sections h2: a description starts below them.
    lowered = rendered.replace("<h1>", "<h3>").replace("</h1>", "</h3>")
    lowered = lowered.replace("<h2>", "<h4>").replace("</h2>", "</h4>")
    return mark_safe(cleaner.clean(lowered))  # noqa: S308 - this is what the cleaner is for


def plain_text(text: str) -> str:
    """The words alone: for search, previews and formats that carry no markup."""
    return " ".join(bleach.clean(markdown.render(text), tags=frozenset(), strip=True).split())
