"""The words in which the page asks: how a work is used, what the whole is, what it costs."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from licensing.use import Context, How, Kind

Words = Mapping[str, str | Promise]

KINDS: Words = {
    Kind.ADAPT: _("One new work out of them: mixed, changed or translated"),
    Kind.COLLECT: _("A collection: they stand side by side, each to be told apart"),
    Kind.VERBATIM: _("A copy, passed on as it is"),
}
HOWS: Words = {
    "": _("As the whole"),
    How.UNMODIFIED: _("As it is"),
    How.EXCERPT: _("An excerpt"),
    How.TRANSLATED: _("Translated"),
    How.ADAPTED: _("Changed"),
    How.SYNCHRONISED: _("Set to pictures or music"),
    How.RETOUCHED: _("Retouched: cropped, a typing error"),
    How.FORMAT_SHIFT: _("In another file format"),
    How.LINKED: _("Only linked to"),
    How.EMBEDDED: _("Embedded from where it is"),
    How.EXTRACTED: _("Data taken into a database of mine"),
    How.EXTRACTED_DATA: _("Data taken, only the database right touched"),
}
MONEY: Words = {
    "": _("Not decided yet"),
    "free": _("Free for everybody"),
    "certificate": _("Free, with a fee for a certificate"),
    "public": _("Paid, by a public university"),
    "company": _("Paid, by a company"),
    "sold": _("Sold for profit, as a textbook is"),
}
# What the engine is told; None where money leaves the answer open (rules 5.3).
COMMERCIAL: Mapping[str, bool | None] = {"free": False, "sold": True}
CONTEXT: Mapping[str, Context] = {
    "certificate": Context.FREE_MOOC_PAID_CERTIFICATE,
    "public": Context.PAID_MOOC_PUBLIC_UNIVERSITY,
    "company": Context.PAID_MOOC_FOR_PROFIT,
}
