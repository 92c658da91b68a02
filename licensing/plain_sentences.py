"""The English sentences of the plain words, by code; each is also the key of its translations."""

from __future__ import annotations


def _(text: str) -> str:
    """Marks a sentence for the translators; the skin translates it when it is shown."""
    return text


MAY = {
    "share": _("Copy it and share it, in any format"),
    "adapt": _("Change it: translate, shorten, combine it with other material"),
    "adapt_privately": _("Change it for yourself, without sharing the result"),
    "sell": _("Use it to earn money"),
    "sample": _("Use parts of it in a new work that is very different from it"),
    "share_noncommercially": _("Copy and share the whole work, but not to earn money"),
    "developing_nations": _("Copy, share and change it in nations that are not of high income"),
}
MUST = {
    "credit": _("Credit the author in the way the license describes"),
    "keep_license": _("Say which license it is, with a link to it, and keep its notices"),
    "mark_changes": _("Say that you changed it, if you did"),
    "mark_adaptations": _("Say in an adaptation that it is one"),
    "share_alike": _("Share what you make from it under the same license"),
    "source_code": _("Give the source code with it"),
}
MAY_NOT = {
    "sell": _("Use it mainly to earn money"),
    "share_adaptations": _("Share a changed version"),
    "adapt": _("Change it, not even for yourself"),
    "restrict": _("Use terms or technical protection that stop others from doing what the license allows"),
    "endorse": _("Suggest that the author supports you or your use"),
    "share_whole": _("Share copies of the whole work"),
    "sell_whole": _("Sell copies of the whole work"),
    "advertise": _("Use it in advertising for anything but your new work"),
    "high_income_nations": _("Use it in nations of high income, or put it on the open Internet"),
    "use": _("Copy, share or change it without permission"),
}
CLAUSES = {
    "use_adapt_sell": _("Use, change and sell"),
    "use_adapt": _("Use and change, but do not sell"),
    "use_sell": _("Use and sell, but do not share changed versions"),
    "use": _("Use, but do not sell and do not share changed versions"),
    "credit": _("credit the author"),
    "share_alike": _("share changes under the same license"),
    "keep_license": _("keep the license with it"),
    "free": _("Use, change and sell without any condition"),
    "marked_free": _("Free of known copyright: use, change and sell; in some countries rights may remain"),
    "sample": _("Use parts in a new work, not in advertising"),
    "sample_share": _("Use parts in a new work, share the whole without earning money, not in advertising"),
    "sample_noncommercially": _(
        "Use parts in a new work and share the whole without earning money, not in advertising"
    ),
    "developing_nations": _("Use, change and sell in developing nations only"),
    "ask": _("All rights are reserved: ask for permission"),
}
