"""`content/inbox/`: a Markdown file an item, written so that the strict reader gives back exactly what was written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from antoan.content.atomic_file import write_atomically
from antoan.content.door import admit
from antoan.content.header import FENCE, read_yaml, split_header
from antoan.content.names import is_hidden
from antoan.content.text_file import read_text_file
from antoan.content.yaml_text import double_quoted
from antoan.model.calendar import day_in_vietnam
from antoan.model.inbox import InboxItem
from antoan.problems import Problem
from antoan.writing.markdown_text import as_markdown_text, as_plain_text
from antoan.writing.slug import shortened_slug

FOLDER = "inbox"
_UNDATED = "undated"
_NAMELESS = "tin"
_NAME = re.compile(r".+-([0-9a-f]{10})\.md")


@dataclass(frozen=True, slots=True)
class StoredItem:
    """An item and the file it stands in."""

    item: InboxItem
    path: Path


def inbox_text(item: InboxItem) -> str:
    """The file of `item`: header, and the summary as the body."""
    values = ((name, value) for name, value in item if name != "summary")
    body = f"\n{as_markdown_text(item.summary)}\n" if item.summary else ""
    return "\n".join([FENCE, *_fields(values), FENCE, body])


def inbox_name(item: InboxItem) -> str:
    """The name of a new item's file: day of the first report in Viet Nam, title, id."""
    day = day_in_vietnam(item.published).isoformat() if item.published else _UNDATED
    return f"{day}-{shortened_slug(item.title, 60) or _NAMELESS}-{item.id}.md"


def read_inbox(folder: Path, shown: str) -> tuple[tuple[StoredItem, ...], tuple[Problem, ...]]:
    """Every item that is right, by file name, and every fault of the other files; a missing folder is an empty one.

    Args:
        shown: the folder as messages name it.
    """
    stored: dict[str, StoredItem] = {}
    problems: list[Problem] = []
    for path in _files(folder):
        file = f"{shown}/{path.name}"
        result = read_item(path, file)
        if isinstance(result, InboxItem) and result.id in stored:
            values = {"found": result.id, "other": stored[result.id].path.name}
            problems.append(Problem(code="inbox-twice", file=file, line=2, field="id", values=values))
        elif isinstance(result, InboxItem):
            stored[result.id] = StoredItem(result, path)
        else:
            problems += result
    return tuple(stored.values()), tuple(problems)


def files_by_id(folder: Path) -> dict[str, Path]:
    """The file of every item, told by its name alone."""
    return {match[1]: path for path in _files(folder) if (match := _NAME.fullmatch(path.name))}


def write_item(folder: Path, item: InboxItem, known: Mapping[str, Path] | None = None) -> Path:
    """Write the file of `item`, under the name it has if it has one.

    Args:
        known: `files_by_id`, for those who write many: the folder is then not read again for each.

    Raises:
        OSError: it could not be written.
    """
    path = (files_by_id(folder) if known is None else known).get(item.id) or folder / inbox_name(item)
    write_atomically(path, inbox_text(item))
    return path


def remove_item(folder: Path, item_id: str) -> None:
    """Remove the file of an item, if there is one."""
    if path := files_by_id(folder).get(item_id):
        path.unlink(missing_ok=True)


def _files(folder: Path) -> list[Path]:
    try:
        names = sorted(path.name for path in folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
    return [folder / name for name in names if name.endswith(".md") and not is_hidden(name)]


def read_item(path: Path, file: str) -> InboxItem | list[Problem]:
    """The item in a file, or what is wrong with it; `file` is how messages name it."""
    text = read_text_file(path, file)
    split = text if isinstance(text, Problem) else split_header(text, file)
    if isinstance(split, Problem):
        return [split]
    tree = read_yaml(split.header, file)
    if isinstance(tree.values, dict):
        tree.values["summary"] = as_plain_text(split.body.strip("\n"))
    item, problems = admit(InboxItem, tree, file, 1)
    if item and not path.name.endswith(f"-{item.id}.md"):
        values = {"found": path.name, "suggestion": inbox_name(item)}
        return [Problem(code="inbox-name", file=file, line=tree.lines.get(("id",), 1) + 1, field="id", values=values)]
    return item or problems


def _fields(values: Iterable[tuple[str, Any]], lead: str = "") -> Iterator[str]:
    """A line a value: maps and lists open up, empty ones are left out."""
    for name, value in values:
        if value is None or value == ():
            continue
        if not isinstance(value, tuple):
            yield f"{lead}{name}: {_quoted(value)}"
            continue
        yield f"{lead}{name}:"
        for part in value:
            if isinstance(part, BaseModel):
                first, *rest = _fields(part, f"{lead}    ")
                yield from (f"{lead}  - {first.removeprefix(f'{lead}    ')}", *rest)
            else:
                yield f"{lead}  - {_quoted(part)}"


def _quoted(value: Any) -> str:
    """A value as text between double quotation marks."""
    if isinstance(value, datetime):
        text = value.isoformat()
    else:
        text = f"{value:f}" if isinstance(value, Decimal) else str(value)
    return double_quoted(text)
