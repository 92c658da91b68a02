"""What people write of a portion, as an address."""

import pytest

from oer_repo.formats.packages.portions import fragment_of

PDF, SOUND, FILM = "application/pdf", "audio/wav", "video/mp4"


@pytest.mark.parametrize(
    ("portion", "media_type", "fragment"),
    [
        ("Pages 3–7", PDF, "#page=3"),
        ("p. 12", PDF, "#page=12"),
        ("pp.4-5", PDF, "#page=4"),
        ("Seite 9", PDF, "#page=9"),
        ("หน้า 3–7", PDF, "#page=3"),
        ("ໜ້າ 5", PDF, "#page=5"),
        ("第3页", PDF, "#page=3"),
        ("Chapter 2, page 31", PDF, "#page=31"),
        ("Chapter 3", PDF, ""),
        ("3–7", PDF, ""),
        ("The maps. 3 of them", PDF, ""),
        ("0:10–2:30", PDF, ""),
        ("0:10–2:30", SOUND, "#t=10,150"),
        ("1:02:03 - 1:03:00", FILM, "#t=3723,3780"),
        ("from 12:05", FILM, "#t=725"),
        ("75:00–80:00", FILM, "#t=4500,4800"),
        ("ratio 16:9", FILM, ""),
        ("Pages 3–7", FILM, ""),
        ("0:10–2:30", "text/plain", ""),
        ("", FILM, ""),
    ],
)
def test_fragments(portion: str, media_type: str, fragment: str) -> None:
    assert fragment_of(portion, media_type) == fragment
