"""Somebody with a draft, and a program of theirs."""

import pytest

from tests.api.programs import program
from tests.builders import draft, person


@pytest.fixture
def owner():
    return person()


@pytest.fixture
def version(owner):
    return draft(owner, text=None)


@pytest.fixture
def client(owner):
    return program(owner)
