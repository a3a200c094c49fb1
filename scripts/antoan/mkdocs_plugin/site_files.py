"""Pages of the site as MkDocs files.

mkdocs-static-i18n remakes every file below `docs_dir` as a plain file on disk and would lose ours, so they are added
after it, with their final address; the alternative, writing all page texts into a staging folder first, was tried on
the same pages and cost an extra write, an extra read and MkDocs' own lenient header parser for each of them.
"""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page

from antoan.pages.site_page import SitePage


class ComposedPage(Page):
    """A MkDocs page whose content is composed by us: nothing is read from its file, no Markdown is converted here."""

    def __init__(self, site_page: SitePage, file: File, config: MkDocsConfig) -> None:
        super().__init__("", file, config)
        self.site_page = site_page

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002  (MkDocs' signature)
        """Nothing to read; MkDocs takes the template's name from the metadata."""
        self.markdown = ""
        self.meta = {"template": self.site_page.template}

    def render(self, config: MkDocsConfig, files: object) -> None:  # noqa: ARG002  (MkDocs' signature)
        """Nothing to convert."""
        self.content = ""


def file_for(site_page: SitePage, config: MkDocsConfig) -> File:
    """A file in memory at the address of `site_page`."""
    path = site_page.path
    file = File.generated(config, f"{path}index.md", content="", inclusion=InclusionLevel.NOT_IN_NAV)
    # Plain attributes in place of the cached properties, which would work the same values out again.
    file.dest_uri = f"{path}index.html"
    file.url = path or "./"
    file.abs_dest_path = f"{config.site_dir}/{path}index.html"
    return file
