"""Every address, asked by everybody, in every state: table.txt says what each is answered."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from tests.access.world import STATES, WHO, people, places
from tests.builders import institution

TABLE = Path(__file__).with_name("table.txt")
OF_A_RESOURCE = {"slug", "resource_id", "version_id", "file_id"}
METHODS = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True, slots=True)
class Row:
    """`address` with names of the world in braces; `body` is sent as a form, to the API as JSON, a text as bytes."""

    method: str
    address: str
    body: Any
    expected: tuple[int, ...]

    @property
    def states(self) -> set[str]:
        return {state for state in STATES if f"{{{state}." in self.address}

    @property
    def route(self) -> str:
        nowhere = SimpleNamespace(
            id=NOBODY, slug="x", version=NOBODY, number=1, file=NOBODY, name="x", part=1, export=NOBODY
        )
        names: dict[str, object] = defaultdict(lambda: nowhere, upload=NOBODY, link="x", token=1)
        return resolve(self.address.format_map(names).split("?")[0]).route


NOBODY = "00000000-0000-4000-8000-000000000000"


def rows() -> list[Row]:
    """One answer stands for everybody's."""
    return [
        row_of(line) for line in TABLE.read_text().splitlines() if line.strip() and not line.startswith("#")
    ]


def row_of(line: str) -> Row:
    told, _sign, body = line.partition(" << ")
    method, address, *answers = told.split()
    expected = tuple(map(int, answers))
    assert len(expected) in (1, len(WHO)), line
    return Row(
        method,
        address,
        json.loads(body) if body else None,
        expected * (len(WHO) if len(expected) == 1 else 1),
    )


@pytest.mark.django_db
def test_everybody_is_answered_as_the_table_says():
    here = institution()
    known = people(here)
    assert known["owner"]
    named = places(known["owner"], here)
    clients = {who: client_of(user) for who, user in known.items()}
    wrong = []
    for row in rows():
        cache.clear()  # nobody is told to wait
        got = tuple(ask(clients[who], row, named) for who in WHO)
        if got != row.expected:
            wrong.append(f"{row.method} {row.address}\n  is   {got}\n  said {row.expected}")
    assert not wrong, "\n".join(["in the order of", str(WHO), *wrong])


def client_of(user: Any) -> Client:
    client = Client(raise_request_exception=False)
    if user:
        client.force_login(user)
    return client


def ask(client: Client, row: Row, named: dict[str, object]) -> int:
    """Each finds the same state: what the request changes is taken back."""
    address = row.address.format_map(named)
    with transaction.atomic():
        answer = getattr(client, row.method.lower())(address, **sent(row))
        if answer.streaming:
            answer.getvalue()  # to its end: closing it here would close the database too
        transaction.set_rollback(True)
    status: int = answer.status_code
    return status


def sent(row: Row) -> dict[str, Any]:
    if not row.address.startswith("/api/"):
        return {"data": row.body or {}}
    told: dict[str, Any] = {"headers": {"If-Match": "*"}}
    if row.method == "GET":
        return told
    if isinstance(row.body, str):
        return told | {"data": row.body.encode(), "content_type": "application/octet-stream"}
    return told | {"data": json.dumps(row.body or {}), "content_type": "application/json"}


def patterns(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for one in resolver.url_patterns:
        route = before + str(one.pattern).removeprefix("^")
        if isinstance(one, URLResolver):
            yield from patterns(one, route)
        else:
            yield route, one


def ours() -> dict[str, URLPattern]:
    """All but Django's admin, whose door is asked about below."""
    return {route: one for route, one in patterns(get_resolver()) if not route.startswith("admin/")}


def test_no_address_is_missing_in_the_table():
    assert {row.route for row in rows()} == set(ours())


def test_no_method_of_the_api_is_missing():
    told = {(row.route, row.method.lower()) for row in rows()}
    for route, pattern in ours().items():
        cls = getattr(pattern.callback, "cls", None)
        taken = {(route, method) for method in METHODS if hasattr(cls, method)}
        assert taken <= told, taken - told


def test_what_names_a_resource_is_asked_in_every_state():
    states: dict[str, set[str]] = defaultdict(set)
    for row in rows():
        states[row.route] |= row.states
    not_of_one = {"institutions/<slug:slug>/", "api/v1/institutions/<slug:slug>/"}
    for route, pattern in ours().items():
        if OF_A_RESOURCE & set(pattern.pattern.converters) and route not in not_of_one:
            assert states[route] == set(STATES), (route, set(STATES) - states[route])


@pytest.mark.django_db
def test_the_admin_lets_in_staff_only():
    clients = {who: client_of(user) for who, user in people(institution()).items()}
    doors = [route for route, _one in patterns(get_resolver()) if route.startswith("admin/")]
    without_key = [f"/{route}" for route in doors if "<" not in route and "(?P" not in route]
    assert len(without_key) > 20
    for address in without_key:
        for who in WHO[:-1]:
            status = clients[who].get(address).status_code
            assert status == (200 if address == "/admin/login/" else 302), (who, address)
