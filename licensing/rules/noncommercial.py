"""NonCommercial: it turns on the use, not the user (LC by-nc_4.0 s. 1; FAQ "Does my use violate…")."""

from __future__ import annotations

from collections.abc import Iterator

from licensing.findings import Note, Verdict
from licensing.license import License
from licensing.use import Context, How, Use

from . import terms
from .situation import Situation

# "There will always be uses that are challenging to categorize … CC cannot advise you" (FAQ).
OPEN = frozenset(
    {
        Context.FREE_MOOC_PAID_CERTIFICATE,
        Context.PAID_MOOC_FOR_PROFIT,
        Context.PAID_MOOC_PUBLIC_UNIVERSITY,
        Context.TUITION_FUNDED_COURSE,
        Context.FREE_SITE_WITH_ADVERTISING,
        Context.FUNDRAISER_SELLING_COPIES,
        Context.INTERNAL_TRAINING_IN_COMPANY,
        Context.INTERNAL_COMMERCIAL_ADAPTATION,
        Context.SPONSOR_LOGO_ON_FREE_COURSE,
        Context.PRINTING_COST_RECOVERY,
        Context.PAYWALL_FILES_UNPROTECTED,  # "charging for access may not be permitted with NC-licensed material"
    }
)
# LC by-nc_4.0 s. 1 (file-sharing), FAQ (companies), Great Minds v. FedEx Office, 2d Cir. 2018 (copy shops).
SETTLED_NONCOMMERCIAL = frozenset(
    {
        Context.SCHOOL_PAYS_COPY_SHOP,
        Context.P2P_EXCHANGE_NO_PAYMENT,
        Context.FREE_SCHOOL_HANDOUT,
        Context.COMPANY_FREE_TUTORIAL,
    }
)
SETTLED_COMMERCIAL = frozenset({Context.PUBLISHER_SELLS_TEXTBOOK})


def noncommercial(license: License, how: How, situation: Situation) -> Iterator[Note]:
    """What the NonCommercial condition says; it binds without any sharing too (LC by-nc_4.0 s. 2(a)(1))."""
    if not terms.is_noncommercial(license):
        return
    verdict = commercial_verdict(situation.use)
    if verdict is Verdict.FORBIDDEN:
        yield Note("nc_commercial_prohibited", verdict)
        if not situation.use.shared:
            yield Note("nc_applies_without_sharing")
    elif verdict is Verdict.UNCLEAR:
        yield Note("nc_unclear", verdict)
    elif situation.use.contexts & SETTLED_NONCOMMERCIAL:
        yield Note("nc_turns_on_the_use")


def commercial_verdict(use: Use) -> Verdict:
    """Whether a condition "for noncommercial purposes only" is met."""
    if use.commercial or use.contexts & SETTLED_COMMERCIAL:
        return Verdict.FORBIDDEN
    if use.contexts & OPEN:
        return Verdict.UNCLEAR
    settled = use.commercial is False or use.contexts & SETTLED_NONCOMMERCIAL
    return Verdict.ALLOWED if settled else Verdict.UNCLEAR
