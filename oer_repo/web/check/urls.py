"""The address of the check page."""

from django.urls import path

from oer_repo.web.check.page import check_page

urlpatterns = [path("check/", check_page, name="check")]
