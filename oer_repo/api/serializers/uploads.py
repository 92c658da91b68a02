"""How an upload in pieces looks from outside."""

from typing import Any

from rest_framework import serializers

from oer_repo.api.serializers.resources import FileOut
from oer_repo.ingest.models import Upload


class UploadOut(serializers.ModelSerializer[Upload]):
    state = serializers.SerializerMethodField()
    file = serializers.SerializerMethodField()

    class Meta:
        model = Upload
        fields = ("id", "name", "length", "offset", "begun", "expires", "state", "problem", "file")

    def get_state(self, upload: Upload) -> str:
        """open, done or refused"""
        if upload.problem:
            return "refused"
        return "done" if upload.ended else "open"

    def get_file(self, upload: Upload) -> dict[str, Any] | None:
        """With its notes, as in the answer to a file that is sent at once."""
        context = {"notes": True, "sent_as": upload.name}
        return dict(FileOut(upload.file, context=context).data) if upload.file else None
