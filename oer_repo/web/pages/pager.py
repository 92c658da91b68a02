"""Turning pages: where the links before and after lead."""

from dataclasses import dataclass

from django.http import QueryDict

from oer_repo.web.pages.links import changed


@dataclass(frozen=True, slots=True)
class Pager:
    page: int
    pages: int
    params: QueryDict

    @property
    def previous(self) -> str:
        return changed(self.params, page=self.page - 1) if self.page > 1 else ""

    @property
    def next(self) -> str:
        return changed(self.params, page=self.page + 1) if self.page < self.pages else ""
