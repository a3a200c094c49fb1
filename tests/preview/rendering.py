"""Pages of a preview as HTML, by the real templates, without the time MkDocs takes for all of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from markupsafe import Markup

from antoan.checks.inspection import Inspection, inspect
from antoan.mkdocs_plugin.context import Frame, page_context
from antoan.mkdocs_plugin.prepared import Prepared, prepare_preview
from antoan.model.language import Language
from antoan.pages.search_files import search_files
from antoan.pages.site_page import SitePage
from tests.components.render import environment

URL = "http://127.0.0.1:8000/"


@dataclass(frozen=True)
class Shown:
    """A preview of the project in the current folder."""

    inspection: Inspection
    prepared: Prepared

    def pages(self, file: str) -> list[SitePage]:
        """The pages made of `file`."""
        return [page for page in self.prepared.pages if page.file == file]

    def html(self, page: SitePage) -> str:
        """The page as the browser gets it."""
        site = self.prepared.site
        search = {language.value: search_files(site, language, "search.js")[0] for language in Language}
        frame = Frame(
            style="style.css",
            script="main.js",
            early=Markup(""),
            exit_url="https://weather.example/",
            policy="",
            preview_style="preview.css",
            search=search,
        )
        context = page_context(page, site, frame, self.prepared.preview)
        return environment().get_template(page.template).render(context)

    def at(self, path: str) -> str:
        """The page at `path` as the browser gets it."""
        return self.html(next(page for page in self.prepared.pages if page.path == path))


def shown(today: date) -> Shown:
    """A preview of the content in the current folder."""
    inspection = inspect(Path("content"), Path("docs"), today)
    return Shown(inspection, prepare_preview(inspection, URL, today))
