"""What the log of a course can say that somebody did: kept in English, shown in the language of whoever reads it."""

from django.utils.translation import gettext_noop as _

VERBS = frozenset(
    {
        _("added"),
        _("added the section"),
        _("added the unit"),
        _("changed"),
        _("commented"),
        _("created"),
        _("decided against the findings"),
        _("deleted"),
        _("described"),
        _("moved a part"),
        _("moved a section"),
        _("moved a unit"),
        _("published"),
        _("put into the team"),
        _("removed a section"),
        _("removed a unit"),
        _("renamed a section"),
        _("renamed a unit"),
        _("replaced a part by"),
        _("set the outline"),
        _("signed off for"),
        _("stayed with the version"),
        _("took a part out"),
        _("took back from the public"),
        _("took out of the team"),
        _("took the newer version"),
        _("wrote"),
    }
)
