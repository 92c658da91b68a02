"""Addresses: every shape of a true one, and those that only look true."""

import pytest

from licensing import identify

TRUE_ADDRESSES = [
    ("https://creativecommons.org/licenses/by/4.0/deed.INVALID", "ok by/4.0"),
    ("https://creativecommons.org/licenses/by/3.0/es/legalcode.es-es", "ok by/3.0/es"),
    ("https://creativecommons.org/licenses/by/3.0/rs/legalcode.sr-latin", "ok by/3.0/rs"),
    ("https://creativecommons.org/licenses/by/4.0/deed.zh_TW", "ok by/4.0"),
    ("https://creativecommons.org/licenses/by/4.0/legalcode#s3a", "ok by/4.0"),
    ("https://creativecommons.org/licenses/by/4.0/?ref=chooser-v1", "ok by/4.0"),
    ("https://creativecommons.org/licenses/by/4.0/deed.de?x=1&amp;y=2", "ok by/4.0"),
    ("https%3A%2F%2Fcreativecommons.org%2Flicenses%2Fby%2F4.0%2F", "ok by/4.0"),
    ("https://creativecommons.org/licenses/sampling%2B/1.0/", "ok sampling+/1.0"),
    ("https://creativecommons.org/licenses/by%2Dsa/4.0/", "ok by-sa/4.0"),
    ("creativecommons.org/licenses/by/4.0", "ok by/4.0"),
    ("www.creativecommons.org/licenses/by-nc-nd/3.0/us/", "ok by-nc-nd/3.0/us"),
    ("HTTPS://CREATIVECOMMONS.ORG/LICENSES/BY/4.0/", "ok by/4.0"),
    ("https://creativecommons.org/licence/by/4.0/", "ok by/4.0"),
    ("https://creativecommons.org/license/by-sa/4.0", "ok by-sa/4.0"),
    ("http://creativecommons.org/licenses/publicdomain/", "ok certification/1.0/us"),
    ("http://creativecommons.org/licenses/by-nc-nd/1.0/", "ok by-nd-nc/1.0"),
    ("http://creativecommons.org/licenses/nc-nd/1.0", "ok nd-nc/1.0"),
    ("http://creativecommons.org/licenses/mark/1.0", "ok mark/1.0"),
    ("https://creativecommons.org/licenses/sampling+/", "ok sampling+/1.0"),
    ("https://creativecommons.org/licenses/devnations", "ok devnations/2.0"),
    ("https://creativecommons.org/publicdomain/mark/", "ok mark/1.0"),
    (
        '<a rel="license" href="http://creativecommons.org/licenses/by-sa/3.0/"><img alt="Creative Commons License" style="border-width:0" src="https://i.creativecommons.org/l/by-sa/3.0/88x31.png" /></a><br />This work is licensed under a <a rel="license" href="http://creativecommons.org/licenses/by-sa/3.0/">Creative Commons Attribution-ShareAlike 3.0 Unported License</a>.',
        "ok by-sa/3.0",
    ),
    ("[CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)", "ok by/4.0"),
    ("https://i.creativecommons.org/l/by/4.0/88x31.png", "ok by/4.0"),
    ("https://licensebuttons.net/l/by-nc-sa/3.0/de/80x15.png", "ok by-nc-sa/3.0/de"),
    ("https://licensebuttons.net/p/zero/1.0/88x31.png", "ok zero/1.0"),
    ("http://i.creativecommons.org/p/mark/1.0/88x31.png", "ok mark/1.0"),
    ('{"license": "https:\\/\\/creativecommons.org\\/licenses\\/by\\/4.0\\/"}', "ok by/4.0"),
    ('"https://creativecommons.org/licenses/by/4.0/"', "ok by/4.0"),
    ("<https://creativecommons.org/licenses/by/4.0/>", "ok by/4.0"),
    ("License: https://creativecommons.org/licenses/by/4.0/.", "ok by/4.0"),
    ("license=https://creativecommons.org/licenses/by/4.0/", "ok by/4.0"),
    ("https://creativecommons.org:443/licenses/by/4.0/", "ok by/4.0"),
    (
        "https://creativecommons.org/licenses/by/4.0/deed.de and https://creativecommons.org/licenses/by/4.0/legalcode",
        "ok by/4.0",
    ),
    ("https://spdx.org/licenses/CC-BY-4.0.html", "ok by/4.0"),
    ("https://creativecommons.org/licenses/by/4.0/legalcode.txt", "ok by/4.0"),
    ("https://creativecommons.org/licenses/by/4.0/legalcode.en#s6", "ok by/4.0"),
    ("https://creativecommons.org/publicdomain/zero/1.0/deed.id", "ok zero/1.0"),
    ("https://creativecommons.org/publicdomain/zero/1.0/legalcode.zh-Hans", "ok zero/1.0"),
    ("https://creativecommons.org/licenses/by/4.0/deed.de/", "ok by/4.0"),
    ("https://creativecommons.org/licenses/BY-NC-SA/3.0/IGO/", "ok by-nc-sa/3.0/igo"),
    ("http://creativecommons.org/licenses/by/3.0/nl/deed.en_US", "ok by/3.0/nl"),
    ("http://www.creativecommons.org/licences/by-sa/2.5/scotland/", "ok by-sa/2.5/scotland"),
    (" https://creativecommons.org/licenses/by/4.0/ ", "ok by/4.0"),
    ("https://creativecommons.org/licenses/by/4.0/\u200b", "ok by/4.0"),
    ("https://CreativeCommons.org/licenses/by-sa/4.0", "ok by-sa/4.0"),
    ('https://creativecommons.org/licenses/by/4.0/deed.de"', "ok by/4.0"),
    ("creativecommons.org/licenses/by-nc/3.0/deed.fr", "ok by-nc/3.0"),
    ("http://creativecommons.org/licenses/sa/2.0/jp/", "ok sa/2.0/jp"),
    ("http://creativecommons.org/licenses/by-nc-nd/1.0/fi/", "ok by-nd-nc/1.0/fi"),
    ("http://creativecommons.org/licenses/by-nd-nc/1.0/fi/", "ok by-nd-nc/1.0/fi"),
    ("http://creativecommons.org/licenses/by/4.0/deed.de_DE", "ok by/4.0"),
    ("http://creativecommons.org/licenses/by/3.0/br/legalcode", "ok by/3.0/br"),
    ("https://creativecommons.org/licenses/by/2.0/jp/", "ok by/2.0/jp"),
    ("https://i.creativecommons.org/l/by/3.0/us/88x31.png", "ok by/3.0/us"),
    ("http://i.creativecommons.org/l/by-nc-nd/2.5/scotland/88x31.png", "ok by-nc-nd/2.5/scotland"),
    ("https://licensebuttons.net/l/by/4.0/80x15.png", "ok by/4.0"),
    ("http://i.creativecommons.org/l/zero/1.0/88x31.png", "ok zero/1.0"),
    ("![CC BY-SA](https://i.creativecommons.org/l/by-sa/4.0/88x31.png)", "ok by-sa/4.0"),
]
OPEN_ADDRESSES = [
    ("https://creativecommons.org/licenses/by/", "ambiguous"),
    ("https://creativecommons.org/licenses/", "ambiguous"),
    ("https://creativecommons.org/", "ambiguous"),
    ("creativecommons.org", "ambiguous"),
    (
        '<a rel="license" href="http://creativecommons.org/licenses/by/4.0/"><img alt="Creative Commons License" src="https://i.creativecommons.org/l/by-sa/4.0/88x31.png" /></a>',
        "ambiguous",
    ),
    ("https://licensebuttons.net/l/by-sa/88x31.png", "ambiguous"),
    ("https://mirrors.creativecommons.org/presskit/buttons/88x31/png/by-nc-sa.png", "ambiguous"),
    (
        "https://creativecommons.org/licenses/by/4.0/, https://creativecommons.org/licenses/by-sa/4.0/",
        "ambiguous",
    ),
    (
        "https://creativecommons.org/licenses/by/4.0/;https://creativecommons.org/licenses/by-sa/4.0/",
        "ambiguous",
    ),
    ("https://choosealicense.com/licenses/cc-by-4.0/", "ambiguous"),
    ("http://creativecommons.org/licenses/by-nd-nc/", "ambiguous"),
    ("https://creativecommons.org/share-your-work/", "ambiguous"),
    ("https://creativecommons.org/about/cclicenses/", "ambiguous"),
    ("https://creativecommons.org/faq/", "ambiguous"),
    ("https://wiki.creativecommons.org/wiki/CC0", "ambiguous"),
    ("https://creativecommons.org/licenses/by/4.0/ CC BY-SA 4.0", "ambiguous"),
    ("https://mirrors.creativecommons.org/presskit/icons/cc.svg", "ambiguous"),
    ("https://licensebuttons.net/", "ambiguous"),
    ("https://licensebuttons.net/i/l/by-nc/transparent/00/00/00/88x31.png", "ambiguous"),
    ("https://licensebuttons.net/l/publicdomain/88x31.png", "ambiguous"),
    ("https://licensebuttons.net/l/by/4.0/", "ok by/4.0"),
    ("https://licensebuttons.net/l/foo/1.0/88x31.png", "invalid"),
    ("https://licensebuttons.net/l/../by/4.0/88x31.png", "invalid"),
    ("https://creativecommons.org/licenses/nc-nd/2.0/", "invalid"),
    ("https://mirrors.creativecommons.org/presskit/buttons/88x31/svg/cc-zero.svg", "ok zero/1.0"),
    ("http://creativecommons.org/images/public/somerights20.gif", "ambiguous"),
    ("https://upload.wikimedia.org/wikipedia/commons/1/16/CC-BY_icon.svg", "ambiguous"),
    ("http://www.opendefinition.org/licenses/cc-by", "ambiguous"),
    ("http://opendefinition.org/licenses/cc-by-sa", "ambiguous"),
]
FALSE_ADDRESSES = [
    ("javascript:alert(1)//creativecommons.org/licenses/by/4.0/", "invalid"),
    ("javascript:open('https://creativecommons.org/licenses/by/4.0/')", "invalid"),
    ("https://creativecommons.org#@example.com/licenses/by/4.0/", "invalid"),
    ("https://creativecommons.org?@example.com/licenses/by/4.0/", "invalid"),
    ("https://creativecommons.org/licenses/by/2.1/", "invalid"),
    ("https://creativecommons.org/licenses/by-nd/2.1/deed.INVALID", "invalid"),
    ("https://creativecommons.org/licenses/zero-assert/1.0/us/", "invalid"),
    ("https://creativecommons.org/licenses/by/4/", "invalid"),
    ("https://creativecommons.org/licenses/by-sa-nc/4.0/", "invalid"),
    ("https://creativecommons.org/licenses/by/5.0/", "invalid"),
    ("https://creativecommons.org/licenses/by/4.0/de/", "invalid"),
    ("https://creativecommons.org/licenses/by/3.0/uk/", "invalid"),
    ("https://creativecommons.org/licenses/by/3.0/scotland/", "invalid"),
    ("https://creativecommons.org/licenses/list.en/invalid/", "invalid"),
    ("https://evil.com/licenses/by/4.0/", "invalid"),
    ("https://creativecommons.org.evil.com/licenses/by/4.0/", "invalid"),
    ("https://creativecommons.org@evil.com/licenses/by/4.0/", "invalid"),
    ("https://evil.com/?u=https://creativecommons.org/licenses/by/4.0/", "invalid"),
    ("https://evil.com/https://creativecommons.org/licenses/by/4.0/", "invalid"),
    ("https://evil.com/creativecommons.org/licenses/by/4.0/", "invalid"),
    ("https://notcreativecommons.org/licenses/by/4.0/", "invalid"),
    ("https://creative-commons.org/licenses/by/4.0/", "invalid"),
    ("https://creativecomons.org/licenses/by/4.0/", "invalid"),
    ("https://creаtivecommons.org/licenses/by/4.0/", "invalid"),
    ("https://xn--cretivecommons-xyz.org/licenses/by/4.0/", "invalid"),
    ("https://ｃreativecommons.org/licenses/by/4.0/", "invalid"),
    ("https://creativecommons。org/licenses/by/4.0/", "invalid"),
    ("https://creativecommons.org:8080/licenses/by/4.0/", "invalid"),
    ("https://de.creativecommons.org/licenses/by/4.0/", "invalid"),
    ("javascript:https://creativecommons.org/licenses/by/4.0/", "invalid"),
    ("ftp://creativecommons.org/licenses/by/4.0/", "invalid"),
    ("file:///creativecommons.org/licenses/by/4.0/", "invalid"),
    ("https://creativecommons.org%2Flicenses%2Fby%2F4.0%2F", "invalid"),
    ("https://creativecommons.org.:443/licenses/by/4.0/", "invalid"),
    ("http://user:pass@creativecommons.org/licenses/by/4.0/", "invalid"),
    ("https://creativecommons.net/licenses/by/4.0/", "invalid"),
    ("https://creativecommons.org/licenses/by/4.0/%00", "invalid"),
    ("https://creativecommons.org/licenses/../publicdomain/zero/1.0/", "invalid"),
    ("https://creativecommons.org/publicdomain/by/4.0/", "invalid"),
    ("https://creativecommons.org/publicdomain/mark/2.0/", "invalid"),
    ("https:/creativecommons.org/licenses/by/4.0/", "invalid"),
    ("http//creativecommons.org/licenses/by/4.0/", "invalid"),
    ("https://https://creativecommons.org/licenses/by/4.0/", "invalid"),
    ("https://creativecommons.org\\licenses\\by\\4.0", "invalid"),
    ("https://creativecommons.org/licenses/by/4.0/..%2f..%2fby-nc/4.0/", "invalid"),
    ("https://creativecommons.org/licenses/by/4.0%2Fde", "invalid"),
    ("https://google.com/url?q=https://creativecommons.org/licenses/by/4.0/", "invalid"),
    ("http://creativecommons.org/licenses/sa/2.0/", "invalid"),
    ("https://creativecommons.org/licenses/by/3.0/xx/", "invalid"),
    ("https://creativecommons.org/licenses/by/3.0/jp/", "invalid"),
    ("https://creativecommons.org/licenses/by/2.1/us/", "invalid"),
    ("https://creativecommons.org/licenses/by-xx/4.0/", "invalid"),
    ("https://creativecommons.org/licenses/bysa/4.0/", "invalid"),
    ("https://creativecommons.org/licenses/by_sa/4.0/", "invalid"),
    ("https://creativecommons.org/licenses/cc-by/4.0/", "invalid"),
    ("https://creativecommons.org/publicdomain/zero/1.0/us/", "invalid"),
    ("https://creativecommons.org/publicdomain/certification/1.0/", "invalid"),
    ("https://licensebuttons.net/l/by/9.0/80x15.png", "invalid"),
    ("https://licensebuttons.net.evil.com/l/by/4.0/80x15.png", "invalid"),
    ("https://licensebuttons.com/l/by/4.0/88x31.png", "invalid"),
]
OTHER_ADDRESSES = [
    ("https://opendatacommons.org/licenses/by/1-0/", "not_cc"),
    ("https://creativecommons.org/licenses/MIT/", "not_cc"),
    ("https://creativecommons.org/licenses/GPL/2.0/", "not_cc"),
    ("https://creativecommons.org/licenses/LGPL/2.1/", "not_cc"),
    ("https://spdx.org/licenses/MIT.html", "not_cc"),
    ("https://opensource.org/licenses/MIT", "not_cc"),
    ("https://www.gnu.org/licenses/fdl-1.3.html", "not_cc"),
    ("https://example.org/about", "none"),
    ("https://rightsstatements.org/vocab/InC/1.0/", "not_cc"),
    ("https://en.wikipedia.org/wiki/Creative_Commons", "none"),
]


@pytest.mark.parametrize(("text", "answer"), TRUE_ADDRESSES)
def test_true_addresses(text: str, answer: str) -> None:
    found = identify(text)
    assert " ".join(filter(None, (found.status, found.id))) == answer


@pytest.mark.parametrize(("text", "answer"), OPEN_ADDRESSES)
def test_addresses_that_leave_something_open(text: str, answer: str) -> None:
    found = identify(text)
    assert " ".join(filter(None, (found.status, found.id))) == answer


@pytest.mark.parametrize(("text", "answer"), FALSE_ADDRESSES)
def test_false_addresses(text: str, answer: str) -> None:
    found = identify(text)
    assert " ".join(filter(None, (found.status, found.id))) == answer


@pytest.mark.parametrize(("text", "answer"), OTHER_ADDRESSES)
def test_addresses_of_others(text: str, answer: str) -> None:
    found = identify(text)
    assert " ".join(filter(None, (found.status, found.id))) == answer
