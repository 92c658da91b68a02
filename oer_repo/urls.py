"""Which address leads where."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("accounts/", include("allauth.urls")),
    path("api/", include("oer_repo.api.urls")),
    path("", include("oer_repo.web.urls")),
]
handler400 = "oer_repo.web.errors.bad_request"
handler403 = "oer_repo.web.errors.forbidden"
handler404 = "oer_repo.web.errors.not_found"
handler500 = "oer_repo.web.errors.server_error"
