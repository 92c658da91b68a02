"""Exports of courses: asked for, made in the background, handed out, made again."""

import io
import json
import zipfile
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from oer_repo.courses import actions
from oer_repo.courses.models import Course
from oer_repo.resources import actions as catalogue
from oer_repo.resources.errors import Invalid, NotAllowed, NotFound, NotPublishable
from oer_repo.reuse.exports import ask_for_export, exports_of, handed_out
from oer_repo.reuse.make_export import Pieces, make_export
from oer_repo.reuse.models import Export, ExportFormat, ExportState
from oer_repo.worker.tasks import run_waiting_tasks
from storage.collect import collect
from storage.keep import keep
from storage.models import Blob, DamageReport, Scan
from storage.verdicts import Verdict
from tests.builders import person, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def course() -> Course:
    user = person()
    course = actions.create_course(by=user, title="Water", language="lo")
    for title, license in (("Rain", "by/4.0"), ("Ocean", "by-nd/4.0")):
        version = published(user, title=title, license=license)
        actions.add_resource(course_id=course.pk, by=user, version_id=version.pk)
    return course


def exported(course: Course, format: str = "bagit", language: str = "") -> Export:
    export = ask_for_export(course_id=course.pk, by=course.owner, format=format, language=language)
    make_export.func(str(export.pk))
    return Export.objects.get(pk=export.pk)


def rights_in(export: Export) -> dict[str, object]:
    with export.blob.open() as stream, zipfile.ZipFile(io.BytesIO(stream.read())) as archive:
        name = next(one for one in archive.namelist() if one.endswith("rights.json"))
        return json.loads(archive.read(name))


def forbid(course: Course) -> None:
    """Translated, which NoDerivatives does not permit to be shared."""
    part = course.parts.last()
    actions.change_part(course_id=course.pk, by=course.owner, part_id=part.pk, how="translated")


@pytest.mark.parametrize("format", ExportFormat.values)
def test_each_format_is_made_and_the_same_course_gives_the_same_bytes(course, format):
    export = exported(course, format)
    assert (export.state, export.progress, export.problem) == (ExportState.DONE, 100, "")
    assert export.blob.size > 1_000
    assert exported(course, format).blob == export.blob


@pytest.mark.django_db(transaction=True)  # a worker closes its connection between tasks
def test_asking_makes_nothing_and_the_worker_makes_it(course):
    export = ask_for_export(course_id=course.pk, by=course.owner, format="bagit")
    assert (export.state, export.blob) == (ExportState.WAITING, None)
    run_waiting_tasks("worker")
    export.refresh_from_db()
    assert export.state == ExportState.DONE


def test_asking_twice_while_it_waits_is_one_task(course):
    first = ask_for_export(course_id=course.pk, by=course.owner, format="bagit")
    assert ask_for_export(course_id=course.pk, by=course.owner, format="bagit") == first
    assert DBTaskResult.objects.filter(task_path__endswith="make_export").count() == 1


def test_one_whose_worker_was_lost_can_be_asked_for_again(course):
    export = ask_for_export(course_id=course.pk, by=course.owner, format="bagit")
    Export.objects.update(state=ExportState.RUNNING, asked=timezone.now() - timedelta(hours=2))
    assert ask_for_export(course_id=course.pk, by=course.owner, format="bagit").state == ExportState.WAITING
    assert DBTaskResult.objects.filter(task_path__endswith="make_export").count() == 2
    assert Export.objects.get() == export


def test_the_language_is_that_of_the_course_or_the_one_asked_for(course):
    assert exported(course).language == "lo"
    assert exported(course, language="zh-TW").language == "zh-hant"
    assert len(exports_of(course.pk, course.owner)) == 2


def test_the_check_is_kept_and_named_in_the_rights(course):
    rights = rights_in(exported(course))
    kept = course.checks.get()
    assert rights["check"]["rules"] == kept.rules
    assert rights["check"]["checked"] == kept.made.isoformat()
    assert rights["check"]["verdict"] == "allowed"


def test_what_is_forbidden_is_refused_when_asked_for_and_when_it_is_made(course):
    export = ask_for_export(course_id=course.pk, by=course.owner, format="bagit")
    forbid(course)
    with pytest.raises(NotPublishable):
        ask_for_export(course_id=course.pk, by=course.owner, format="bagit")
    make_export.func(str(export.pk))
    export.refresh_from_db()
    assert (export.state, export.blob) == (ExportState.REFUSED, None)
    assert export.problem == "The licenses forbid what the course is for."


def test_a_decision_with_a_reason_lets_it_go_out_and_is_in_the_rights(course):
    forbid(course)
    actions.override(course_id=course.pk, by=course.owner, reason="We have a letter.")
    rights = rights_in(exported(course))
    assert rights["check"]["verdict"] == "forbidden"
    assert [(one["by"], one["reason"]) for one in rights["check"]["overrides"]] == [
        ("Noy", "We have a letter.")
    ]


