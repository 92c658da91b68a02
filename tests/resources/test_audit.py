"""`manage.py rights audit`: what today's rules would judge differently, and that nothing is changed by asking."""

import csv
import io
import os
import subprocess
import sys
import termios
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from licensing import registry
from oer_repo.resources import actions
from oer_repo.resources.models import Source, SourceUse, Statement, Version
from tests.builders import draft, person, published

pytestmark = pytest.mark.django_db
MANAGE = Path(__file__).resolve().parents[2] / "manage.py"


def audit(*options: str) -> tuple[int, str, str]:
    """Exit code, what was said, what was told beside it."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("rights", "audit", *options, stdout=out, stderr=err)
    except SystemExit as end:
        return int(end.code or 0), out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def later(version: Version, **facts: object) -> None:
    """As if the rules had been others when it was published: the row is changed behind the actions' back."""
    Version.objects.filter(pk=version.pk).update(**facts)


def made_from(version: Version, license: str | None, use: str = SourceUse.ADAPTED) -> None:
    found = registry.get(license) if license else None
    Source.objects.create(version=version, position=0, title="Rain", license=found, use=use)


def test_nothing_differs():
    published(person())
    code, said, told = audit()
    assert (code, said) == (0, "")
    assert "1 version looked at, 0 would be judged differently" in told


def test_a_source_that_today_would_forbid_it():
    version = published(person(), license="by/4.0")
    made_from(version, "by-sa/4.0")
    code, said, _told = audit()
    assert code == 3
    assert said.startswith("the-water-cycle v1 (by/4.0) sa_")
    assert "“Rain”" in said
    assert "CC BY-SA 4.0" in said


def test_an_older_release_is_looked_at_too():
    owner = person()
    first = published(owner)
    made_from(first, None)
    second = actions.new_version(resource_id=first.resource_id, by=owner)
    later(second, state="draft")
    Source.objects.filter(version=second).delete()
    actions.publish(version_id=second.pk, by=owner)
    code, said, told = audit()
    assert code == 3
    assert [line.split()[1] for line in said.splitlines()] == ["v1"]
    assert "2 versions looked at, 1 would be judged differently" in told


def test_a_license_that_was_retired_since():
    version = published(person())
    later(version, license=registry.get("sa/1.0"))
    Statement.objects.filter(version=version)._raw_delete(using="default")
    assert "retired_license" in audit()[1]


def test_a_license_that_the_table_lost():
    version = published(person())
    with connection.cursor() as cursor:
        cursor.execute("UPDATE resources_version SET license = %s", ["by/9.0"])
    code, said, _told = audit()
    assert (code, said.split(": ")[0]) == (3, "the-water-cycle v1 (by/9.0) unknown_license")
    assert str(version.number) == "1"


def test_a_statement_that_reads_otherwise_today():
    """Today nobody could put it down so: the row is older than the check."""
    owner = person()
    version = published(owner)
    by = registry.get("by/4.0")
    Statement.objects.create(
        version=version, text="CC BY-NC 4.0", license=by, stated_by="Noy", recorded_by=owner
    )
    code, said, _told = audit()
    assert code == 3
    assert "reads as CC BY-NC 4.0 today and was put down as CC BY 4.0" in said


def test_a_correction_counts():
    """The license that a later statement found is judged as well."""
    owner = person()
    version = published(owner, license="by-sa/4.0")
    made_from(version, "by-sa/4.0")
    assert audit()[0] == 0
    actions.correct_statement(
        version_id=version.pk, by=owner, license=registry.get("by/4.0"), text="CC BY 4.0", evidence="A letter"
    )
    assert audit()[0] == 3


def test_drafts_and_what_was_withdrawn_are_left_alone():
    owner = person()
    made_from(draft(owner), None)
    gone = published(person("b@example.org"), title="Gone")
    made_from(gone, None)
    actions.withdraw(resource_id=gone.resource_id, by=gone.resource.owner, reason="Not ours.")
    code, said, told = audit()
    assert (code, said) == (0, "")
    assert "0 versions looked at" in told


def test_nothing_is_changed():
    version = published(person(), license="by/4.0")
    made_from(version, None)
    before = [list(model.objects.order_by("pk").values()) for model in (Version, Source, Statement)]
    audit()
    assert [list(model.objects.order_by("pk").values()) for model in (Version, Source, Statement)] == before


def test_as_a_table(tmp_path):
    version = published(person(), title="=1+1", license="by/4.0")
    made_from(version, None)
    path = tmp_path / "audit.csv"
    assert audit("--csv", str(path))[:2] == (3, "")
    [row] = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    assert list(row) == ["address", "version", "title", "license", "code", "why"]
    assert (row["title"], row["license"], row["code"]) == ("'=1+1", "by/4.0", "cannot_tell")
    assert audit("--csv", "-")[1] == path.read_text(encoding="utf-8")


def test_only_one_resource():
    made_from(published(person()), None)
    other = published(person("b@example.org"), title="Other")
    assert audit("--resource", other.resource.slug)[0] == 0
    with pytest.raises(CommandError, match="no published resource “none”"):
        call_command("rights", "audit", "--resource", "none")


def test_a_table_that_cannot_be_written(tmp_path):
    published(person())
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("rights", "audit", "--csv", str(tmp_path))


def test_a_terminal_shows_how_far_it_is(tmp_path):
    terminal, stderr = os.openpty()
    termios.tcsetwinsize(terminal, (24, 80))
    environment = {**os.environ, "DATA_DIR": str(tmp_path)}
    environment.pop("DATABASE_URL", None)
    subprocess.run(
        [sys.executable, MANAGE, "migrate", "-v0"], check=True, env=environment, stderr=subprocess.DEVNULL
    )
    done = subprocess.run(
        [sys.executable, MANAGE, "rights", "audit"], check=False, env=environment, stderr=stderr
    )
    os.close(stderr)
    assert done.returncode == 0
    assert "0version [" in os.read(terminal, 10_000).decode()
    os.close(terminal)
