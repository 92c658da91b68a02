"""Every hostile file by name, with what must become of it."""

import bz2
import gzip
import lzma
import stat
import tarfile
import zipfile
import zlib

from tests.hostile.archives import (
    encrypted_zip,
    many_entries,
    nested,
    overlapping_zip,
    tar_of,
    tar_with,
    zip_of,
    zip_with_mode,
)
from tests.hostile.documents import (
    LAUGHS,
    SCRIPT,
    SVG,
    WORD,
    XML,
    XXE,
    chunk,
    epub,
    huge_gif,
    huge_png,
    pdf,
    png,
    small_png,
    word,
)
from tests.hostile.outcome import Case, Refused, Served

ZEROS = bytes(70 * 1024**2)
GIF = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;"
PAGE = Served("text/html", runs=True)
DRAWING = Served("image/svg+xml", runs=True)
PDF, PNG, PLAIN, ZIP = (Served(t) for t in ("application/pdf", "image/png", "text/plain", "application/zip"))
UNKNOWN = Served("application/octet-stream")
TURN = "\u202e"


def tgz(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)


ARCHIVES = {
    "bomb": Case("bomb.zip", lambda: zip_of({"zeros": ZEROS}), Refused("archive_bomb")),
    "gzip bomb": Case("bomb.gz", lambda: tgz(ZEROS), Refused("archive_bomb")),
    "bzip2 bomb": Case("bomb.bz2", lambda: bz2.compress(ZEROS), Refused("archive_bomb")),
    "xz bomb": Case("bomb.xz", lambda: lzma.compress(ZEROS, preset=0), Refused("archive_bomb")),
    "tar.gz bomb": Case("bomb.tgz", lambda: tgz(tar_of({"zeros": ZEROS})), Refused("archive_bomb")),
    "bomb in a bomb": Case("in.zip", lambda: zip_of({"in.zip": zip_of({"z": ZEROS})}), Refused("archive_bomb")),
    "bomb as a Word document": Case("b.docx", lambda: zip_of({"word/document.xml": ZEROS}), Refused("archive_bomb")),
    "bomb as an EPUB": Case("b.epub", lambda: zip_of({"mimetype": b"application/epub+zip", "z": ZEROS}), Refused("archive_bomb")),
    "bomb named as a picture": Case("holiday.png", lambda: zip_of({"zeros": ZEROS}), Refused("archive_bomb")),
    "tower of zips": Case("tower.zip", lambda: nested(8), Refused("archive_deep")),
    "overlapping entries": Case("overlap.zip", overlapping_zip, Refused("archive_overlap")),
    "absurd count": Case("many.zip", lambda: many_entries(20_001), Refused("archive_entries")),
    "10,000 parts": Case("parts.imscc", lambda: many_entries(10_000), ZIP),
    "climbing path": Case("climb.zip", lambda: zip_of({"../../.ssh/authorized_keys": b"x"}), Refused("archive_climbing")),
    "climbing path, Windows": Case("climb.zip", lambda: zip_of({"..\\..\\autoexec": b"x"}), Refused("archive_climbing")),
    "absolute path": Case("abs.zip", lambda: zip_of({"/etc/cron.d/x": b"x"}), Refused("archive_absolute")),
    "drive letter": Case("abs.zip", lambda: zip_of({"C:\\x": b"x"}), Refused("archive_absolute")),
    "symbolic link": Case("link.zip", lambda: zip_with_mode("l", stat.S_IFLNK | 0o777), Refused("archive_link")),
    "device": Case("device.zip", lambda: zip_with_mode("d", stat.S_IFCHR | 0o666), Refused("archive_link")),
    "symbolic link in a tar": Case("l.tar", lambda: tar_with("l", tarfile.SYMTYPE), Refused("archive_link")),
    "hard link in a tar": Case("l.tar", lambda: tar_with("l", tarfile.LNKTYPE), Refused("archive_link")),
    "device in a tar.gz": Case("d.tgz", lambda: tgz(tar_with("d", tarfile.BLKTYPE)), Refused("archive_link")),
    "climbing path in a tar": Case("c.tar", lambda: tar_of({"../x": b"x"}), Refused("archive_climbing")),
    "password": Case("secret.zip", encrypted_zip, Refused("archive_encrypted")),
    "name twice": Case("twice.zip", lambda: zip_of({"a": b"1", "./a": b"2"}), Refused("archive_duplicate")),
    "turned name inside": Case("n.zip", lambda: zip_of({f"a{TURN}fdp.exe": b"x"}), Refused("archive_name")),
    "terminal commands in a name inside": Case("n.zip", lambda: zip_of({"\x1b]0;x\x07": b"x"}), Refused("archive_name")),
    "uncommon compression": Case("m.zip", lambda: zip_of({"a": b"x"}, zipfile.ZIP_BZIP2), Refused("archive_method")),
    "cut zip": Case("cut.zip", lambda: zip_of({"a": b"words"})[:-10], Refused("archive_broken")),
    "cut gzip": Case("cut.gz", lambda: tgz(b"words" * 999)[:30], Refused("archive_broken")),
    "7-Zip": Case("a.7z", lambda: b"7z\xbc\xaf\x27\x1c\0\x04" + bytes(60), Refused("archive_unknown")),
    "RAR": Case("a.rar", lambda: b"Rar!\x1a\x07\x01\0" + bytes(60), Refused("archive_unknown")),
}  # fmt: skip
PROGRAMS = {
    "Windows program": Case("setup.exe", lambda: b"MZ" + bytes(80), Refused("program")),
    "Linux program named as a picture": Case("a.png", lambda: b"\x7fELF\x02\x01\x01" + bytes(9) + b"\x02\0\x3e\0" + bytes(99), Refused("program")),
    "batch file": Case("run.bat", lambda: b"del /s c:\\", Refused("program")),
    "program behind a turned name": Case(f"report{TURN}fdp.exe", lambda: b"x", Refused("program")),
    "program with two endings": Case("holiday.jpg.scr", lambda: b"x", Refused("program")),
    "program with a dot at the end": Case("setup.exe.", lambda: b"x", Refused("program")),
}  # fmt: skip
POLYGLOTS = {
    "GIF that is a JAR": Case("gifar.gif", lambda: GIF + zip_of({"A.class": b"\xca\xfe\xba\xbe"}), Served("image/gif")),
    "PNG that is a ZIP": Case("a.png", lambda: small_png() + zip_of({"a": b"x"}), PNG),
    "PDF that is a ZIP": Case("a.pdf", lambda: pdf(b"") + zip_of({"a": b"x"}), PDF),
    "PDF that is a page": Case("a.pdf", lambda: pdf(b"/X(" + SCRIPT + b")"), PDF),
    "page with a PDF in it": Case("a.html", lambda: b"<html>" + SCRIPT + b"%PDF-1.4", PDF),
    "PNG with a page in a comment": Case("a.png", lambda: png(1, 1, zlib.compress(b"\0\0"), chunk(b"tEXt", b"Comment\0" + SCRIPT)), PNG),
    "page named as a picture": Case("a.png", lambda: b"<html>" + SCRIPT, PAGE),
    "page named as text": Case("a.txt", lambda: b"<!DOCTYPE html>" + SCRIPT, PAGE),
    "picture named as a page": Case("a.html", small_png, PNG),
    "GIF that is a script": Case("a.gif", lambda: b"GIF89a/*" + bytes(9) + b"*/=1;alert(1)//", Served("image/gif")),
    "zip with a page before it": Case("a.zip", lambda: b"<html>" + SCRIPT + zip_of({"a": b"x"}), Served("application/octet-stream")),
}  # fmt: skip
PICTURES = {
    "PNG of 3.6 billion pixels": Case("huge.png", huge_png, PNG),
    "GIF of 4 billion pixels": Case("huge.gif", huge_gif, Served("image/gif")),
    "cut PNG": Case("cut.png", lambda: small_png()[:40], PNG),
    "PNG with a wrong checksum": Case("crc.png", lambda: small_png().replace(b"IEND", b"IENX"), PNG),
    "JPEG of nothing": Case("a.jpg", lambda: b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(20), Served("image/jpeg")),
    "TIFF whose list is itself": Case("loop.tif", lambda: b"II*\0\x08\0\0\0\x01\0\0\x01\x03\0\x01\0\0\0\x01\0\0\0\x08\0\0\0", Served("image/tiff")),
}  # fmt: skip
DOCUMENTS = {
    "PDF of nothing": Case("a.pdf", lambda: b"%PDF-1.7\n", PDF),
    "PDF that runs a script": Case("js.pdf", lambda: pdf(b"/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>"), PDF),
    "PDF that starts a program": Case("launch.pdf", lambda: pdf(b"/OpenAction<</S/Launch/F(calc)>>"), PDF),
    "PDF whose pages are its pages": Case("loop.pdf", lambda: b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 9>>endobj\ntrailer<</Root 1 0 R>>", PDF),
    "PDF with a page of a mile": Case("wide.pdf", lambda: pdf(b"").replace(b"0 0 9 9", b"0 0 9e9 9e9"), PDF),
    "PDF of open brackets": Case("deep.pdf", lambda: pdf(b"/X" + b"[" * 100_000), PDF),
    "Word with an outer entity": Case("xxe.docx", lambda: word(XML + XXE + b"<x>&secret;</x>"), Served(WORD)),
    "Word whose list of parts has an entity": Case("xxe.docx", lambda: word(b"<x/>", XML + XXE + b"<Types>&secret;</Types>"), ZIP),
    "Word with a billion laughs": Case("laughs.docx", lambda: word(XML + LAUGHS + b"<x>&e;</x>"), Served(WORD)),
    "EPUB with an outer entity": Case("xxe.epub", lambda: epub(XML + XXE + b"<x>&secret;</x>"), Served("application/epub+zip")),
    "EPUB with a billion laughs": Case("laughs.epub", lambda: epub(XML + LAUGHS + b"<x>&e;</x>"), Served("application/epub+zip")),
    "package that calls itself a page": Case("x.odt", lambda: zip_of({"mimetype": b"text/html"}), ZIP),
    "notebook of open brackets": Case("deep.json", lambda: b"[" * 100_000, Served("application/json")),
    "brackets without a name": Case("deep", lambda: b"[" * 100_000, PLAIN),
}  # fmt: skip
MARKUP = {
    "SVG with a script": Case("a.svg", lambda: SVG % SCRIPT, DRAWING),
    "SVG with a handler": Case("a.svg", lambda: b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', DRAWING),
    "SVG with an outer entity": Case("a.svg", lambda: XML + XXE + SVG % b"&secret;", DRAWING),
    "SVG with a billion laughs": Case("a.svg", lambda: XML + LAUGHS + SVG % b"&e;", DRAWING),
    "SVG named as a PNG": Case("a.png", lambda: SVG % SCRIPT, DRAWING),
    "page with a script": Case("a.html", lambda: b"<html>" + SCRIPT, PAGE),
    "page in UTF-16": Case("a.html", lambda: ("<html>" + SCRIPT.decode()).encode("utf-16"), PAGE),
    "page behind a long comment": Case("a.txt", lambda: b"<!--" + b"-" * 9000 + b"--><html>" + SCRIPT, PAGE),
    "XHTML": Case("a.xhtml", lambda: XML + b'<html xmlns="http://www.w3.org/1999/xhtml">' + SCRIPT + b"</html>", Served("application/xhtml+xml", runs=True)),
    "XML with a stylesheet": Case("a.xml", lambda: XML + b'<?xml-stylesheet type="text/xsl" href="x.xsl"?><x/>', Served("application/xml", runs=True)),
    "script": Case("a.js", lambda: b"alert(1)", Served("text/javascript", runs=True)),
    "Markdown with a script": Case("a.md", lambda: b"# A\n" + SCRIPT, Served("text/markdown")),
    "comma-separated formula": Case("a.csv", lambda: b"=cmd|' /C calc'!A0,1\n", Served("text/csv")),
}  # fmt: skip
NAMES = {
    "turned name": Case(f"exam{TURN}txt.pdf", lambda: b"words", Served("text/plain", name="examtxt.pdf")),
    "script in a name": Case("<img src=x onerror=alert(1)>.txt", lambda: b"words", PLAIN),
    "quotes in a name": Case("a\"; filename=\"b.exe.txt", lambda: b"words", PLAIN),
    "lines in a name": Case("a\r\nX-Injected: 1\r\n.txt", lambda: b"words", Served("text/plain", name="aX-Injected: 1.txt")),
    "path as a name": Case("../../etc/passwd", lambda: b"words", Served("text/plain", name="passwd")),
    "Windows path as a name": Case("C:\\windows\\a.txt", lambda: b"words", Served("text/plain", name="a.txt")),
    "name of dots": Case("..", lambda: b"words", Served("text/plain", name="file")),
    "name of marks": Case("\u200e\u2066.txt", lambda: b"words", Served("text/plain", name="txt")),
    "very long name": Case("ຫ" * 200 + ".txt", lambda: b"words", Served("text/plain", name="ຫ" * 78 + ".txt")),
    "nothing": Case("empty.txt", lambda: b"", PLAIN),
}  # fmt: skip

CASES = ARCHIVES | PROGRAMS | POLYGLOTS | PICTURES | DOCUMENTS | MARKUP | NAMES
