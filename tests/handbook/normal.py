"""The one place where what commands print is made alike: what differs from run to run, or grows with the content."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable

COLUMNS = 80
# What is masked before the handbook is compared with a run; the handbook itself keeps the real value.
_MASKS = (
    # How long a build took.
    re.compile(r"\d+[.,]\d+(?= (?:giây|s)\b)"),
    # How many pages there are: more, with every page somebody writes.
    re.compile(r"\d+(?= (?:trang|pages)\b)"),
    # The size of a picture: encoders differ from machine to machine.
    re.compile(r"\d+(?= kB)"),
    # What waits in the real content, and how many outlets it names so far.
    re.compile(r"(?<=Đang có )\d+|(?<=Waiting for you: )\d+|^ +\d+(?=  \S)"),
    re.compile(r"\d+(?= từ trước đến nay)|\d+(?= in all)"),
)


def tidy(printed: str) -> tuple[str, ...]:
    """The lines of an output as a window of 80 columns shows them, but folded between words.

    Blanks that nobody sees are gone: at the end of lines, above and below.
    """
    lines = [folded for line in printed.splitlines() for folded in _folded(line.rstrip())]
    return tuple("\n".join(lines).strip("\n").splitlines())


def _folded(line: str) -> list[str]:
    if len(line) <= COLUMNS:
        return [line]
    inset = line[: len(line) - len(line.lstrip())]
    return textwrap.wrap(
        line, COLUMNS, subsequent_indent=inset, break_long_words=False, break_on_hyphens=False, drop_whitespace=True
    )


def masked(lines: Iterable[str]) -> tuple[str, ...]:
    """The lines with `#` for what may differ."""
    found = []
    for line in lines:
        for mask in _MASKS:
            line = mask.sub("#", line)
        found.append(line)
    return tuple(found)
