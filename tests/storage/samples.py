"""Small real files, made here: what they are called, what they hold, what they are."""

import io
import struct
import wave
import zipfile
import zlib
from dataclasses import dataclass

from PIL import Image

OOXML = "application/vnd.openxmlformats-officedocument."
OPENDOCUMENT = "application/vnd.oasis.opendocument."


@dataclass(frozen=True)
class Sample:
    """A file and its media type."""

    name: str
    content: bytes
    media_type: str


def zipped(members: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def office(main: str, *, first: str = "") -> bytes:
    """An Office Open XML package; `first` goes before its list of contents, as some programs write it."""
    types = f'<Types><Override PartName="/main.xml" ContentType="{main}"/></Types>'
    before: dict[str, str | bytes] = {first: b"\x00" * 100_000} if first else {}
    return zipped(before | {"[Content_Types].xml": types, "_rels/.rels": "<Relationships/>"})


def self_naming(media_type: str) -> bytes:
    """OpenDocument or EPUB: the first member, stored, names the type."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", media_type)
        archive.writestr("META-INF/container.xml", "<container/>")
    return file.getvalue()


def image(kind: str) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (8, 8), "teal").save(file, kind)
    return file.getvalue()


def sound() -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(8000)
        out.writeframes(b"\x00\x01" * 400)
    return file.getvalue()


def film(brand: bytes) -> bytes:
    """The first two boxes of an ISO base media file."""
    return (
        struct.pack(">I4s4sI4s", 20, b"ftyp", brand, 512, brand)
        + struct.pack(">I4s", 8, b"mdat")
        + b"\x00" * 64
    )


def webm() -> bytes:
    return bytes.fromhex(
        "1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878104428581021853806701"
    ) + bytes(64)


def ogg(codec: bytes) -> bytes:
    return (
        b"OggS\x00\x02"
        + bytes(8)
        + b"\x01\x00\x00\x00"
        + bytes(8)
        + bytes([1, len(codec)])
        + codec
        + bytes(32)
    )


PDF = b"%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
XHTML = b'<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + b">\x00\x03\x00\xfe\xff\x09\x00" + bytes(2000)
BOM16 = b"\xff\xfe"

DOCUMENTS = [
    Sample("syllabus.pdf", PDF, "application/pdf"),
    Sample(
        "letter.docx",
        office(f"{OOXML}wordprocessingml.document.main+xml"),
        f"{OOXML}wordprocessingml.document",
    ),
    Sample(
        "late.docx",
        office(f"{OOXML}wordprocessingml.document.main+xml", first="docProps/thumbnail.bin"),
        f"{OOXML}wordprocessingml.document",
    ),
    Sample(
        "slides.pptx",
        office(f"{OOXML}presentationml.presentation.main+xml"),
        f"{OOXML}presentationml.presentation",
    ),
    Sample(
        "show.ppsx", office(f"{OOXML}presentationml.slideshow.main+xml"), f"{OOXML}presentationml.slideshow"
    ),
    Sample("marks.xlsx", office(f"{OOXML}spreadsheetml.sheet.main+xml"), f"{OOXML}spreadsheetml.sheet"),
    Sample(
        "macros.docm",
        office("application/vnd.ms-word.document.macroEnabled.main+xml"),
        "application/vnd.ms-word.document.macroEnabled.12",
    ),
    Sample("letter.odt", self_naming(f"{OPENDOCUMENT}text"), f"{OPENDOCUMENT}text"),
    Sample("slides.odp", self_naming(f"{OPENDOCUMENT}presentation"), f"{OPENDOCUMENT}presentation"),
    Sample("marks.ods", self_naming(f"{OPENDOCUMENT}spreadsheet"), f"{OPENDOCUMENT}spreadsheet"),
    Sample("book.epub", self_naming("application/epub+zip"), "application/epub+zip"),
    Sample("old.doc", OLE, "application/msword"),
    Sample("old.ppt", OLE, "application/vnd.ms-powerpoint"),
    Sample("old.xls", OLE, "application/vnd.ms-excel"),
    Sample("old", OLE, "application/x-ole-storage"),
    Sample("note.rtf", rb"{\rtf1\ansi hello}", "application/rtf"),
]
PACKAGES = [
    Sample("quiz.h5p", zipped({"h5p.json": "{}", "content/content.json": "{}"}), "application/zip.h5p"),
    Sample("files.zip", zipped({"a.txt": "a"}), "application/zip"),
    Sample("nothing.zip", zipped({}), "application/zip"),
    Sample("broken.zip", zipped({"[Content_Types].xml": "<Types/>"})[:40], "application/zip"),
    Sample("liar.docx", zipped({"a.txt": "a"}), "application/zip"),
    Sample("liar.epub", self_naming("text/html"), "application/zip"),
    Sample("odd.docx", zipped({"[Content_Types].xml": "x"}, zipfile.ZIP_LZMA), "application/zip"),
    Sample("crowd.zip", zipped({f"{number:0200}": b"" for number in range(9000)}), "application/zip"),
    Sample("data.gz", b"\x1f\x8b\x08" + bytes(7) + zlib.compress(b"x")[2:], "application/gzip"),
]
PICTURES_AND_SOUND = [
    Sample("photo.png", image("PNG"), "image/png"),
    Sample("photo.jpg", image("JPEG"), "image/jpeg"),
    Sample("photo.gif", image("GIF"), "image/gif"),
    Sample("photo.webp", image("WEBP"), "image/webp"),
    Sample("photo.bmp", image("BMP"), "image/bmp"),
    Sample("photo.tiff", image("TIFF"), "image/tiff"),
    Sample("talk.wav", sound(), "audio/wav"),
    Sample(
        "talk.mp3",
        b"ID3\x03\x00\x00\x00\x00\x00\x0a" + bytes(10) + b"\xff\xfb\x90\x00" + bytes(417),
        "audio/mpeg",
    ),
    Sample("talk.flac", b"fLaC\x00\x00\x00\x22" + bytes(34), "audio/flac"),
    Sample("talk.opus", ogg(b"OpusHead\x01\x02"), "audio/ogg"),
    Sample("talk.m4a", film(b"M4A "), "audio/mp4"),
    Sample("talk2.m4a", film(b"isom"), "audio/mp4"),
    Sample("lesson.mp4", film(b"isom"), "video/mp4"),
    Sample("lesson.webm", webm(), "video/webm"),
]
TEXTS = [
    Sample("lesson.vtt", b"WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n", "text/vtt"),
    Sample("with-mark.vtt", b"\xef\xbb\xbfWEBVTT - Title\n", "text/vtt"),
    Sample("named-wrongly.txt", b"WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n", "text/vtt"),
    Sample("not-captions.vtt", b"WEBVTTX\n", "text/plain"),
    Sample("lesson.srt", b"1\r\n00:00:00,000 --> 00:00:01,000\r\nHello\r\n", "application/x-subrip"),
    Sample("readme.md", b"# Title\n\nA *lesson*.\n", "text/markdown"),
    Sample("marks.csv", "naam,punten\nĐặng,9\n".encode(), "text/csv"),
    Sample("marks.tsv", b"name\tmarks\n", "text/tab-separated-values"),
    Sample("data.json", b'{"a": [1, 2]}', "application/json"),
    Sample("data", b'[{"a": 1}]', "application/json"),
    Sample("brace.txt", b"{not json", "text/plain"),
    Sample("work.ipynb", b'{"cells": []}', "application/x-ipynb+json"),
    Sample("plain.txt", "บทเรียน ပညာရေး ភាសាខ្មែរ ພາສາລາວ 한국어\n".encode(), "text/plain"),
    Sample("thai-legacy.txt", "บทเรียนวิทยาศาสตร์\n".encode("tis-620"), "text/plain"),
    Sample("windows.txt", BOM16 + "Xin chào\r\n".encode("utf-16-le"), "text/plain"),
    Sample("", b"no name at all\n", "text/plain"),
    Sample("empty", b"", "text/plain"),
    Sample("paper.tex", b"\\documentclass{article}\n\\begin{document}\n", "application/x-tex"),
    Sample("script.py", b"#!/usr/bin/env python\nimport os\n", "text/plain"),
]
WHAT_BROWSERS_RUN = [
    Sample("page.html", b"<!DOCTYPE html>\n<html><body>hi</body></html>", "text/html"),
    Sample("page.txt", b"\n  <!-- hello -->\n<HTML><script>alert(1)</script>", "text/html"),
    Sample("fragment", b"<script>alert(1)</script>", "text/html"),
    Sample("text-called.html", b"just words\n", "text/html"),
    Sample("wide.html", BOM16 + "<html><script>1</script>".encode("utf-16-le"), "text/html"),
    Sample("page.xhtml", XHTML, "application/xhtml+xml"),
    Sample("drawing.svg", SVG, "image/svg+xml"),
    Sample(
        "drawing.png", b'<?xml version="1.0"?>\n<!DOCTYPE svg [<!ENTITY a "b>">]>\n' + SVG, "image/svg+xml"
    ),
    Sample("prefixed.txt", b'<s:svg xmlns:s="http://www.w3.org/2000/svg"/>', "image/svg+xml"),
    Sample("data.xml", b'<?xml version="1.0"?><catalog/>', "application/xml"),
    Sample("code.js", b"alert(1);\n", "text/javascript"),
]
UNKNOWN = [
    Sample("noise.pdf", bytes(range(128, 256)) * 8 + bytes(9), "application/octet-stream"),
    Sample("page-with-zero.html", b"<html>\x00<script>alert(1)</script>", "application/octet-stream"),
]
SAMPLES = [*DOCUMENTS, *PACKAGES, *PICTURES_AND_SOUND, *TEXTS, *WHAT_BROWSERS_RUN, *UNKNOWN]
