"""What the engine advises against or cannot settle is published only by somebody who says that they know it."""

import pytest

from licensing import registry, rules_version
from oer_repo.resources import actions
from oer_repo.resources.errors import AcknowledgmentNeeded, NotPublishable
from oer_repo.resources.models import Acknowledgment, Version
from oer_repo.resources.models.final import RowIsFinalError
from tests.builders import draft, person

pytestmark = pytest.mark.django_db

ADVISED_AGAINST = "0.yellow_not_recommended.by/4.0"
UNSETTLED = "1.sampling_transformative_only.by/4.0"


def doubtful() -> Version:
    """A work under BY-NC and one under Sampling Plus, changed, in a draft under BY."""
    noy = person()
    version = draft(noy, license="by/4.0")
    sources: list[actions.SourceFacts] = [
        {"title": "Rivers", "license": "by-nc/4.0"},
        {"title": "Sounds", "license": "sampling+/1.0"},
    ]
    actions.set_sources(version_id=version.pk, by=noy, sources=sources)
    return Version.objects.get(pk=version.pk)


def publish(version: Version, *known: str) -> Version:
    return actions.publish(version_id=version.pk, by=version.resource.owner, acknowledged=known)


@pytest.mark.parametrize("known", [(), (ADVISED_AGAINST,), (UNSETTLED, "nonsense")])
def test_every_finding_has_to_be_acknowledged(known: tuple[str, ...]) -> None:
    version = doubtful()
    with pytest.raises(AcknowledgmentNeeded) as refusal:
        publish(version, *known)
    found = [(one.key, one.verdict) for one in refusal.value.findings]
    assert found == [(ADVISED_AGAINST, "not_recommended"), (UNSETTLED, "unclear")]
    assert not Acknowledgment.objects.exists()


def test_who_knew_what_and_when_is_kept() -> None:
    version = publish(doubtful(), ADVISED_AGAINST, UNSETTLED)
    kept = version.acknowledgments.get()
    assert (kept.by, kept.rules) == (version.resource.owner, rules_version())
    assert [one["key"] for one in kept.findings] == [ADVISED_AGAINST, UNSETTLED]
    assert "“Rivers”" in kept.findings[0]["message"]
    kept.rules = "other"
    with pytest.raises(RowIsFinalError):
        kept.save()
    with pytest.raises(RowIsFinalError):
        Acknowledgment.objects.update(rules="other")


def test_what_is_forbidden_cannot_be_acknowledged_away() -> None:
    version = doubtful()
    noy = version.resource.owner
    sources: list[actions.SourceFacts] = [
        {"title": "Rivers", "license": "by-nc/4.0"},
        {"title": "Hills", "license": "by-nd/4.0"},
    ]
    actions.set_sources(version_id=version.pk, by=noy, sources=sources)
    with pytest.raises(NotPublishable) as refusal:
        publish(version, ADVISED_AGAINST, "1.nd_no_shared_adaptation.by/4.0")
    assert refusal.value.code == "not_publishable"
    assert [bool(one.key) for one in refusal.value.findings] == [True, False]


def test_an_acknowledgment_is_for_the_license_that_was_chosen_then() -> None:
    version = doubtful()
    actions.state_license(version_id=version.pk, by=version.resource.owner, license=registry.get("by-sa/4.0"))
    with pytest.raises(AcknowledgmentNeeded):
        publish(version, ADVISED_AGAINST, UNSETTLED)


def test_nothing_is_kept_where_nothing_was_found() -> None:
    assert not publish(draft(person()), "anything").acknowledgments.exists()
