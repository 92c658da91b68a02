"""Codes of platforms, which mean something else or nothing elsewhere."""

import pytest

from licensing import identify

CODES = [
    ("wikimedia", "{{Non-free logo}}", "not_cc"),
    ("wikimedia", "{{Fairuse}}", "not_cc"),
    # platform, code, answer
    ("flickr", "4", "ok by/2.0"),
    ("flickr", "0", "not_cc"),
    ("flickr", "1", "ok by-nc-sa/2.0"),
    ("flickr", "7", "not_cc"),
    ("flickr", "9", "ok zero/1.0"),
    ("flickr", "10", "ok mark/1.0"),
    ("", "4", "none"),
    ("youtube", "creativeCommon", "ambiguous"),
    ("youtube", "Creative Commons Attribution license (reuse allowed)", "ambiguous"),
    ("youtube", "Standard YouTube License", "not_cc"),
    ("vimeo", "by", "ambiguous"),
    ("vimeo", "cc0", "ok zero/1.0"),
    ("moodle", "cc", "ambiguous"),
    ("moodle", "cc-nc-sa", "ambiguous"),
    ("moodle", "cc-nc-4.0", "ok by-nc/4.0"),
    ("moodle", "public", "not_cc"),
    ("moodle", "unknown", "none"),
    ("h5p", '{"license": "CC BY-SA", "licenseVersion": 4.0}', "ok by-sa/4.0"),
    ("h5p", '{"licenseVersion": "4.0", "license": 3}', "none"),
    ("edx", "all-rights-reserved", "not_cc"),
    ("edx", "creative-commons: ver=4.0", "ambiguous"),
    ("edx", "creative-commons: BY NC", "ambiguous"),
    ("edx", "creative-commons: ver=4.0 BY NC SA", "ok by-nc-sa/4.0"),
    ("edx", "creative-commons: ver=4.0 NC BY", "ok by-nc/4.0"),
    ("edx", "creative-commons: ver=4.0 BY ND SA", "invalid"),
    ("edx", "creative-commons: ver=3.5 BY", "invalid"),
    ("h5p", '{"license":"U"}', "none"),
    ("h5p", "U", "none"),
    ("h5p", '{"license":"C"}', "not_cc"),
    ("h5p", '{"license":"PD"}', "not_cc"),
    ("h5p", '{"license":"PD","licenseVersion":"CC0 1.0"}', "ok zero/1.0"),
    ("h5p", '{"license":"GNU GPL","licenseVersion":"v3"}', "not_cc"),
    ("h5p", '{"license":"CC BY-NC-ND","licenseVersion":"1.0"}', "ok by-nd-nc/1.0"),
    ("", '{"license":"CC BY","licenseVersion":"4.0"}', "ok by/4.0"),
    ("le-utils", "All Rights Reserved", "not_cc"),
    ("le-utils", "Public Domain", "not_cc"),
    ("pressbooks", "cc-zero", "ok zero/1.0"),
    ("pressbooks", "all-rights-reserved", "not_cc"),
    ("wikimedia", "{{self|cc-by-sa-4.0}}", "ok by-sa/4.0"),
    ("wikimedia", "{{self|GFDL|cc-by-sa-3.0}}", "ambiguous"),
    ("wikimedia", "{{self|cc-by-sa-3.0|cc-by-4.0}}", "ambiguous"),
    ("wikimedia", "{{cc-by-sa-3.0,2.5,2.0,1.0}}", "ambiguous"),
    ("wikimedia", "{{PD-old-70}}", "not_cc"),
    ("wikimedia", "{{PD-self}}", "not_cc"),
    ("wikimedia", "{{GFDL}}", "not_cc"),
    ("wikimedia", "{{FAL}}", "not_cc"),
    ("wikimedia", "{{cc-by-sa}}", "ambiguous"),
    ("wikimedia", "{{cc-by-3.0-us}}", "ok by/3.0/us"),
    ("wikimedia", "{{cc-by-2.0-de}}", "ok by/2.0/de"),
    ("wikimedia", "{{cc-by-sa-2.5-it}}", "ok by-sa/2.5/it"),
    ("wikimedia", "{{cc-by-sa-3.0-igo}}", "ok by-sa/3.0/igo"),
    ("wikimedia", "{{cc-by-4.0|1=Jane Doe, https://example.org}}", "ok by/4.0"),
    ("", "{{Cc-by-sa-4.0}}", "ok by-sa/4.0"),
    ("wikimedia", "{{attribution}}", "not_cc"),
    ("wikimedia", "{{YouTube CC-BY}}", "ambiguous"),
    ("wikimedia", "{{cc-sa-1.0}}", "ok sa/1.0"),
    ("wikimedia", "{{cc-by-2.1-jp}}", "ok by/2.1/jp"),
    ("wikimedia", "{{cc-by-5.0}}", "invalid"),
    ("oercommons", "CC BY 4.0", "ok by/4.0"),
    ("oercommons", "No Strings Attached", "ambiguous"),
    ("oercommons", "Read the Fine Print", "ambiguous"),
    ("unknown-platform", "CC-BY-SA-3.0", "ok by-sa/3.0"),
]


@pytest.mark.parametrize(("scheme", "code", "answer"), CODES)
def test_codes(scheme: str, code: str, answer: str) -> None:
    found = identify(code, scheme or None)
    assert " ".join(filter(None, (found.status, found.id))) == answer
