"""The catalogue in Django's admin: to look things up. Changes go through the actions, so nothing is edited here."""

from textwrap import shorten

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from licensing import identify
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
    """Search in the words, in who said them and where they can be seen; a correction is made on the resource's page."""

    list_display = ("words", "license", "reads_today_as", "about", "stated_by", "made")
    list_select_related = ("version__resource", "file")
    search_fields = (
        "text",
        "stated_by",
        "evidence",
        "^license",
        "recorded_by__email",
        "version__resource__slug",
        "file__name",
    )
    search_help_text = _(
        "Words of a statement, who said it, where it can be seen, a license (by-nc), an address, a file."
    )
    date_hierarchy = "made"
    list_per_page = 50
    readonly_fields = ("reads_today_as",)

    @admin.display(description=_("statement"))
    def words(self, statement: Statement) -> str:
        return shorten(statement.text, 120, placeholder=" …")

    @admin.display(description=_("reads today as"))
    def reads_today_as(self, statement: Statement) -> str:
        """What the engine makes of the words now; the row keeps what was made of them then."""
        read = identify(statement.text)
        found = read.license or read.other
        return found.name if found else read.status

    @admin.display(description=_("about"))
    def about(self, statement: Statement) -> str:
        resource = statement.version.resource
        where = f"{resource.slug} v{statement.version.number}"
        return f"{where}, {statement.file.name}" if statement.file else where


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
