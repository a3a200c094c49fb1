"""What every check is given, and how it says where a fault is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from antoan.catalogue.catalogue import Catalogue
from antoan.content.header import Path, dotted, line_of
from antoan.content.kept_reports import TheirWords
from antoan.content.loader import Content
from antoan.model.metadata import Kind, Metadata, Press
from antoan.model.page import Page
from antoan.model.reference_data import ReferenceData
from antoan.problems import Problem, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The content under check.

    Attributes:
        catalogue: built from all pages, drafts among them.
        today: the day of the check, as a value.
        removed: addresses that were taken down, as `link_key`, with the day.
        their_words: what the report says that a page was made from, by kind and slug; the reports are on the editor's
            own machine only.
    """

    content: Content
    catalogue: Catalogue
    today: date
    removed: Mapping[str, date] = field(default_factory=dict)
    their_words: Mapping[tuple[Kind, str], TheirWords] = field(default_factory=dict)

    @property
    def pages(self) -> tuple[Page, ...]:
        """Every page, those with faults as far as they can be read."""
        return (*self.content.pages, *(damaged.page for damaged in self.content.damaged))

    @property
    def data(self) -> ReferenceData:
        """Hotlines, provinces, organisations, topics."""
        return self.content.data


def in_header(page: Page, path: Path, code: str, severity: Severity, **values: str) -> Problem:
    """A problem of the metadata field at `path`, on its line."""
    line = line_of(page.header, path)
    return Problem(code=code, file=page.file, line=line, field=dotted(path), severity=severity, values=values)


def in_body(page: Page, offset: int, code: str, severity: Severity, **values: str) -> Problem:
    """A problem at character `offset` of the body."""
    line = page.body_line + page.markdown.count("\n", 0, max(offset, 0))
    return Problem(code=code, file=page.file, line=line, severity=severity, values=values)


def metadata_of(page: Page) -> Metadata | None:
    """The metadata of anything but a press link."""
    return None if isinstance(page.metadata, Press) else page.metadata
