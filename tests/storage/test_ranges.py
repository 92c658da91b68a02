"""RFC 9110 §14, on a representation of ten bytes unless the row says otherwise."""

import pytest

from storage.ranges import NotSatisfiable, Span, asked_span


@pytest.mark.parametrize(
    ("header", "start", "stop"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=0-9", 0, 10),
        ("bytes=0-", 0, 10),
        ("bytes=3-5", 3, 6),
        ("bytes=9-", 9, 10),
        ("bytes=5-999999", 5, 10),
        ("bytes=-1", 9, 10),
        ("bytes=-10", 0, 10),
        ("bytes=-11", 0, 10),
        ("Bytes= 3-5 ", 3, 6),
    ],
)
def test_a_part(header, start, stop):
    assert asked_span(header, 10) == Span(start, stop)


@pytest.mark.parametrize(
    "header",
    [
        "",
        "bytes",
        "bytes=",
        "bytes=-",
        "bytes=a-b",
        "bytes=5-3",
        "bytes=0-1,3-4",
        "bytes=--1",
        "bytes=٠-٣",
        "bytes=0x1-0x2",
        "lines=0-3",
        "bytes=" + "9" * 5000 + "-",
    ],
)
def test_the_whole(header):
    assert asked_span(header, 10) is None


@pytest.mark.parametrize(
    ("header", "size"), [("bytes=10-", 10), ("bytes=99-100", 10), ("bytes=-0", 10), ("bytes=0-", 0)]
)
def test_nothing_there(header, size):
    with pytest.raises(NotSatisfiable):
        asked_span(header, size)


def test_the_last_bytes_of_nothing_are_the_whole():
    assert asked_span("bytes=-5", 0) is None
