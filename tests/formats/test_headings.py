"""Headings of a text under the title of its page."""

import pytest

from oer_repo.formats.packages.offline.headings import under_the_title


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ("<p>No heading, <hr> and no <header>.</p>", "<p>No heading, <hr> and no <header>.</p>"),
        ("<h2>Rain</h2><h3>Snow</h3>", "<h2>Rain</h2><h3>Snow</h3>"),
        ("<h3>Rain</h3><h4 dir='auto'>Snow</h4>", "<h2>Rain</h2><h3 dir='auto'>Snow</h3>"),
        ("<h1>Rain</h1><h6>Snow</h6>", "<h2>Rain</h2><h6>Snow</h6>"),
    ],
)
def test_the_highest_becomes_the_second(given, made):
    assert under_the_title(given) == made
