"""The API's addresses."""

from django.urls import URLPattern, path, register_converter

from oer_repo.api.converters import RowId, VersionNumber
from oer_repo.api.views import (
    course_newer,
    course_parts,
    course_replacements,
    course_team,
    courses,
    docs,
    documents,
    drafts,
    embargoes,
    exports,
    files,
    formats,
    licenses,
    people,
    questions,
    resources,
    resumable,
    search,
    versions,
    vocabularies,
)

register_converter(VersionNumber, "number")
register_converter(RowId, "row")

ONE = "v1/resources/<uuid:resource_id>/"
FILE = "v1/files/<uuid:file_id>/"
COURSE = "v1/courses/<uuid:course_id>/"
EXPORT = f"{COURSE}exports/<uuid:export_id>/"
PART = f"{COURSE}parts/<row:part_id>/"

urlpatterns: list[URLPattern] = [
    path("v1/openapi.json", documents.OpenApi.as_view(), name="api_openapi"),
    path("v1/resources/", resources.Resources.as_view(), name="api_resources"),
    path(ONE, resources.OneResource.as_view(), name="api_resource"),
    path(f"{ONE}draft/", drafts.Draft.as_view(), name="api_draft"),
    path(f"{ONE}draft/files/", files.Uploads.as_view(), name="api_uploads"),
    path(f"{ONE}publish/", drafts.Publication.as_view(), name="api_publish"),
    path(f"{ONE}versions/", versions.Versions.as_view(), name="api_versions"),
    path(f"{ONE}versions/<number:number>/", versions.OneVersion.as_view(), name="api_version"),
    path(f"{ONE}withdraw/", versions.Withdrawal.as_view(), name="api_withdraw"),
    path(f"{ONE}embargo/", embargoes.Embargo.as_view(), name="api_embargo"),
    path(f"{ONE}links/", embargoes.Links.as_view(), name="api_links"),
    path(f"{ONE}statements/", versions.Statements.as_view(), name="api_statements"),
    path(f"{ONE}formats/schema.org/", formats.SchemaOrg.as_view(), name="api_schema_org"),
    path(f"{ONE}formats/amb/", formats.Amb.as_view(), name="api_amb"),
    path(f"{ONE}formats/dublin-core/", formats.DublinCore.as_view(), name="api_dublin_core"),
    path(f"{ONE}credit/", formats.Credit.as_view(), name="api_credit"),
    path(FILE, files.OneFile.as_view(), name="api_file"),
    path(f"{FILE}content/", files.FileContent.as_view(), name="api_file_content"),
    path("v1/uploads/", resumable.ResumableUploads.as_view(), name="api_resumable_uploads"),
    path("v1/uploads/<uuid:upload_id>/", resumable.OneResumableUpload.as_view(), name="api_resumable_upload"),
    path("v1/courses/", courses.Courses.as_view(), name="api_courses"),
    path(COURSE, courses.OneCourse.as_view(), name="api_course"),
    path(f"{COURSE}outline/", courses.Outline.as_view(), name="api_outline"),
    path(f"{COURSE}check/", courses.Check.as_view(), name="api_course_check"),
    path(f"{COURSE}publish/", courses.Publication.as_view(), name="api_course_publish"),
    path(f"{COURSE}parts/", course_parts.Parts.as_view(), name="api_parts"),
    path(PART, course_parts.OnePart.as_view(), name="api_part"),
    path(f"{PART}newer-version/", course_newer.NewerVersion.as_view(), name="api_newer_version"),
    path(f"{PART}replacements/", course_replacements.Replacements.as_view(), name="api_replacements"),
    path(f"{PART}comments/", course_parts.Comments.as_view(), name="api_comments"),
    path(f"{COURSE}team/", course_team.Team.as_view(), name="api_team"),
    path(f"{COURSE}team/<row:user_id>/", course_team.OneMember.as_view(), name="api_member"),
    path(f"{COURSE}sign-offs/", course_team.SignOffs.as_view(), name="api_sign_offs"),
    path(f"{COURSE}overrides/", course_team.Overrides.as_view(), name="api_overrides"),
    path(f"{COURSE}exports/", exports.Exports.as_view(), name="api_exports"),
    path(EXPORT, exports.OneExport.as_view(), name="api_export"),
    path(f"{EXPORT}content/", exports.ExportContent.as_view(), name="api_export_content"),
    path(f"{COURSE}formats/schema.org/", formats.CourseSchemaOrg.as_view(), name="api_course_schema_org"),
    path(f"{COURSE}formats/amb/", formats.CourseAmb.as_view(), name="api_course_amb"),
    path(f"{COURSE}credits/", exports.CourseCredits.as_view(), name="api_course_credits"),
    path("v1/search/", search.Search.as_view(), name="api_search"),
    path("v1/search/suggest/", search.Suggestions.as_view(), name="api_suggest"),
    path("v1/search/similar/<uuid:resource_id>/", search.Similar.as_view(), name="api_similar"),
    path("v1/licenses/", licenses.Licenses.as_view(), name="api_licenses"),
    path("v1/licenses/identify/", questions.Identify.as_view(), name="api_identify"),
    path("v1/licenses/check/", questions.Check.as_view(), name="api_check"),
    path("v1/licenses/solve/", questions.Solve.as_view(), name="api_solve"),
    path("v1/licenses/attribute/", questions.Attribute.as_view(), name="api_attribute"),
    path("v1/licenses/<license:license_id>/", licenses.OneLicense.as_view(), name="api_license"),
    path("v1/vocabularies/", vocabularies.Vocabularies.as_view(), name="api_vocabularies"),
    path("v1/vocabularies/<slug:scheme>/", vocabularies.OneVocabulary.as_view(), name="api_vocabulary"),
    path("v1/institutions/", people.Institutions.as_view(), name="api_institutions"),
    path("v1/institutions/<slug:slug>/", people.OneInstitution.as_view(), name="api_institution"),
    path("v1/me/", people.Me.as_view(), name="api_me"),
    path("docs/", docs.docs, name="api_docs"),
    path("<path:rest>/", documents.Nothing.as_view()),
]
