"""Seven people, a resource in each state, two courses: what the table of addresses is asked about."""

import io
from datetime import timedelta
from types import SimpleNamespace

from django.utils import timezone

from oer_repo.accounts.models import Institution, User
from oer_repo.accounts.tokens import create_token
from oer_repo.courses import actions as courses
from oer_repo.ingest.deposit import add_upload
from oer_repo.ingest.models import Preview
from oer_repo.ingest.resumable.begin import begin_upload
from oer_repo.resources import actions
from oer_repo.resources.links import make_links
from oer_repo.resources.models import Resource, Version
from oer_repo.reuse.exports import ask_for_export
from oer_repo.reuse.make_export import make_export
from search import indexing
from storage.keep import keep
from storage.models import Blob
from storage.verdicts import Verdict
from tests.builders import administrator, draft, institution, member, person

WHO = ("stranger", "other", "owner", "member", "curator", "elsewhere", "admin")
STATES = ("draft", "published", "withdrawn", "embargoed", "quarantined")
PICTURE = b"RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0/\0\0\0\x10\x07\x10\x11\x11\x88\x88\xfe\x07\0"


def people(here: Institution) -> dict[str, User | None]:
    """The owner deposits for `here`; a member may deposit there too; the curator elsewhere is one of another."""
    other = institution("chula", name="Chulalongkorn University")
    found = {who: person(f"{who}@example.org", name=who.title()) for who in WHO[1:-1]}
    member(found["owner"], here)
    member(found["member"], here)
    member(found["curator"], here, role="curator")
    member(found["elsewhere"], other, role="curator")
    return {"stranger": None, **found, "admin": administrator()}


def places(owner: User, here: Institution) -> dict[str, object]:
    """By the names that the table uses: {published.slug}, {course.id} …"""
    versions = {state: version_in(state, owner, here) for state in STATES}
    revised = version_in("revised", owner, here)
    following = actions.new_version(resource_id=revised.resource_id, by=owner)
    versions["revised"] = following
    actions.withdraw(resource_id=versions["withdrawn"].resource_id, by=owner, reason="A mistake.")
    Blob.objects.filter(files__version=versions["quarantined"]).update(verdict=Verdict.INFECTED)
    indexing.update(Resource, [versions["published"].resource_id])
    found: dict[str, object] = {name: names_of(version) for name, version in versions.items()}
    found["upload"] = begin_upload(
        version_id=versions["draft"].pk, by=owner, length=5, announced={"name": "a.md"}
    ).pk
    found["link"] = make_links(version_id=versions["draft"].pk, by=owner, days=3)[0].token
    found["token"] = create_token(user=owner, name="mine")[0].pk
    return found | {"course": course(owner, here), "open_course": course(owner, here, public=True)}


def version_in(state: str, owner: User, here: Institution) -> Version:
    text = f"# Water\n\nIt is {state}.\n".encode()
    facts: dict[str, object] = {"title": f"Water, {state}"}
    if state == "embargoed":
        facts["available_from"] = timezone.localdate() + timedelta(days=100)
    version = draft(owner, of=here, text=text, **facts)  # type: ignore[arg-type]
    file = version.files.get()
    Preview.objects.create(
        digest=file.blob_id, picture=keep(io.BytesIO(PICTURE), made_here=True), width=1, height=1, pages=1
    )
    add_upload(version_id=version.pk, by=owner, stream=io.BytesIO(text + b"More.\n"), name="more.md")
    return version if state == "draft" else actions.publish(version_id=version.pk, by=owner)


def names_of(version: Version) -> SimpleNamespace:
    resource = Resource.objects.get(pk=version.resource_id)
    file = version.files.get(position=0)
    return SimpleNamespace(
        id=resource.pk,
        slug=resource.slug,
        version=version.pk,
        number=version.number,
        file=file.pk,
        name=file.name,
    )


def course(owner: User, here: Institution, *, public: bool = False) -> SimpleNamespace:
    made = courses.create_course(by=owner, title="Weather" if public else "Water")
    part = courses.add_text(course_id=made.pk, by=owner, title="Begin", text="Bring a glass.")
    courses.sign_off(course_id=made.pk, by=owner, institution=here)
    if public:
        courses.publish_course(course_id=made.pk, by=owner)
    export = ask_for_export(course_id=made.pk, by=owner, format="bagit", language="th")
    make_export.func(str(export.pk))
    return SimpleNamespace(id=made.pk, part=part.pk, export=export.pk)
