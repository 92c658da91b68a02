"""A library archive, as openedx-core 0.34.1 restores it: a component for each part and one for the credits, lessons as units,
sections, and a collection of them all.

It reads every ".toml" below a component as a component, and refuses a blank e-mail: so neither is ever written.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from oer_repo.formats.course_record import CoursePart, CourseRecord
from oer_repo.formats.packages.credits_files import credits_body, credits_files
from oer_repo.formats.packages.names import file_names
from oer_repo.formats.packages.open_edx.blocks import (
    LONGEST_BLOCK,
    attributes,
    block_html,
    fits,
    hrefs_of,
    in_cdata,
    license_attribute,
    license_of,
    lost_in,
    printable,
    title_of,
)
from oer_repo.formats.packages.package import Entry, NotCarried, Options, Package
from oer_repo.formats.packages.part_html import Around, document
from oer_repo.formats.packages.rights_file import rights_json
from oer_repo.formats.packages.words import Words

HTML = "xblock.v1:html"
FOLDER = "entities/xblock.v1/html"
BEGIN = datetime(1980, 1, 1, tzinfo=UTC)


def library_archive(record: CourseRecord, options: Options, words: Words) -> Package:
    lost = (*lost_in(record), *too_long(record, options, words))
    return Package(entries(record, options, words, lost), lost)


def entries(
    record: CourseRecord, options: Options, words: Words, lost: Sequence[NotCarried]
) -> Iterator[Entry]:
    yield Entry("package.toml", package_toml(record).encode())
    keys = [f"{HTML}:{part.id}" for part in record.parts()] + [f"{HTML}:credits"]
    yield Entry("collections/course.toml", collection_toml(record, keys).encode())
    for number, section in enumerate(record.sections, start=1):
        name = title_of(section.title, words.section.format(number=number))
        lessons = [unit.id for unit in section.units]
        yield container(section.id, "section", name, [f"{section.id}-all"], record)
        yield container(f"{section.id}-all", "subsection", name, lessons, record)
        for place, unit in enumerate(section.units, start=1):
            title = title_of(unit.title, words.lesson.format(number=place))
            yield container(unit.id, "unit", title, [f"{HTML}:{part.id}" for part in unit.parts], record)
    for part in record.parts():
        yield from component(part, record, options, words)
    yield from credits_component(record, options, words, lost)
    yield from credits_files(record, options, words, lost)


def too_long(record: CourseRecord, options: Options, words: Words) -> Iterator[NotCarried]:
    """Markup makes a text longer, so what is far below the limit need not be written to know."""
    for part in record.parts():
        read = len(part.html) + sum(file.size for file in part.files if file.render)
        if read > LONGEST_BLOCK // 4 and blocks_of(part, options, words)[1]:
            yield NotCarried("too_long_here", part.id, part.title)


def blocks_of(part: CoursePart, options: Options, words: Words) -> tuple[str, str]:
    hrefs = hrefs_of(part, {name: f"/static/{inside}" for name, inside in safe_names(part).items()})
    return block_html(part, Around(hrefs, words, options.language, fragments=False))


def component(part: CoursePart, record: CourseRecord, options: Options, words: Words) -> Iterator[Entry]:
    names = safe_names(part)
    content, beside = blocks_of(part, options, words)
    title = title_of(part.title, part.id)
    license = license_attribute(license_of(part, record))
    yield Entry(f"{FOLDER}/{part.id}.toml", entity_toml(f"{HTML}:{part.id}", title, record).encode())
    yield Entry(version_path(part.id, "block.xml"), block_xml(title, license, content).encode())
    if beside:  # too long for a block
        page = document(part.title, beside, part.language)
        yield Entry(version_path(part.id, "static/whole.html"), page)
    yield from (
        Entry(version_path(part.id, f"static/{names[file.name]}"), file) for file in part.files if fits(file)
    )


def safe_names(part: CoursePart) -> dict[str, str]:
    names = file_names(part.files)
    return {name: f"{inside}.txt" if inside.endswith(".toml") else inside for name, inside in names.items()}


def credits_component(
    record: CourseRecord, options: Options, words: Words, lost: Sequence[NotCarried]
) -> Iterator[Entry]:
    """With rights.json inside, so that it is still there after the import."""
    link = f'<p><a href="/static/rights.json">{words.rights}</a> (rights.json)</p>'
    body = printable(credits_body(record, options, words, lost)) + link
    if len(body) > 49_000:
        yield Entry(version_path("credits", "static/credits.html"), document(words.credits, body, ""))
        body = f'<p><a href="/static/credits.html">{words.credits}</a></p>{link}'
    license = license_attribute(record.licensed)
    yield Entry(f"{FOLDER}/credits.toml", entity_toml(f"{HTML}:credits", words.credits, record).encode())
    yield Entry(version_path("credits", "block.xml"), block_xml(words.credits, license, body).encode())
    yield Entry(version_path("credits", "static/rights.json"), rights_json(record, lost))


def version_path(component_id: str, path: str) -> str:
    return f"{FOLDER}/{component_id}/component_versions/v1/{path}"


def block_xml(title: str, license: str, content: str) -> str:
    return f"<html{attributes(display_name=title, license=license)}>{in_cdata(content)}</html>\n"


def package_toml(record: CourseRecord) -> str:
    moment = when(record)
    return (
        f"[meta]\nformat_version = 1\ncreated_at = {moment}\norigin_server = {quoted(record.site)}\n\n"
        f"[learning_package]\ntitle = {quoted(title_of(record.title, record.id))}\n"
        f"key = {quoted(f'lib:OER:{record.id}')}\ndescription = {quoted(record.description[:9_000])}\n"
        f"created = {moment}\nupdated = {moment}\n"
    )


def collection_toml(record: CourseRecord, keys: Sequence[str]) -> str:
    return (
        f'[collection]\ntitle = {quoted(title_of(record.title, record.id))}\nkey = "course"\n'
        f"description = {quoted(record.description[:9_000])}\ncreated = {when(record)}\n"
        f"entities = {array(keys)}\n"
    )


def entity_toml(key: str, title: str, record: CourseRecord, kind: str = "", more: str = "") -> str:
    return (
        f"[entity]\ncan_stand_alone = true\nkey = {quoted(key)}\ncreated = {when(record)}\n\n"
        f"[entity.draft]\nversion_num = 1\n\n[entity.published]\nversion_num = 1\n\n{kind}"
        f"[[version]]\ntitle = {quoted(title)}\nversion_num = 1\n{more}"
    )


def container(key: str, kind: str, title: str, children: Sequence[str], record: CourseRecord) -> Entry:
    inside = f"\n[version.container]\nchildren = {array(children)}\n"
    table = f"[entity.container.{kind}]\n\n"
    return Entry(f"entities/{key}.toml", entity_toml(key, title, record, table, inside).encode())


def quoted(text: str) -> str:
    """A basic string of TOML is one of JSON but for DEL, and must be without lone surrogates."""
    kept = printable(text).replace("\x7f", "").encode("utf-8", "ignore").decode()
    return json.dumps(kept, ensure_ascii=False)


def array(texts: Sequence[str]) -> str:
    return f"[{', '.join(map(quoted, texts))}]"


def when(record: CourseRecord) -> str:
    return (record.updated or BEGIN).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
