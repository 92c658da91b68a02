"""The formats of answers beside JSON."""

from rest_framework.renderers import JSONRenderer


class JsonLdRenderer(JSONRenderer):
    """`Accept: application/ld+json`, also with a profile behind it."""

    media_type = "application/ld+json"
    format = "jsonld"
