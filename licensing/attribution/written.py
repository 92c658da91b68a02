"""The same sentences as plain text, HTML with RDFa (ccREL) and Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from .phrases import Phrases
from .spans import Entry, Sentence, Span
from .work import CreditUse

_PREFIXES = "cc: http://creativecommons.org/ns# dcterms: http://purl.org/dc/terms/"
_PROPERTIES = {"title": "dcterms:title", "creator": "cc:attributionName"}
_LINKS = {"title": "cc:attributionURL", "source": "cc:attributionURL", "license": "license"}


def as_text(entries: Sequence[Entry], phrases: Phrases, use: CreditUse) -> str:
    """One paragraph for each work; addresses in parentheses, where no full stop runs into them."""
    paragraphs = [_joined([_text_of(sentence) for sentence in entry.sentences], phrases) for entry in entries]
    if use.one_line:
        return " | ".join(paragraphs)
    heading = [phrases["credits"]] if use.credits_page else []
    return "\n".join(heading + paragraphs)


def as_html(entries: Sequence[Entry], phrases: Phrases, language: str, use: CreditUse) -> str:
    tag, wrapper = ("span", "span") if use.one_line else ("p", "div")
    between = " | " if use.one_line else ""
    written = between.join(_html_entry(entry, tag, phrases, use) for entry in entries)
    heading = f"<h2>{escape(phrases['credits'])}</h2>" if use.credits_page else ""
    return f'<{wrapper} class="credits" lang="{escape(language)}" prefix="{_PREFIXES}">{heading}{written}</{wrapper}>'


def as_markdown(entries: Sequence[Entry], phrases: Phrases, use: CreditUse) -> str:
    lines = [_joined([_markdown_of(s, use) for s in entry.sentences], phrases) for entry in entries]
    if use.one_line:
        return " · ".join(lines)
    heading = f"## {phrases['credits']}\n\n" if use.credits_page else ""
    return heading + "\n".join(f"- {line}" if len(lines) > 1 else line for line in lines)


def _joined(sentences: Sequence[str], phrases: Phrases) -> str:
    """Sentences as the language separates them; one that already ends in a full stop gets no second."""
    end = phrases["end"]
    ended = [s[: -len(end)] if end and s.endswith(end) else s for s in sentences if s]
    return phrases["stop"].join(ended) + (end if ended else "")


def _text_of(sentence: Sentence) -> str:
    return "".join(_text_span(span) for span in _links_after_quotes(sentence))


def _text_span(span: Span) -> str:
    if span.inner:
        return _text_of(span.inner)
    return f"{span.text} ({span.href})" if span.href and span.href != span.text else span.text


def _links_after_quotes(sentence: Sentence) -> Sentence:
    """“Title” (address), not “Title (address)”: the closing quotation mark goes with the title."""
    spans = list(sentence)
    for place, span in enumerate(spans[:-1]):
        mark = re.match(r"\s?[”“»》]", spans[place + 1].text)
        if span.role == "title" and mark:
            spans[place] = Span(span.text + mark.group(), span.href, "title")
            spans[place + 1] = Span(spans[place + 1].text[mark.end() :])
    return tuple(spans)


def _html_entry(entry: Entry, tag: str, phrases: Phrases, use: CreditUse) -> str:
    """A work whose address is unknown is a thing without a name: never the page on which its credit stands."""
    about = f' about="{escape(entry.about)}"' if entry.about else ""
    subject = f'{about} typeof="cc:Work"' if entry.is_work else ""
    words = _joined([_html_of(sentence, use) for sentence in entry.sentences], phrases)
    return f'<{tag} class="credit"{subject}>{words}</{tag}>'


def _html_of(sentence: Sentence, use: CreditUse) -> str:
    return "".join(_html_span(span, use) for span in sentence)


def _html_span(span: Span, use: CreditUse) -> str:
    """A property stands outside its link: RDFa would take the address, not the words, for its value."""
    if span.inner:
        about = f' about="{escape(span.href)}"' if span.href else ""
        return f'<span rel="dcterms:source"><span{about} typeof="cc:Work">{_html_of(span.inner, use)}</span></span>'
    words = _html_link(span, use) if span.href else escape(span.text)
    named = _PROPERTIES.get(span.role)
    return f'<span property="{named}" dir="auto">{words}</span>' if named else words


def _html_link(span: Span, use: CreditUse) -> str:
    relation = f' rel="{_LINKS[span.role]}"' if span.role in _LINKS else ""
    href = escape(span.href or "")
    spelled = f" ({href})" if use.spelled_out and span.href != span.text else ""
    return f'<a{relation} href="{href}">{escape(span.text)}</a>{spelled}'


def _markdown_of(sentence: Sentence, use: CreditUse) -> str:
    return "".join(_markdown_span(span, use) for span in sentence)


def _markdown_span(span: Span, use: CreditUse) -> str:
    if span.inner:
        return _markdown_of(span.inner, use)
    words = markdown_text(span.text)
    if not span.href:
        return words
    target = re.sub(r"[()\[\]*_~'!$]", lambda match: f"%{ord(match.group()):02X}", span.href)
    if span.href == span.text:
        return f"<{target}>"
    return f"[{words}]({target})" + (f" (<{target}>)" if use.spelled_out else "")


def markdown_text(text: str) -> str:
    """Words that Markdown must not take for a link, emphasis, markup, a heading or a list."""
    safe = re.sub(r"([\\`*_{}\[\]#|~])", r"\\\1", text.replace("&", "&amp;"))
    safe = safe.replace("<", "&lt;").replace(">", "&gt;")
    marked = re.sub(r"^(\s*)([-+=])", r"\1\\\2", safe)
    return re.sub(r"^(\s*\d{1,9})([.)])", r"\1\\\2", marked)
