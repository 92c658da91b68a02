"""Addresses of one's own pages."""

from django.urls import path

from oer_repo.web.mine import account, links, notices, resources, tokens

urlpatterns = [
    path("my/", resources.my_resources, name="my_resources"),
    path("my/account/", account.account, name="account"),
    path("my/notices/", notices.my_notices, name="my_notices"),
    path("my/tokens/", tokens.tokens, name="tokens"),
    path("my/tokens/<int:pk>/revoke/", tokens.revoke_token, name="revoke_token"),
    path("versions/<uuid:version_id>/links/", links.links, name="links"),
    path("versions/<uuid:version_id>/embargo/", links.embargo, name="embargo"),
    path("shared/<str:token>/<str:name>", links.shared_file, name="shared_file"),
    path("r/<slug:slug>/new-version/", resources.start_new_version, name="start_new_version"),
    path("r/<slug:slug>/withdraw/", resources.withdraw_resource, name="withdraw"),
]
