"""A built site and its pages, read once and shared by all tests."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from antoan.content.data_files import read_data
from tests.site.document import Element, parse

MISSING = "404.html"
# Shown in the place of a page that is not kept on the phone, while there is no network.
NOT_KEPT = ("offline/", "en/offline/")
OUTSIDE = ("http://", "https://", "mailto:", "tel:")


@dataclass(frozen=True)
class BuiltSite:
    """A finished site.

    Attributes:
        folder: where it was built.
        url: the public address it was built for.
        project: the folder with the content it was built from.
    """

    folder: Path
    url: str
    project: Path

    @cached_property
    def pages(self) -> dict[str, Element]:
        """Every page by URL path below the root (`en/news/`), the page for wrong addresses as `404.html`."""
        files = sorted(self.folder.rglob("*.html"))
        return {self.path_of(file): parse(file.read_text(encoding="utf-8")) for file in files}

    @cached_property
    def reachable(self) -> dict[str, Element]:
        """Every page with an address of its own."""
        return {path: page for path, page in self.pages.items() if path not in self.stand_ins}

    @cached_property
    def stand_ins(self) -> dict[str, Element]:
        """Pages that are shown in the place of others, at any depth."""
        return {path: page for path, page in self.pages.items() if path in (MISSING, *NOT_KEPT)}

    @cached_property
    def former_places(self) -> dict[str, str]:
        """Pages under the names provinces had before 2025, with the page of the present place."""
        data, _ = read_data(self.project / "content" / "data", "content/data")
        present = {slug: province.slug for slug in data.former_slugs if (province := data.province_of(slug))}
        return {
            f"{start}places/{old}/": f"{start}places/{new}/" for start in ("", "en/") for old, new in present.items()
        }

    @cached_property
    def files(self) -> list[str]:
        """Every file, relative to the folder."""
        return sorted(file.relative_to(self.folder).as_posix() for file in self.folder.rglob("*") if file.is_file())

    def path_of(self, file: Path) -> str:
        """URL path of an HTML file."""
        return file.relative_to(self.folder).as_posix().removesuffix("index.html")

    @property
    def root_path(self) -> str:
        """Path of the root on its host."""
        return urlsplit(self.url).path

    def resolve(self, path: str, target: str) -> str:
        """Absolute address of what `target` on the page at `path` means."""
        return urljoin(self.url + path, target)

    def fault(self, path: str, target: str) -> str:
        """Why a link, picture or style on the page at `path` leads nowhere; the empty text where it is right."""
        if target.startswith(OUTSIDE) and not target.startswith(self.url):
            return ""
        address = self.resolve(path, target)
        if not address.startswith(self.url):
            return f"{path}: {target} leaves the site's folder"
        parts = urlsplit(address.removeprefix(self.url))
        below = unquote(parts.path)
        file = self.folder / below / "index.html" if not below or below.endswith("/") else self.folder / below
        if not file.is_file():
            return f"{path}: {target} does not exist"
        if parts.fragment:
            page = self.pages[self.path_of(file)]
            if not page.all(id=unquote(parts.fragment)):
                return f"{path}: {target}: no such anchor"
        return ""


def language_of(path: str) -> str:
    """The language of the pages at `path`."""
    return "en" if path.startswith("en/") else "vi"


def counterpart(path: str) -> str:
    """The address of the same page in the other language."""
    return path.removeprefix("en/") if path.startswith("en/") else f"en/{path}"
