"""`manage.py deposit`: a curator's folder becomes resources, once, and no license is guessed."""

import hashlib
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from oer_repo.resources.models import Resource, Version, VersionState
from tests.builders import institution, member, person, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator():
    return person()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two texts, one in a folder of its own, and what a system leaves lying about."""
    place = tmp_path / "rain"
    (place / "more").mkdir(parents=True)
    (place / "rain.md").write_text("# Rain\n\nIt falls.\n")
    (place / "more" / "rivers.md").write_text("# Rivers\n\nThey run.\n")
    (place / ".DS_Store").write_bytes(b"\0\1")
    return place


@pytest.fixture
def problems() -> StringIO:
    """What the command says about what it could not do."""
    return StringIO()


@pytest.fixture
def bring(curator, problems):
    def run(*arguments: object, **options: object) -> str:
        output = StringIO()
        facts = {"license": "CC BY-SA 4.0", "creator": ["Noy"], "language": "en", **options}
        given = {name: value for name, value in facts.items() if value is not None}
        call_command(
            "deposit", *map(str, arguments), email=curator.email, stdout=output, stderr=problems, **given
        )
        return output.getvalue()

    return run


def test_a_folder_becomes_one_draft(bring, folder, curator):
    output = bring(folder, title="Water", description="All of it.", keyword=["rain", "rivers"])
    version = Version.objects.get()
    assert output == f"Water: waits as a draft: http://127.0.0.1:8000/deposit/{version.pk}/check/\n"
    assert (version.titles, version.descriptions) == ({"en": "Water"}, {"en": "All of it."})
    assert (version.languages, version.keywords) == (["en"], ["rain", "rivers"])
    assert [one.name for one in version.creators.all()] == ["Noy"]
    assert version.resource.owner == curator
    kept = {file.name: file.blob.digest for file in version.files.all()}
    assert kept == {
        "rivers.md": hashlib.sha256(b"# Rivers\n\nThey run.\n").hexdigest(),
        "rain.md": hashlib.sha256(b"# Rain\n\nIt falls.\n").hexdigest(),
    }


def test_each_file_is_published_by_its_own_name(bring, folder):
    output = bring(folder, each=True, publish=True)
    versions = Version.objects.order_by("titles")
    assert [(one.title, one.state) for one in versions] == [("rain", "published"), ("rivers", "published")]
    assert {one.license.id for one in versions} == {"by-sa/4.0"}
    assert "rain: is published: http://127.0.0.1:8000/r/rain/" in output


def test_a_second_run_deposits_nothing_and_says_what_is_here(bring, folder):
    bring(folder, each=True, publish=True)
    (folder / "clouds.md").write_text("# Clouds\n")
    output = bring(folder, each=True, publish=True)
    assert output.count("is here already") == 2
    assert "clouds: is published" in output
    assert Resource.objects.count() == 3
    bring(folder / "rain.md", title="Rain once more", again=True)
    assert Resource.objects.count() == 4


def test_what_somebody_else_has_deposited_is_not_in_the_way(bring, folder):
    call_command(
        "deposit",
        str(folder / "rain.md"),
        email=person("somebody@example.org").email,
        license="by/4.0",
        title="Rain",
        stdout=StringIO(),
    )
    output = bring(folder / "rain.md", title="Rain")
    assert "waits as a draft" in output


def test_drafts_are_published_by_a_second_run(bring, folder):
    bring(folder, title="Water")
    output = bring(folder, title="Water", publish=True)
    assert "Water: is published" in output
    assert Version.objects.get().state == VersionState.PUBLISHED


def test_a_broken_run_is_gone_on_with(bring, folder, settings):
    big = folder / "z-film.txt"
    big.write_text("Rain. " * 1000)
    settings.MAX_FILE_BYTES = 1000
    with pytest.raises(CommandError, match="1 of 1 could not be deposited"):
        bring(folder, title="Water")
    half = Version.objects.get()
    assert half.files.count() == 2
    settings.MAX_FILE_BYTES = 100_000
    bring(folder, title="Water")
    assert Version.objects.get() == half
    assert half.files.count() == 3


def test_one_that_fails_does_not_stop_the_others(bring, folder, settings, problems):
    (folder / "film.txt").write_text("Rain. " * 1000)
    settings.MAX_FILE_BYTES = 1000
    with pytest.raises(CommandError, match="1 of 3 could not be deposited"):
        bring(folder, each=True)
    assert sorted(one.title for one in Version.objects.filter(files__isnull=False)) == ["rain", "rivers"]
    assert problems.getvalue().startswith("film: The file is larger than")


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("CC BY", "It may be: by/"),
        ("All rights reserved", "is not exactly one license, and none is guessed"),
        ("CC BY 4.0 or CC BY-SA 4.0", "is not exactly one license"),
    ],
)
def test_an_unclear_license_is_refused(bring, problems, folder, statement, told):
    with pytest.raises(CommandError):
        bring(folder, title="Water", license=statement)
    assert told in problems.getvalue()
    assert not Version.objects.exists()


def test_an_unclear_license_is_kept_word_for_word_when_asked(bring, folder):
    bring(folder, title="Water", license="Free to use, ask Noy", keep_unclear_license=True)
    statement = Version.objects.get().statements.get()
    assert (statement.license, statement.text) == (None, "Free to use, ask Noy")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"license": None}, "Say under which license"),
        ({"title": None}, "Say what it is called"),
        ({"institution": "nowhere"}, "There is no institution “nowhere”"),
        ({"publish": True, "keep_unclear_license": True}, "--publish needs a license"),
        ({"from_csv": Path("list.csv")}, "--from-csv names the files itself"),
    ],
)
def test_what_cannot_be_asked_for(bring, folder, options, told):
    with pytest.raises(CommandError, match=told):
        bring(folder, **({"title": "Water"} | options))


def test_nobody_by_that_address_and_nothing_to_read(bring, folder, tmp_path):
    with pytest.raises(CommandError, match=r"Nobody here has the e-mail address nobody@example\.org"):
        call_command("deposit", str(folder), email="nobody@example.org", license="by/4.0", title="x")
    with pytest.raises(CommandError, match="1 of 1"):
        bring(tmp_path / "missing.md", title="Rain")
    (tmp_path / "empty").mkdir()
    with pytest.raises(CommandError, match="There is no file in"):
        bring(tmp_path / "empty", title="Rain")


def test_what_cannot_be_published_waits_with_the_reasons(bring, problems, folder):
    with pytest.raises(CommandError):
        bring(folder, title="Water", creator=[], publish=True)
    assert "Water: Say who made it" in problems.getvalue()
    assert Version.objects.get().state == VersionState.DRAFT


def test_for_an_institution(bring, folder, curator):
    library = institution("Library of Vientiane")
    with pytest.raises(CommandError, match="1 of 1"):
        bring(folder, title="Water", institution=library.slug)
    member(curator, library)
    bring(folder, title="Water", institution=library.slug)
    assert Version.objects.get().resource.institution == library


def test_a_table(bring, folder):
    table = folder / "list.csv"
    table.write_text(
        "files,title,license,creators,language\n"
        "rain.md,Rain,https://creativecommons.org/licenses/by/4.0/,Noy; ສົມພອນ,lo\n"
        "rain.md; more/rivers.md,Both,,,\n",
        encoding="utf-8",
    )
    bring(from_csv=table, again=True)
    first, second = Version.objects.order_by("resource__created")
    assert (first.title, first.license.id, first.languages) == ("Rain", "by/4.0", ["lo"])
    assert [one.name for one in first.creators.all()] == ["Noy", "ສົມພອນ"]
    assert (second.title, second.license.id, second.files.count()) == ("Both", "by-sa/4.0", 2)


def test_what_it_was_made_from(bring, folder):
    water = published(person("ben@example.org"), title="Water cycle", license="by/4.0")
    bring(
        folder,
        title="Water",
        source=[
            "Rain in the hills | CC BY-SA 4.0 | https://example.org/rain | Ben Okri | translated",
            "Clouds | All rights reserved",
            "/r/water-cycle/ | excerpt",
        ],
    )
    draft = Version.objects.exclude(pk=water.pk).get()
    rain, clouds, here = draft.sources.order_by("position")
    assert (rain.title, rain.url, rain.creator, rain.use) == (
        "Rain in the hills",
        "https://example.org/rain",
        "Ben Okri",
        "translated",
    )
    assert (rain.license.id, rain.license_text) == ("by-sa/4.0", "CC BY-SA 4.0")
    assert (clouds.license.id, clouds.use) == ("ARR", "adapted")
    assert (here.of_version, here.license.id, here.use) == (water, "by/4.0", "excerpt")


def test_a_source_that_stands_in_the_way_keeps_the_draft_waiting(bring, problems, folder):
    with pytest.raises(CommandError):
        bring(folder, title="Water", source=["Clouds | by-nd/4.0"], publish=True)
    assert "“Clouds”: CC BY-ND 4.0 does not permit sharing an adaptation." in problems.getvalue()
    assert Version.objects.get().state == VersionState.DRAFT


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("| by/4.0", "is no source: write TITLE | LICENSE"),
        ("a | by/4.0 | https://example.org/ | Ben | adapted | more", "is no source"),
        ("Clouds", "Source “Clouds”: “” is not exactly one license"),
        ("Clouds | CC BY", "It may be: by/"),
        ("Clouds | by/4.0 | | | borrowed", "“borrowed” is no use of a source: write"),
        ("/r/nothing/", "Source “/r/nothing/”: there is no such resource here"),
        ("/r/nothing/ | adapted | by/4.0", "is no source"),
    ],
)
def test_a_source_that_cannot_be_read(bring, problems, folder, source, told):
    with pytest.raises(CommandError):
        bring(folder, title="Water", source=[source])
    assert told in problems.getvalue()
    assert not Version.objects.exists()


def test_a_source_whose_license_nobody_knows_is_kept_in_a_draft_when_asked(bring, folder):
    bring(folder, title="Water", source=["Clouds | from the net"], keep_unclear_license=True)
    source = Version.objects.get().sources.get()
    assert (source.license, source.license_text) == (None, "from the net")


def test_sources_in_a_table(bring, folder):
    (folder / "list.csv").write_text("files,title,sources\nrain.md,Rain,Clouds | by/4.0; Hills | zero/1.0\n")
    bring(from_csv=folder / "list.csv")
    assert [(one.title, one.license.id) for one in Version.objects.get().sources.order_by("position")] == [
        ("Clouds", "by/4.0"),
        ("Hills", "zero/1.0"),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("files,licence\nrain.md,by/4.0\n", "Not known: licence"),
        ("title\nRain\n", "“files” must be there"),
        ("files\nrain.md,by/4.0\n", "line 2: more cells than columns"),
        ("files,title\n,Rain\n", "line 2: no file is named"),
        ("files\n", "has a heading and no line"),
    ],
)
def test_a_table_that_cannot_be_read(bring, folder, text, told):
    (folder / "list.csv").write_text(text)
    with pytest.raises(CommandError, match=told):
        bring(from_csv=folder / "list.csv")
