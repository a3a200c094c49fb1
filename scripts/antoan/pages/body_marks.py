"""Marks in a body, before the paragraph a problem is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from antoan.content.body import render_body

# A mark in the HTML of a body, and its number.
MARK = re.compile(r"<p>⟦(\d+)⟧</p>")
_FENCE = re.compile(r"\s*(```|~~~)")
# Blocks that go on over an empty line: items of lists, and what is indented below them.
_GOES_ON = re.compile(r"\s+\S|(?:[-*+]|\d+\.)\s")


def mark_of(number: int) -> str:
    """What stands in the HTML in the place of the mark of problem `number`."""
    return f"<p>⟦{number}⟧</p>"


def marked(markdown: str, lines: Sequence[tuple[int, int]]) -> tuple[str, frozenset[int]]:
    """The body as HTML with marks in it, and the numbers of those that found a place.

    A mark that would change anything else of the page, such as one in the middle of a table, gets none.

    Args:
        lines: number of a problem and the line of the body it is about, from 0.
    """
    plain = render_body(markdown).html
    html, placed = plain, frozenset[int]()
    text = markdown.split("\n")
    starts = {number: _block_start(text, line) for number, line in lines if 0 <= line < len(text)}
    for number in starts:
        wanted = {*placed, number}
        tried = render_body(_with_marks(text, {each: starts[each] for each in wanted})).html
        if _without_marks(tried, wanted) == _without_marks(plain, wanted):
            html, placed = tried, frozenset(wanted)
    return html, placed


def _with_marks(text: Sequence[str], starts: dict[int, int]) -> str:
    lines: list[str] = []
    for index, line in enumerate(text):
        for number, start in starts.items():
            if start == index:
                lines += ["", f"⟦{number}⟧", ""]
        lines.append(line)
    return "\n".join(lines)


def _without_marks(html: str, numbers: set[int]) -> str:
    for number in numbers:
        html = html.replace(mark_of(number), "")
    return re.sub(r"\n+", "\n", html).strip()


def _block_start(text: Sequence[str], line: int) -> int:
    """The first line of the block around `line`: of a paragraph, a whole list, or a piece of code."""
    start, fenced = 0, False
    for index, words in enumerate(text[: line + 1]):
        is_fence = bool(_FENCE.match(words))
        begins = is_fence or index == 0 or not text[index - 1].strip()
        goes_on = bool(_GOES_ON.match(words)) and (words[0].isspace() or bool(_GOES_ON.match(text[start])))
        if begins and words.strip() and not fenced and not goes_on:
            start = index
        fenced ^= is_fence
    return start
