"""The folder with the list of work for the staff: a page, a feed, and the list for programs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from antoan.content.atomic_file import sweep, write_atomically
from antoan.model.language import Language
from antoan.worklist.as_atom import PAGE_NAME, as_atom
from antoan.worklist.as_html import FEED_NAME, as_html
from antoan.worklist.as_json import as_json
from antoan.worklist.edition import Before, Edition, read_before

LIST_NAME = "work.json"
_SOURCES = ("content", "docs", "overrides", "scripts", "tests")
_SITE_DIR = re.compile(r"^site_dir: *['\"]?([^'\"#\n]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class StaffFolder:
    """The folder, which need not exist yet."""

    path: Path

    def is_safe(self, content: Path, config_file: Path) -> bool:
        """Whether the list may go there: not to the public, not among the sources, over nobody's files."""
        target, project = self.path.resolve(), config_file.resolve().parent
        sources = [content.resolve(), *(project / name for name in _SOURCES)]
        if any(target.is_relative_to(source) or source.is_relative_to(target) for source in sources):
            return False
        if any(target.is_relative_to(site) for site in (project / "site", project / _site_dir(config_file))):
            return False
        if any((folder / "sitemap.xml").exists() for folder in (target, *target.parents)):
            return False
        if target.exists() and not target.is_dir():
            return False
        return self.before() is not None or not any(
            (target / name).exists() for name in (PAGE_NAME, FEED_NAME, LIST_NAME)
        )

    def before(self) -> Before | None:
        """The list that is there now; nothing where there is none."""
        try:
            return read_before((self.path / LIST_NAME).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None

    def write(self, edition: Edition, language: Language) -> None:
        """Write all three, the list for programs first: with it the folder is known as ours, whatever happens then.

        Raises:
            OSError: they could not be written.
        """
        self.path.mkdir(parents=True, exist_ok=True)
        sweep(self.path)
        write_atomically(self.path / LIST_NAME, as_json(edition, language) + "\n")
        write_atomically(self.path / FEED_NAME, as_atom(edition, language))
        write_atomically(self.path / PAGE_NAME, as_html(edition, language))


def _site_dir(config_file: Path) -> str:
    """Where the settings put the public site."""
    try:
        match = _SITE_DIR.search(config_file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        match = None
    return match[1].strip() if match else "site"
