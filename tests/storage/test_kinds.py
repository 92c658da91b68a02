import pytest

from storage.kinds import kind_of, runs_in_browser
from tests.storage.samples import DOCUMENTS, WHAT_BROWSERS_RUN


@pytest.mark.parametrize(
    ("media_type", "kind"),
    [
        ("application/pdf", "document"),
        ("application/vnd.openxmlformats-officedocument.presentationml.presentation", "document"),
        ("application/vnd.oasis.opendocument.text", "document"),
        ("application/vnd.ms-word.document.macroEnabled.12", "document"),
        ("application/msword", "document"),
        ("application/epub+zip", "document"),
        ("text/html", "document"),
        ("image/svg+xml", "image"),
        ("image/webp", "image"),
        ("audio/mpeg", "audio"),
        ("video/mp4", "video"),
        ("text/vtt", "text"),
        ("application/x-subrip", "text"),
        ("text/markdown", "text"),
        ("application/json", "text"),
        ("application/geo+json", "text"),
        ("application/xml", "text"),
        ("application/zip", "package"),
        ("application/zip.h5p", "package"),
        ("application/gzip", "package"),
        ("application/octet-stream", "other"),
        ("", "other"),
    ],
)
def test_kind(media_type, kind):
    assert kind_of(media_type) == kind


@pytest.mark.parametrize("media_type", sorted({sample.media_type for sample in WHAT_BROWSERS_RUN}))
def test_a_browser_would_run(media_type):
    assert runs_in_browser(media_type)


@pytest.mark.parametrize(
    "media_type",
    [
        "",
        "TEXT/HTML",
        "text/html; charset=utf-8",
        "application/rss+xml",
        "message/rfc822",
        "application/x-shockwave-flash",
    ],
)
def test_a_browser_would_run_these_too(media_type):
    assert runs_in_browser(media_type)


@pytest.mark.parametrize(
    "media_type",
    [
        "text/plain",
        "image/png",
        "audio/mpeg",
        "video/mp4",
        "application/json",
        "text/vtt",
        "application/octet-stream",
        *sorted({sample.media_type for sample in DOCUMENTS}),
    ],
)
def test_a_browser_would_not_run(media_type):
    assert not runs_in_browser(media_type)
