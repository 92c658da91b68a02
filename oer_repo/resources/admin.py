"""The catalogue in Django's admin: to look things up. Changes go through the actions, so nothing is edited here."""

from django.contrib import admin
from django.http import HttpRequest

from oer_repo.resources.models import Change, Concept, Resource, Statement, Version


class ReadOnlyAdmin(admin.ModelAdmin):
    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


@admin.register(Resource)
class ResourceAdmin(ReadOnlyAdmin):
    list_display = ("slug", "owner", "institution", "created", "withdrawn")
    search_fields = ("slug", "owner__email")


@admin.register(Version)
class VersionAdmin(ReadOnlyAdmin):
    list_display = ("title", "number", "state", "license", "published")
    list_filter = ("state",)


@admin.register(Statement)
class StatementAdmin(ReadOnlyAdmin):
    list_display = ("text", "license", "stated_by", "made")
    search_fields = ("text", "stated_by", "evidence")


@admin.register(Change)
class ChangeAdmin(ReadOnlyAdmin):
    list_display = ("consumer", "resource", "attempts", "set_aside", "error", "created")
    list_filter = ("consumer", "set_aside")

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return bool(request.user.is_superuser)


@admin.register(Concept)
class ConceptAdmin(ReadOnlyAdmin):
    list_display = ("scheme", "notation", "uri")
    list_filter = ("scheme",)
    search_fields = ("notation",)
