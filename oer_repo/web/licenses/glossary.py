"""The jargon in plain words; every entry has an address of its own (#sharealike)."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from oer_repo.resources.describe import absolute

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Entry:
    key: str  # English, for the address
    term: Words
    text: Words

    @property
    def anchor(self) -> str:
        return slugify(self.key)


ENTRIES = (
    Entry("adaptation", _("Adaptation"), _("A new work made from another: a translation, a shortened text, a film of a novel, music set to a video. Copying into another format is none.")),
    Entry("adapters license", _("Adapter's license"), _("The license that an adaptation carries. The license of the original goes on binding its part.")),
    Entry("attribution", _("Attribution (BY)"), _("Naming the author, the source and the license, and what was changed. Also called credit.")),
    Entry("cc0", _("CC0"), _("A tool to give up all rights in one's own work, everywhere and for ever.")),
    Entry("collection", _("Collection"), _("Works side by side, unchanged, each under its own license: a course, an anthology, a folder.")),
    Entry("compatible", _("Compatible"), _("Two licenses are compatible when there is one that a work made from both may carry.")),
    Entry("copyright", _("Copyright"), _("The right of authors to decide who copies, changes and shares their work. It begins by itself, without a sign and without registration.")),
    Entry("credit", _("Credit"), _("The line that names title, author, source and license of a work, and what was changed in it.")),
    Entry("deed", _("Deed"), _("The page of Creative Commons that says in plain words what a license means. It has no force of its own.")),
    Entry("drm", _("Technical protection (DRM)"), _("Technology that stops people from copying or changing files. Creative Commons licenses forbid to put it on works of others.")),
    Entry("exception", _("Exception, fair use"), _("What the law of a country allows without permission: quotation, teaching in class, and the like. No license takes it away.")),
    Entry("legal code", _("Legal code"), _("The binding text of a license.")),
    Entry("license", _("License"), _("A permission for everybody, with conditions.")),
    Entry("noderivatives", _("NoDerivatives (ND)"), _("Changed versions may not be shared. A translation is a changed version.")),
    Entry("noncommercial", _("NonCommercial (NC)"), _("Not mainly meant for commercial advantage or payment. It depends on the use and not on who uses it; many cases are not settled.")),
    Entry("oer", _("Open educational resource (OER)"), _("Material for teaching and learning that everybody may keep, use, change, combine and share.")),
    Entry("port", _("Port"), _("A version of a license that was rewritten for the law and the language of one country, until 3.0.")),
    Entry("public domain", _("Public domain"), _("Works without copyright: because it has ended, never began or was given up. It may differ from country to country.")),
    Entry("public domain mark", _("Public Domain Mark (PDM)"), _("A label for works that are free already. It is no license.")),
    Entry("rights statement", _("Rights statement"), _("What somebody wrote about the rights in a work, word for word. It may name a license or not.")),
    Entry("sharealike", _("ShareAlike (SA)"), _("Who shares a changed version must give it the same license.")),
    Entry("unported", _("Unported, international"), _("The text of a license that was written for no country in particular: unported in 3.0, international in 4.0.")),
    Entry("verbatim", _("Verbatim copy"), _("A copy without changes. It stays under its license; nobody can give it another.")),
    Entry("version", _("Version"), _("Licenses were improved four times, from 1.0 to 4.0. A work stays under the version that was named with it.")),
)  # fmt: skip


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    entries = sorted(ENTRIES, key=lambda entry: str(entry.term).casefold())
    return render(request, "licenses/glossary.html", {"entries": entries, "address": absolute(request.path)})
