"""The OpenAPI document as a page that people read."""

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from oer_repo.api.readable import sections, shapes
from oer_repo.api.views.documents import openapi_text
from oer_repo.resources.describe import absolute


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    document = json.loads(openapi_text())
    context = {
        "about": document["info"],
        "sections": sections(document),
        "shapes": shapes(document),
        "root": absolute("/api/v1/"),
    }
    return render(request, "api/docs.html", context)
