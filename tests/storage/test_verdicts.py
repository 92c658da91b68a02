import io

import pytest
from django.test import RequestFactory

from storage.errors import BlobDamaged, BlobQuarantined, BlobUnchecked
from storage.keep import keep
from storage.models import Blob
from storage.serve import serve_blob
from storage.verdicts import Verdict, withheld

pytestmark = pytest.mark.django_db

# verdict → what the gate says without a scanner, and with one
GATE = {
    Verdict.NONE: (None, BlobUnchecked),
    Verdict.CLEAN: (None, None),
    Verdict.MADE_HERE: (None, None),
    Verdict.RELEASED: (None, None),
    Verdict.INFECTED: (BlobQuarantined, BlobQuarantined),
    Verdict.TOO_LARGE: (BlobQuarantined, BlobQuarantined),
    Verdict.REMOVED: (BlobQuarantined, BlobQuarantined),
}


def blob_with(verdict: Verdict) -> Blob:
    blob = keep(io.BytesIO(b"some bytes"))
    blob.verdict = verdict
    blob.save()
    return blob


@pytest.mark.parametrize("verdict", GATE)
@pytest.mark.parametrize("scanner", ["", "127.0.0.1:1"])
def test_the_gate_lets_out_what_the_table_says(settings, verdict, scanner) -> None:
    settings.CLAMD_ADDRESS = scanner
    expected = GATE[verdict][bool(scanner)]
    blob = blob_with(verdict)
    assert type(withheld(blob)) is (expected or type(None))
    if expected is None:
        assert blob.open().read() == b"some bytes"
        return
    with pytest.raises(expected):
        blob.open()
    with pytest.raises(expected):
        serve_blob(RequestFactory().get("/"), blob, filename="a.txt")


def test_damaged_bytes_stay_damaged_when_they_are_clean(settings) -> None:
    blob = blob_with(Verdict.CLEAN)
    blob.damaged_at = blob.kept_at
    assert isinstance(withheld(blob), BlobDamaged)


def test_what_the_site_made_itself_is_not_scanned_and_an_earlier_verdict_stays(settings) -> None:
    assert keep(io.BytesIO(b"a picture"), made_here=True).verdict == Verdict.MADE_HERE
    blob_with(Verdict.INFECTED)
    assert keep(io.BytesIO(b"some bytes"), made_here=True).verdict == Verdict.INFECTED
