"""The pages on disk as far as curators' commands need them: which addresses each names, and on which line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic_core import PydanticCustomError

from antoan.content.header import Path as FieldPath
from antoan.content.header import Tree, read_yaml, split_header
from antoan.content.names import is_hidden
from antoan.content.text_file import read_text_file
from antoan.model.calendar import PartialDate
from antoan.model.fields import parse_partial_date
from antoan.model.metadata import Kind
from antoan.problems import Problem
from antoan.writing.links import link_key

# Kinds with sources that may come from the press.
SOURCED = (Kind.NEWS, Kind.PLAN, Kind.PROJECT, Kind.GUIDE)


@dataclass(frozen=True, slots=True)
class Address:
    """An address a page names as its source: its `link_key`, and the line of the file."""

    key: str
    line: int


@dataclass(frozen=True, slots=True)
class PageFile:
    """A page whose header can be read; whether it is right is for the checks to say.

    Attributes:
        values: the header as plain values.
        addresses: of a press link its own, of other pages those of their sources.
        status_line: line of the file on which `status` stands; 0 where it does not.
    """

    path: Path
    kind: Kind
    values: Mapping[str, Any]
    addresses: tuple[Address, ...]
    status_line: int

    def line_of(self, key: str) -> int:
        """The line on which the address with this key stands; 0 where it does not."""
        return next((address.line for address in self.addresses if address.key == key), 0)

    def names_any(self, keys: Set[str]) -> bool:
        """Whether it names an address with one of these keys."""
        return any(address.key in keys for address in self.addresses)


def read_page_files(content: Path, kinds: Iterable[Kind]) -> Iterator[PageFile]:
    """Every page of these kinds below `content`, by path."""
    for kind in kinds:
        for path in sorted((content / kind.value).rglob("*.md")):
            if not is_hidden(path.name) and (page := read_page_file(path, kind)):
                yield page


def read_page_file(path: Path, kind: Kind) -> PageFile | None:
    """The page at `path`, if its header is one."""
    text = read_text_file(path, "")
    split = text if isinstance(text, Problem) else split_header(text, "")
    if isinstance(split, Problem):
        return None
    tree = read_yaml(split.header, "")
    if not isinstance(tree.values, dict):
        return None
    status = tree.lines.get(("status",))
    return PageFile(path, kind, tree.values, tuple(_addresses(tree, kind)), status + 1 if status else 0)


def published_links(pages: Iterable[PageFile]) -> Iterator[tuple[str, PartialDate]]:
    """Outlet and day of every press link that readers see."""
    for page in pages:
        if page.kind is not Kind.PRESS or page.values.get("status") != "published":
            continue
        try:
            yield str(page.values["outlet"]), parse_partial_date(page.values["published"])
        except (KeyError, PydanticCustomError):  # a faulty file: `antoan check` says so
            continue


def _addresses(tree: Tree, kind: Kind) -> Iterator[Address]:
    if kind is Kind.PRESS:
        paths: list[FieldPath] = [("url",)]
    else:
        sources = tree.values.get("sources")
        paths = [("sources", index, "url") for index in range(len(sources))] if isinstance(sources, list) else []
    for path in paths:
        url: Any = tree.values
        for part in path:
            try:
                url = url[part]
            except (KeyError, TypeError, IndexError):
                url = None
        if isinstance(url, str) and (key := link_key(url)):
            yield Address(key, tree.lines.get(path, 1) + 1)