def test_what_was_made_before_is_not_handed_out_once_it_is_forbidden(course):
    export = exported(course)
    assert handed_out(course.pk, export.pk, course.owner) == export
    forbid(course)
    with pytest.raises(NotPublishable):
        handed_out(course.pk, export.pk, course.owner)


def test_what_was_made_before_a_part_was_withdrawn_is_made_again_without_it(course):
    export = exported(course)
    resource = course.parts.first().version.resource
    catalogue.withdraw(resource_id=resource.pk, by=course.owner, reason="A mistake.")
    with pytest.raises(NotPublishable, match="withdrawn"):
        handed_out(course.pk, export.pk, course.owner)
    again = exported(course)
    assert handed_out(course.pk, again.pk, course.owner).lost[0]["code"] == "withdrawn"
    assert again.blob != export.blob


def test_what_was_made_before_a_part_was_found_damaged_is_made_again(course):
    export = exported(course)
    blob = course.parts.first().version.files.get().blob
    report = DamageReport.objects.create(digest=blob.pk, size=blob.size, kind=DamageReport.Kind.ALTERED)
    with pytest.raises(NotPublishable, match="found damaged after this was made"):
        handed_out(course.pk, export.pk, course.owner)
    DamageReport.objects.filter(pk=report.pk).update(healed_at=timezone.now())
    with pytest.raises(NotPublishable, match="found damaged after this was made"):
        handed_out(course.pk, export.pk, course.owner)
    again = exported(course)
    assert handed_out(course.pk, again.pk, course.owner) == again


def test_what_is_found_out_while_it_is_written_counts_as_later(course, monkeypatch):
    blob = course.parts.first().version.files.get().blob

    def keep_and_find_damage(*stream, **facts):
        DamageReport.objects.create(digest=blob.pk, size=blob.size, kind=DamageReport.Kind.ALTERED)
        return keep(*stream, **facts)

    monkeypatch.setattr("oer_repo.reuse.make_export.keep", keep_and_find_damage)
    export = exported(course)
    with pytest.raises(NotPublishable, match="found damaged after this was made"):
        handed_out(course.pk, export.pk, course.owner)


def test_what_was_made_before_malware_was_found_in_a_part_is_made_again_without_it(course):
    export = exported(course)
    blob = course.parts.first().version.files.get().blob
    Scan.objects.create(digest=blob.pk, found="Eicar-Test", scanned_at=timezone.now())
    Blob.objects.filter(pk=blob.pk).update(verdict=Verdict.INFECTED)
    with pytest.raises(NotPublishable, match="Malware was found in a part"):
        handed_out(course.pk, export.pk, course.owner)
    again = exported(course)
    assert handed_out(course.pk, again.pk, course.owner).lost[0]["code"] == "damaged"


def test_the_one_before_can_be_fetched_until_the_new_one_is_ready(course):
    before = exported(course).blob
    again = ask_for_export(course_id=course.pk, by=course.owner, format="bagit")
    assert (again.is_pending, again.blob) == (True, before)


def test_a_course_that_was_changed_says_that_its_export_is_old(course):
    export = exported(course)
    assert not export.is_old
    actions.add_text(course_id=course.pk, by=course.owner, title="Begin", text="Now.")
    export.course.refresh_from_db()
    assert export.is_old


def test_a_store_that_fails_is_told_and_the_one_before_stays(course):
    export = exported(course)
    before = export.blob
    version = course.parts.first().version
    blob = version.files.get().blob
    Blob.objects.filter(pk=blob.pk).update(size=blob.size)
    from storage.stores import default_store

    default_store().delete(blob.digest)
    again = exported(course)
    assert again.state == ExportState.FAILED
    assert "restore them from a backup" in again.problem
    assert again.blob == before


def test_the_bytes_stay_while_the_export_does_and_go_with_the_course(course):
    export = exported(course)
    digest = export.blob_id
    later = timedelta(seconds=-1)
    assert digest not in {one.digest for one in collect(grace=later)}
    actions.delete_course(course_id=course.pk, by=course.owner)
    assert digest in {one.digest for one in collect(grace=later)}


@pytest.mark.parametrize("format", ["", "scorm", "BAGIT"])
def test_a_format_that_there_is_not_is_named(course, format):
    with pytest.raises(Invalid):
        ask_for_export(course_id=course.pk, by=course.owner, format=format)


def test_strangers(course):
    other = person("other@example.org")
    with pytest.raises(NotFound):
        ask_for_export(course_id=course.pk, by=other, format="bagit")
    actions.publish_course(course_id=course.pk, by=course.owner)
    assert ask_for_export(course_id=course.pk, by=other, format="bagit").asked_by == other
    with pytest.raises(NotAllowed):
        ask_for_export(course_id=course.pk, by=AnonymousUser(), format="bagit")


def test_pieces_are_read_as_they_are_asked_for():
    counts: list[int] = []
    pieces = Pieces(iter([b"abc", b"", b"defgh"]), counts.append)
    assert [pieces.read(2), pieces.read(2), pieces.read(10), pieces.read(10)] == [b"ab", b"c", b"defgh", b""]
    assert counts == [2, 3, 8]
