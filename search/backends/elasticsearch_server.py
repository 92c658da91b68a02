"""The connection to Elasticsearch: where it is, and what goes wrong with it in our own words."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import unquote, urlsplit, urlunsplit

import elasticsearch
from elasticsearch import Elasticsearch
from haystack.exceptions import SearchBackendError

from search.errors import IndexMissing, SearchUnavailable

DEFAULT_NAME = "oer-repo"
DEFAULT_PORTS = {"http": 9200, "https": 443}
ATTEMPTS = 4  # a node that was lost is noticed by a request; the next one goes to another node
_AGAIN_LATER = (429, 500, 502, 503, 504)


@dataclass(frozen=True)
class Place:
    """`https://user:password@one:9200,two:9200/name`: nodes of one cluster, and what our indices are called."""

    nodes: tuple[str, ...]
    name: str
    login: tuple[str, str] | None = None

    @classmethod
    def read(cls, address: str) -> "Place":
        scheme, _, rest = address.partition("://")
        if scheme not in DEFAULT_PORTS or not rest:
            raise ValueError("SEARCH_URL must be like https://user:password@host:9200/name")
        hosts, _, name = rest.partition("/")
        login, _, hosts = hosts.rpartition("@")
        user, _, password = login.partition(":")
        nodes = tuple(_with_port(f"{scheme}://{host.strip()}") for host in hosts.split(",") if host.strip())
        return cls(
            nodes,
            unquote(name.strip("/")) or DEFAULT_NAME,
            (unquote(user), unquote(password)) if login else None,
        )


@lru_cache(8)
def connected(nodes: tuple[str, ...], login: tuple[str, str] | None, timeout: float) -> Elasticsearch:
    """One client for all threads of a process: it keeps connections open and remembers which nodes are dead."""
    return Elasticsearch(
        list(nodes),
        basic_auth=login,
        request_timeout=timeout,
        max_retries=ATTEMPTS,
        retry_on_timeout=True,
        retry_on_status=(502, 503, 504),
    )


@contextmanager
def in_our_words() -> Iterator[None]:
    """An engine that is away is SearchUnavailable; a question that it refuses is a mistake of ours."""
    try:
        yield
    except elasticsearch.NotFoundError as error:
        if "index_not_found" in str(error.error):
            raise IndexMissing("there is no search index yet: run `manage.py search rebuild`") from error
        raise SearchUnavailable(f"Elasticsearch answered: {error}") from error
    except elasticsearch.ApiError as error:
        if error.status_code in (401, 403):
            raise SearchUnavailable("Elasticsearch refused our user or password") from error
        if error.status_code in _AGAIN_LATER:
            raise SearchUnavailable(f"Elasticsearch cannot answer now: {error.status_code}") from error
        raise SearchBackendError(f"Elasticsearch refused: {error.message} {_short(error.body)}") from error
    except (elasticsearch.TransportError, OSError) as error:
        raise SearchUnavailable(f"Elasticsearch cannot be reached: {_short(error)}") from error


def whole(answer: Any) -> Any:
    """An answer of all shards; part of the results is not the result."""
    body = answer.body
    if body.get("timed_out") or body.get("_shards", {}).get("failed"):
        raise SearchUnavailable("Elasticsearch could answer only in part")
    return body


def _short(body: Any) -> str:
    text = json.dumps(body) if isinstance(body, dict) else str(body)
    return text[:300]


def _with_port(address: str) -> str:
    parts = urlsplit(address)
    if parts.port:
        return address
    return urlunsplit(parts._replace(netloc=f"{parts.netloc}:{DEFAULT_PORTS[parts.scheme]}"))
