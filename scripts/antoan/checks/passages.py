"""The texts of a page that readers will see, joined into one, and the place each part of it stands at."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from pydantic import BaseModel

from antoan.checks.context import in_body, in_header
from antoan.content.header import Path
from antoan.model.page import Page
from antoan.problems import Problem, Severity

# Quoted from others, or no text for readers.
_SKIPPED = frozenset(
    {"sources", "url", "to", "icon", "translation", "file", "status", "topics", "provinces", "organisations", "project"}
    | {"issuer", "funder", "implementer", "partners", "hotlines"}
)


@dataclass(frozen=True, slots=True)
class PageText:
    """All texts of a page in one: looking through one long text is cheaper than through twenty short ones.

    Attributes:
        text: the fields of the header, then the body, with an empty line between any two.
        starts: where each field begins in `text`, and last the body.
        paths: the fields.
    """

    page: Page
    text: str
    starts: tuple[int, ...]
    paths: tuple[Path, ...]

    def path_at(self, offset: int) -> Path:
        """The field a character of the text belongs to; empty for the body."""
        number = bisect_right(self.starts, offset) - 1
        return self.paths[number] if number < len(self.paths) else ()

    def problem(self, offset: int, code: str, severity: Severity, **values: str) -> Problem:
        """A problem at character `offset` of the text."""
        if path := self.path_at(offset):
            return in_header(self.page, path, code, severity, **values)
        return in_body(self.page, offset - self.starts[-1], code, severity, **values)


def text_of(page: Page) -> PageText:
    """The texts of the metadata, without sources, slugs and web addresses, and the body."""
    found: list[tuple[Path, str]] = []
    _collect(page.metadata, (), found)
    starts = [0]
    for _, text in found:
        starts.append(starts[-1] + len(text) + 2)
    return PageText(
        page,
        "\n\n".join([*(text for _, text in found), page.markdown]),
        tuple(starts),
        tuple(path for path, _ in found),
    )


def _collect(value: BaseModel, path: Path, found: list[tuple[Path, str]]) -> None:
    for name, item in value.__dict__.items():
        if not item or name in _SKIPPED:
            continue
        if type(item) is str:  # not an enumeration
            found.append(((*path, name), item))
        elif type(item) is tuple:
            for index, part in enumerate(item):
                if type(part) is str:
                    found.append(((*path, name, index), part))
                elif isinstance(part, BaseModel):
                    _collect(part, (*path, name, index), found)
        elif isinstance(item, BaseModel):
            _collect(item, (*path, name), found)
