"""Addresses for taking things away and showing them elsewhere."""

from django.urls import path

from oer_repo.web.reuse import credits, embed, exports
from oer_repo.web.reuse.bundle import download_all

COURSE = "c/<uuid:course_id>/"

urlpatterns = [
    path("r/<slug:slug>/v/<int:number>/all.zip", download_all, name="download_all"),
    path("r/<slug:slug>/embed/", embed.embed_resource, name="embed_resource"),
    path(f"{COURSE}embed/", embed.embed_course, name="embed_course"),
    path("oembed/", embed.tell_oembed, name="oembed"),
    path(f"{COURSE}take/", exports.take, name="take_course"),
    path(f"{COURSE}take/ask/", exports.ask, name="ask_for_export"),
    path(f"{COURSE}take/<uuid:export_id>/", exports.fetch, name="fetch_export"),
    path(f"{COURSE}credits/<slug:form>/", credits.course_credits, name="course_credits"),
]
