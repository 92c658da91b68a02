"""Names that people and attackers give to files, and the header that carries them."""

import pytest

from storage.disposition import disposition, safe_name


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("syllabus.pdf", 'attachment; filename="syllabus.pdf"'),
        ("my notes.pdf", 'attachment; filename="my notes.pdf"'),
        ("Übung.pdf", "attachment; filename=\"Ubung.pdf\"; filename*=UTF-8''%C3%9Cbung.pdf"),
        ("บท.pdf", "attachment; filename=\"file.pdf\"; filename*=UTF-8''%E0%B8%9A%E0%B8%97.pdf"),
        ("한국어", "attachment; filename=\"file\"; filename*=UTF-8''%ED%95%9C%EA%B5%AD%EC%96%B4"),
        ("100%.pdf", "attachment; filename=\"100_.pdf\"; filename*=UTF-8''100%25.pdf"),
        ("", 'attachment; filename="file"'),
    ],
)
def test_header(name, header):
    assert disposition(name, inline=False) == header


def test_inline():
    assert disposition("a.png", inline=True) == 'inline; filename="a.png"'


@pytest.mark.parametrize(
    ("hostile", "harmless"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Windows\\system.ini", "system.ini"),
        ('a"; filename="b.exe', "a_; filename=_b.exe"),
        ("a\r\nSet-Cookie: x=1.pdf", "aSet-Cookie_ x=1.pdf"),
        ("a\x00.pdf", "a.pdf"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("\u2066a\u2069.pdf", "a.pdf"),
        ("bad\ud800.pdf", "bad.pdf"),
        ("...", "file"),
        (" .htaccess ", "htaccess"),
        ("<script>.html", "_script_.html"),
        ("/", "file"),
    ],
)
def test_hostile_names_become_harmless(hostile, harmless):
    assert safe_name(hostile) == harmless
    assert "\r" not in disposition(hostile, inline=False)
    disposition(hostile, inline=False).encode("ascii")


def test_joiners_that_indic_scripts_need_stay():
    assert safe_name("ක්\u200dෂ.pdf") == "ක්\u200dෂ.pdf"


def test_a_long_name_keeps_its_ending():
    name = safe_name("ก" * 500 + ".pdf")

    assert len(name) == 150
    assert name.endswith("กก.pdf")
