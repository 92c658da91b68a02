"""Programs that speak to the API as somebody."""

from typing import Any

from rest_framework.test import APIClient

from oer_repo.accounts.models import User
from oer_repo.accounts.tokens import create_token

V1 = "/api/v1"

WATER_CYCLE: dict[str, Any] = {
    "titles": {"lo": "ວົງຈອນນ້ຳ", "en": "The water cycle"},
    "descriptions": {"en": "Water *rises*, and falls."},
    "languages": ["lo", "en"],
    "subjects": ["0532"],
    "keywords": ["water", "ນ້ຳ"],
    "types": ["text"],
    "creators": [{"name": "ນ້ອຍ", "role": "author", "orcid": "0000-0002-1825-0097"}],
    "publisher": "National University of Laos",
    "date_created": "2024-05",
    "link": "https://example.org/water",
    "license": {"id": "by-sa/4.0", "text": "CC BY-SA 4.0", "evidence": "https://example.org/water#rights"},
}


def program(user: User | None = None) -> APIClient:
    """With a token of this person; without one, a stranger."""
    client = APIClient(raise_request_exception=True)
    if user:
        _token, secret = create_token(user=user, name="tests")
        client.credentials(HTTP_AUTHORIZATION=f"Bearer {secret}")
    return client


def created(client: APIClient, **facts: object) -> tuple[dict[str, Any], str]:
    """A new draft and its ETag."""
    answer = client.post(f"{V1}/resources/", {**WATER_CYCLE, **facts}, format="json")
    assert answer.status_code == 201, answer.content
    return answer.json(), answer["ETag"]
