"""The texts of a page that readers will see, each with the place it stands at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from antoan.checks.context import in_body, in_header
from antoan.content.header import Path
from antoan.model.page import Page
from antoan.problems import Problem, Severity

# Quoted from others, or not text for readers.
_SKIPPED = frozenset({"sources", "url", "translation", "file"})


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of a page.

    Attributes:
        path: its field; empty for the body.
    """

    page: Page
    text: str
    path: Path = ()

    def problem(self, offset: int, code: str, severity: Severity, **values: str) -> Problem:
        """A problem at character `offset` of the text."""
        if self.path:
            return in_header(self.page, self.path, code, severity, **values)
        return in_body(self.page, offset, code, severity, **values)


def passages(page: Page) -> Iterator[Passage]:
    """Every text of the metadata, without sources and web addresses, then the body."""
    for path, text in _texts(page.metadata, ()):
        yield Passage(page, text, path)
    if page.markdown:
        yield Passage(page, page.markdown)


def _texts(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    if type(value) is str:  # not an enumeration
        yield path, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(item, (*path, index))
    elif isinstance(value, BaseModel):
        for name, item in value.__dict__.items():
            if item is not None and name not in _SKIPPED:
                yield from _texts(item, (*path, name))
