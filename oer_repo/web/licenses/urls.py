from django.urls import path

from oer_repo.web.licenses.choose import choose
from oer_repo.web.licenses.explain import explain
from oer_repo.web.licenses.glossary import glossary
from oer_repo.web.licenses.index import index

urlpatterns = [
    path("licenses/", index, name="licenses"),
    path("licenses/choose/", choose, name="choose_license"),
    path("licenses/glossary/", glossary, name="glossary"),
    path("licenses/<license:license_id>/", explain, name="license"),
]
