"""Addresses of the steps of a deposit."""

from django.urls import path

from oer_repo.web.deposit import about, check, files, license, sources, start
from oer_repo.web.deposit.steps import step_view

STEPS = {
    "files": files.files_step,
    "about": about.about_step,
    "license": license.license_step,
    "sources": sources.sources_step,
    "check": check.check_step,
}

urlpatterns = [
    path("deposit/", start.start, name="deposit_start"),
    path("deposit/<uuid:version_id>/discard/", check.discard, name="deposit_discard"),
    path("deposit/<uuid:version_id>/publish/", check.publish_draft, name="deposit_publish"),
    path("deposit/<uuid:version_id>/<slug:step>/", step_view(STEPS), name="deposit_step"),
]
