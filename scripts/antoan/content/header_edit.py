"""Changing one field of a page's header and leaving every other byte, comments among them, as it was."""

from __future__ import annotations

import re
from collections.abc import Sequence

from antoan.content.header import FENCE

_FIELD = re.compile(r"([A-Za-z_][\w-]*):(?:\s|$)")


def with_field(text: str, name: str, lines: Sequence[str]) -> str:
    """`text` with `lines` in the place of a top-level field; at the end of the header where it has no such field.

    Comments and empty lines between the field and the next one stay.

    Args:
        text: a whole page with LF line ends; its header can be read (`split_header`).
        lines: the field as YAML, first line `name: …`; none takes the field away.

    Raises:
        ValueError: there is no header.
    """
    rows = text.split("\n")
    start, stop = _span(rows, name)
    return "\n".join([*rows[:start], *lines, *rows[stop:]])


def lines_of(text: str, name: str) -> list[str]:
    """The lines of a top-level field, as they stand in the header of `text`; none where it has no such field.

    Args:
        text: as for `with_field`.

    Raises:
        ValueError: there is no header.
    """
    rows = text.split("\n")
    start, stop = _span(rows, name)
    return rows[start:stop]


def _span(rows: Sequence[str], name: str) -> tuple[int, int]:
    """From which row to before which a field stands; both are the end of the header where it has no such field."""
    end = _end_of_header(rows)
    start = next((row for row in range(1, end) if _names(rows[row], name)), end)
    stop = start
    if start < end:
        stop = start + 1
        for row in range(stop, end):
            if rows[row][:1].isspace() or rows[row].startswith("- "):
                stop = row + 1
            elif rows[row]:  # an empty line may stand inside a list, or behind it
                break
    return start, stop


def _end_of_header(rows: Sequence[str]) -> int:
    """Index of the closing fence."""
    if rows[0].rstrip() == FENCE:
        for row, line in enumerate(rows[1:], start=1):
            if line.rstrip() == FENCE:
                return row
    raise ValueError("no header")


def _names(line: str, name: str) -> bool:
    match = _FIELD.match(line)
    return bool(match and match[1] == name)
