"""The pages' addresses."""

from django.urls import include, path

from oer_repo.web.pages.derivation import derivation
from oer_repo.web.pages.files import file, preview
from oer_repo.web.pages.history import history
from oer_repo.web.pages.home import home
from oer_repo.web.pages.institutions import institution, institutions
from oer_repo.web.pages.resource import resource
from oer_repo.web.pages.search import search, suggestions
from oer_repo.web.pages.theme import theme

urlpatterns = [
    path("", home, name="home"),
    path("search/", search, name="search"),
    path("search/suggest/", suggestions, name="suggestions"),
    path("r/<slug:slug>/", resource, name="resource"),
    path("r/<slug:slug>/v/<int:number>/", resource, name="version"),
    path("r/<slug:slug>/history/", history, name="history"),
    path("r/<slug:slug>/derivation/", derivation, name="derivation"),
    path("files/<uuid:file_id>/<str:name>", file, name="file"),
    path("previews/<uuid:file_id>/", preview, name="file_preview"),
    path("institutions/", institutions, name="institutions"),
    path("institutions/<slug:slug>/", institution, name="institution"),
    path("theme/", theme, name="theme"),
    path("", include("oer_repo.web.check.urls")),
    path("", include("oer_repo.web.licenses.urls")),
    path("", include("oer_repo.web.courses.urls")),
    path("", include("oer_repo.web.deposit.urls")),
    path("", include("oer_repo.web.mine.urls")),
    path("", include("oer_repo.web.reuse.urls")),
]
