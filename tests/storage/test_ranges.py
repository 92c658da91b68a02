"""RFC 9110 §14, on a representation of ten bytes unless the row says otherwise."""

import pytest

from storage.ranges import NotSatisfiable, Span, asked_spans


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
    assert asked_spans(header, 10) == (Span(start, stop),)


@pytest.mark.parametrize(
    "header",
    [
        "",
        "bytes",
        "bytes=",
        "bytes=-",
        "bytes=a-b",
        "bytes=5-3",
        "bytes=0-1,5-3",
        "bytes=0-1,x",
        "bytes=,",
        "bytes=" + ",".join(["0-0"] * 101),
        "bytes=--1",
        "bytes=٠-٣",
        "bytes=0x1-0x2",
        "lines=0-3",
        "bytes=" + "9" * 5000 + "-",
    ],
)
def test_the_whole(header):
    assert asked_spans(header, 10) == ()


@pytest.mark.parametrize(
    ("header", "size"),
    [("bytes=10-", 10), ("bytes=99-100", 10), ("bytes=-0", 10), ("bytes=0-", 0), ("bytes=10-,-0", 10)],
)
def test_nothing_there(header, size):
    with pytest.raises(NotSatisfiable):
        asked_spans(header, size)


def test_the_last_bytes_of_nothing_are_the_whole():
    assert asked_spans("bytes=-5", 0) == ()


@pytest.mark.parametrize(
    ("header", "spans"),
    [
        ("bytes=0-0,500-599", [(0, 1), (500, 600)]),
        ("bytes=500-599, 0-0", [(500, 600), (0, 1)]),
        ("bytes=-1,0-0", [(999, 1000), (0, 1)]),
        ("bytes= ,0-0,,500-599,", [(0, 1), (500, 600)]),
        ("bytes=0-0,2000-,500-599", [(0, 1), (500, 600)]),
        ("bytes=0-99,50-149", [(0, 150)]),
        ("bytes=0-9,10-19", [(0, 20)]),
        ("bytes=0-9,138-199", [(0, 200)]),  # 128 bytes between: a part of its own would cost more
        ("bytes=0-9,139-199", [(0, 10), (139, 200)]),
        ("bytes=900-,0-9,850-950", [(850, 1000), (0, 10)]),
        ("bytes=" + ",".join(f"{at}-{at}" for at in range(0, 200, 2)), [(0, 199)]),
    ],
)
def test_several_of_a_thousand_bytes(header, spans):
    assert [(span.start, span.stop) for span in asked_spans(header, 1000)] == spans
