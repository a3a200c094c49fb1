"""Combining marks, which can be piled on a letter without end.

Sorting a pile of n marks, as normalising does, takes n² steps: 250,000 of them, half a megabyte, took 40 seconds.
"""

from __future__ import annotations

import re
import unicodedata

MOST_MARKS = 3
# Every combining mark lies behind U+02FF; runs that could hold a pile are rare in what outlets write.
_CANDIDATES = re.compile(f"[^\x00-\u02ff]{{{MOST_MARKS + 1},}}")


def without_piles(text: str) -> str:
    """`text` with at most three combining marks in a row."""
    return text if text.isascii() else _CANDIDATES.sub(lambda run: _thinned(run[0]), text)


def composed(text: str) -> str:
    """`text` in NFC, with at most three combining marks in a row; takes time in proportion to its length."""
    return text if text.isascii() else without_piles(unicodedata.normalize("NFC", without_piles(text)))


def _thinned(run: str) -> str:
    kept: list[str] = []
    marks = 0
    for ch in run:
        marks = marks + 1 if is_mark(ch) else 0
        if marks <= MOST_MARKS:
            kept.append(ch)
    return "".join(kept)


def is_mark(ch: str) -> bool:
    """Whether a character is drawn on the one before it."""
    return unicodedata.combining(ch) != 0 or unicodedata.category(ch) in ("Mn", "Me")
