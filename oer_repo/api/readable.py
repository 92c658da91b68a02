"""The OpenAPI document as things that a page can show: sections with operations, and the shapes they speak of."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

Json = Mapping[str, Any]
TAGS = [
    "search",
    "courses",
    "resources",
    "drafts",
    "files",
    "uploads",
    "versions",
    "formats",
    "licenses",
    "vocabularies",
    "institutions",
    "me",
]


@dataclass(frozen=True, slots=True)
class Type:
    """Words around the name of a shape that is described further down the page; one of both may be empty."""

    words: str
    shape: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    type: Type
    required: bool
    text: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    status: str
    text: str
    type: Type | None
    media_type: str


@dataclass(frozen=True, slots=True)
class Operation:
    id: str
    method: str
    path: str
    summary: str
    text: str
    parameters: tuple[Field, ...]
    body: Answer | None
    answers: tuple[Answer, ...]
    problems: tuple[Answer, ...]
    needs_sign_in: bool


@dataclass(frozen=True, slots=True)
class Shape:
    """`type` where it is another shape or a list of those, and has no fields of its own."""

    name: str
    text: str
    fields: tuple[Field, ...]
    type: Type | None


def sections(document: Json) -> dict[str, list[Operation]]:
    """The operations by tag, in the order in which one comes to need them."""
    found: dict[str, list[Operation]] = {tag: [] for tag in TAGS}
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            found[operation["tags"][0]].append(operation_of(path, method, operation))
    return found


def shapes(document: Json) -> list[Shape]:
    return [
        Shape(
            name,
            schema.get("description", ""),
            tuple(fields_of(schema)),
            type_of(schema) if "oneOf" in schema else None,
        )
        for name, schema in document["components"]["schemas"].items()
    ]


def operation_of(path: str, method: str, operation: Json) -> Operation:
    answers = [answer_of(status, answer) for status, answer in operation["responses"].items()]
    body = operation.get("requestBody")
    return Operation(
        id=operation["operationId"],
        method=method.upper(),
        path=path,
        summary=operation["summary"],
        text=operation.get("description", ""),
        parameters=tuple(parameter_of(parameter) for parameter in operation.get("parameters", ())),
        body=answer_of("", body) if body else None,
        answers=tuple(answer for answer in answers if answer.status < "400"),
        problems=tuple(answer for answer in answers if answer.status >= "400"),
        needs_sign_in={} not in operation.get("security", [{}]),
    )


def parameter_of(parameter: Json) -> Field:
    places = {"path": _("in the path"), "query": _("in the query"), "header": _("header")}
    return Field(
        name=parameter["name"],
        type=type_of(parameter["schema"]),
        required=parameter.get("required", False),
        text=parameter.get("description", ""),
        place=places[parameter["in"]],
    )


def answer_of(status: str, answer: Json) -> Answer:
    contents: Json = answer.get("content") or {"": {}}
    media_type, content = next(iter(contents.items()))
    schema = content.get("schema")
    return Answer(status, answer.get("description", ""), type_of(schema) if schema else None, media_type)


def fields_of(schema: Json) -> Iterator[Field]:
    required: Iterable[str] = schema.get("required", ())
    for name, field in schema.get("properties", {}).items():
        yield Field(name, type_of(field), name in required, field.get("description", ""))


def type_of(schema: Json) -> Type:
    if "allOf" in schema:
        inner = type_of(schema["allOf"][0])
    elif "oneOf" in schema:
        inner = one_of([type_of(choice) for choice in schema["oneOf"]])
    elif "$ref" in schema:
        inner = Type("", schema["$ref"].rpartition("/")[2])
    elif schema.get("type") == "array":
        inner = around(_("list of"), type_of(schema["items"]))
    elif isinstance(schema.get("additionalProperties"), Mapping):
        inner = around(_("object, by key:"), type_of(schema["additionalProperties"]))
    else:
        inner = Type(plain_type(schema))
    return Type(inner.words, inner.shape, _("or null")) if schema.get("nullable") else inner


def one_of(choices: list[Type]) -> Type:
    """The same shape alone and in a list, or plain types beside each other."""
    first, *others = choices
    if first.shape and all(other.shape == first.shape for other in others):
        return Type(first.words, first.shape, _("or a list of these"))
    return Type(f" {_('or')} ".join(choice.words for choice in choices))


def around(words: str, inner: Type) -> Type:
    return Type(f"{words} {inner.words}".strip(), inner.shape, inner.after)


def plain_type(schema: Json) -> str:
    if "enum" in schema:
        return " | ".join(str(value) for value in schema["enum"] if value is not None)
    return str(schema.get("format") or schema.get("type", _("anything")))
