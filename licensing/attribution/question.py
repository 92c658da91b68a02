"""The same as plain dictionaries: one line of the command's input, one of its output."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from licensing.errors import shown
from licensing.license import License
from licensing.registry import get

from .attribute import CannotCredit, attribute
from .outside import clean
from .work import Creator, CreditUse, Output, Work

Answer = dict[str, Any]


def attribute_question(question: Mapping[str, Any]) -> Answer:
    """{"works": […], "use": {…}, "output_license", "format", "language"} → {"must", "should", "must_not", "credit"}."""
    works = _listed(question, "works")
    answer = attribute(
        [_work(work, f"W{place}") for place, work in enumerate(works, start=1)],
        _use(_mapping(question.get("use") or {}, "use")),
        Output(
            license=_license(question.get("output_license")),
            format=_text(question, "format") or "text",
            language=_text(question, "language") or "en",
        ),
    )
    return {
        "must": list(answer.must),
        "should": list(answer.should),
        "must_not": list(answer.must_not),
        "credit": answer.credit,
    }


def _use(use: Mapping[str, Any]) -> CreditUse:
    kind = _text(use, "kind") or "verbatim"
    modified = use.get("modified")
    if modified not in (True, False, None):
        raise CannotCredit(f'"modified" must be true, false or null, not {shown(modified)}.')
    return CreditUse(
        kind=kind,
        modified=kind == "adapt" if modified is None else modified,
        modification=_text(use, "modification"),
        medium=_text(use, "medium") or "web page",
        act=_text(use, "act"),
        shared=use.get("share") is not False,
    )


def _work(given: Any, key: str) -> Work:
    work = _mapping(given, "works")
    return Work(
        license=_license(work.get("license")),
        title=_text(work, "title"),
        creators=_creators(work, "creators"),
        url=_text(work, "source_url"),
        key=_text(work, "key") or key,
        year=_text(work, "year"),
        attribution_parties=tuple(party.name for party in _creators(work, "attribution_parties")),
        copyright_notice=_text(work, "copyright_notice"),
        license_notice=_text(work, "license_notice"),
        disclaimer_notice=_text(work, "disclaimer_notice"),
        modifications=_text(work, "prior_modifications"),
        adapted_from=tuple(_work(source, key) for source in _listed(work, "upstream")),
        url_has_license_info=work.get("uri_has_license_info") is not False,
        removal_requested=frozenset(str(fact) for fact in _listed(work, "removal_requested")),
        real_name=_text(work, "real_name"),
        last_update=_text(work, "last_update"),
        statement=_text(work, "attribution_statement"),
        part=_text(work, "part"),
    )


def _license(license_id: object) -> License | None:
    if license_id is None or isinstance(license_id, License):
        return license_id
    if isinstance(license_id, str) and " OR " in license_id:
        raise CannotCredit(
            f"{shown(license_id)} offers a choice. Say which of the licenses you use the work under."
        )
    return get(str(license_id))


def _creators(work: Mapping[str, Any], name: str) -> tuple[Creator, ...]:
    """Whom the work names; an empty name names nobody."""
    return tuple(filter(lambda creator: clean(creator.name), map(_creator, _listed(work, name))))


def _creator(given: object) -> Creator:
    if isinstance(given, str):
        return Creator(given)
    person = _mapping(given, "creators")
    return Creator(_text(person, "name") or "", _text(person, "url"))


def _mapping(given: object, name: str) -> Mapping[str, Any]:
    if not isinstance(given, Mapping):
        raise CannotCredit(f'"{name}" must hold objects, not {shown(given)}.')
    return given


def _listed(given: Mapping[str, Any], name: str) -> list[Any]:
    found = given.get(name)
    if found is None:
        return []
    if not isinstance(found, list | tuple):
        raise CannotCredit(f'"{name}" must be a list, not {shown(found)}.')
    return list(found)


def _text(given: Mapping[str, Any], name: str) -> str | None:
    """A text, None where it says nothing; numbers such as a year are taken as they are written."""
    found = given.get(name)
    if found is None or isinstance(found, str):
        return found if clean(found) else None
    if isinstance(found, int) and not isinstance(found, bool):
        return str(found)
    raise CannotCredit(f'"{name}" must be text, not {shown(found)}.')
