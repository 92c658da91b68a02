"""A book of OpenStax, from the collection and the modules (CNXML) in which it is kept."""

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from lxml import etree

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

REPOSITORY = "openstax/osbooks-college-success-bundle"
COMMIT = "4c04b87"
LICENSE = "by/4.0"
SAID = "Creative Commons Attribution License v4.0"
CREATOR = "OpenStax"
NS = {
    "c": "http://cnx.rice.edu/cnxml",
    "col": "http://cnx.rice.edu/collxml",
    "md": "http://cnx.rice.edu/mdml",
}
TAGS = {
    "para": "p", "item": "li", "emphasis": "em", "term": "dfn", "section": "section", "note": "aside",
    "quote": "blockquote", "table": "table", "thead": "thead", "tbody": "tbody", "row": "tr", "entry": "td",
    "figure": "figure", "caption": "figcaption", "list": "ul", "title": "h2", "sup": "sup", "sub": "sub",
    "footnote": "small", "link": "a", "image": "a",
}  # fmt: skip
CREDIT = re.compile(r"\(Credit: (.+)\)\s*$", re.DOTALL)


def read(path: Path) -> SourceCourse:
    tree, root = etree.parse(path), path.parent.parent
    title, language = said(tree, "title"), said(tree, "language")
    about = Written("About this book", f"This is {title} of OpenStax, put together anew as a course.")
    chapters = [Chapter("About", (Lesson("About", (about,)),))]
    for place in tree.find("col:content", NS):
        is_chapter = place.tag.endswith("subcollection")
        name = place.findtext("md:title", namespaces=NS) if is_chapter else "Preface"
        modules = [one.get("document") for one in place.iter(f"{{{NS['col']}}}module")]
        lessons = (lesson(root, one, f"{name}, {at}") for at, one in enumerate(modules, 1))
        chapters.append(Chapter(name, tuple(lessons)))
    return SourceCourse(
        title=title,
        language=language,
        description=f"The book <https://openstax.org/details/books/{said(tree, 'slug')}>.",
        license=LICENSE,
        chapters=tuple(chapters),
    )


def said(tree: Any, name: str) -> str:
    return str(tree.findtext(f"col:metadata/md:{name}", namespaces=NS))


def lesson(root: Path, module: str, place: str) -> Lesson:
    """The module where it lies in the folder; where not, a link to it, which names the place it has in the book."""
    path = root / module / "index.cnxml"
    piece: Piece
    if path.exists():
        piece = page_of(path)
    else:
        piece = Elsewhere(place, address(f"modules/{module}/index.cnxml"), CREATOR, LICENSE, SAID)
    return Lesson(piece.title, (piece,))


def address(path: str) -> str:
    return f"https://github.com/{REPOSITORY}/blob/{COMMIT}/{path}"


def page_of(path: Path) -> Page:
    tree = etree.parse(path)
    title = str(tree.findtext("c:title", namespaces=NS))
    facts = {
        "titles": {"en": title},
        "languages": ["en"],
        "subjects": ["0031"],
        "types": ["text"],
        "creators": [{"name": CREATOR}],
        "publisher": "Rice University",
        "license": {"id": LICENSE, "text": SAID, "evidence": f"https://github.com/{REPOSITORY}#license"},
        "sources": list(figures_of(tree)),
    }
    content = "".join(map(as_html, tree.find("c:content", NS)))
    name = path.parent.name
    files = ((f"{name}.html", html_page(title, content, "en")), (f"{name}.cnxml", path.read_bytes()))
    return Page(title, files, facts)


def figures_of(tree: Any) -> Iterator[dict[str, str]]:
    """Pictures with a credit of their own: “Betsy Weber / Flickr Attribution 2.0 Generic (CC-BY 2.0)”. Where that names no
    license, the one of the book is meant: it holds except where otherwise noted."""
    for figure in tree.iterfind(".//c:figure", NS):
        caption = " ".join("".join(figure.find("c:caption", NS).itertext()).split())
        credit = CREDIT.search(caption)
        if credit is None:
            continue
        creator, _, rest = credit[1].partition(" / ")
        image = figure.find(".//c:image", NS).get("src").rpartition("/")[2]
        yield {
            "title": caption[: credit.start()].strip()[:200] or image,
            "url": address(f"media/{image}"),
            "creator": re.sub(r"^Based on [Ww]ork by |\.$", "", creator),
            "license_text": rest or SAID,
            "use": "adapted" if creator.startswith("Based on") else "unmodified",
        }


def as_html(node: Any) -> str:
    """The elements that the modules use; the text of others stays. Pictures are links: they are not in the folder."""
    if not isinstance(node.tag, str):
        return escape(node.tail or "")
    tag = TAGS.get(etree.QName(node).localname, "")
    inner = escape(node.text or "") + "".join(map(as_html, node))
    opened = tag
    if tag == "a":
        source, url = node.get("src"), node.get("url")
        url = address(f"media/{source.rpartition('/')[2]}") if source else url
        inner = inner.strip() or escape(node.getparent().get("alt") or node.get("document") or "here")
        opened, tag = (f'a href="{escape(url)}"', "a") if url else ("", "")
    return (f"<{opened}>{inner}</{tag}>" if tag else inner) + escape(node.tail or "")
