"""The word somebody most likely meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def nearest(word: str, choices: Iterable[str], cutoff: float = 0.6) -> str:
    """The choice most like `word`, else the one that begins with it (`hagar-vietnam` for `hagar`), else nothing."""
    options = list(choices)
    if close := difflib.get_close_matches(word.lower(), options, n=1, cutoff=cutoff):
        return close[0]
    longer = [option for option in options if word and option.startswith(word.lower())]
    return longer[0] if len(longer) == 1 else ""
