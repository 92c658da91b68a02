"""Settings of delivery that cannot be right stop the start."""

import pytest

from oer_repo.web.checks import front_server_prefix_is_a_path, user_content_is_elsewhere


@pytest.mark.parametrize(("host", "codes"), [
    ("", []),
    ("files.example.net", []),
    ("oer.example.edu:8443", []),
    ("OER.example.edu", ["web.E001"]),
    ("https://files.example.net", ["web.E001"]),
])  # fmt: skip
def test_deposited_pages_run_on_another_host_than_the_site(settings, host, codes):
    settings.SITE_URL, settings.USER_CONTENT_HOST = "https://oer.example.edu", host
    assert [error.id for error in user_content_is_elsewhere(None)] == codes


@pytest.mark.parametrize(("prefix", "codes"), [("", []), ("/kept/", []), ("/kept", []), ("kept", ["web.E002"]), ("/", ["web.E002"])])  # fmt: skip
def test_the_prefix_of_a_front_server_is_a_path(settings, prefix, codes):
    settings.X_ACCEL_PREFIX = prefix
    assert [error.id for error in front_server_prefix_is_a_path(None)] == codes
