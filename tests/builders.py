"""Plain things for tests, with fixed values that a case may name otherwise. Made by the real actions."""

import io

from licensing import registry
from oer_repo.accounts.models import Institution, Membership, User
from oer_repo.ingest.deposit import add_upload
from oer_repo.resources import actions
from oer_repo.resources.models import Version

PASSWORD = "a-long-password-for-tests"


def person(email: str = "noy@example.org", *, name: str = "Noy", role: str = "contributor") -> User:
    return User.objects.create_user(email, PASSWORD, name=name, role=role)


def administrator(email: str = "admin@example.org") -> User:
    return User.objects.create_superuser(email, PASSWORD, name="Administrator")


def institution(slug: str = "nuol", *, name: str = "National University of Laos") -> Institution:
    return Institution.objects.create(slug=slug, name=name, country="LA")


def member(user: User, of: Institution, *, role: str = "contributor") -> Membership:
    return Membership.objects.create(user=user, institution=of, role=role)


def draft(
    by: User,
    *,
    title: str = "The water cycle",
    language: str = "en",
    license: str | None = "by/4.0",
    text: bytes | None = b"# The water cycle\n\nWater rises, and falls.\n",
    of: Institution | None = None,
    **changes: object,
) -> Version:
    """A draft that could be published: title, language, creator, license and one Markdown file."""
    version = actions.create_draft(by=by, institution=of)
    facts: actions.DraftChanges = {"titles": {language: title}, "languages": [language], **changes}  # type: ignore[typeddict-item]
    actions.edit_draft(version_id=version.pk, by=by, changes=facts)
    actions.set_creators(version_id=version.pk, by=by, creators=[{"name": by.name}])
    if license:
        actions.state_license(version_id=version.pk, by=by, license=registry.get(license))
    if text is not None:
        add_upload(version_id=version.pk, by=by, stream=io.BytesIO(text), name="reading.md")
    return Version.objects.get(pk=version.pk)


def published(by: User, **facts: object) -> Version:
    version = draft(by, **facts)  # type: ignore[arg-type]
    return actions.publish(version_id=version.pk, by=by)
