"""Which items a curator means by what was typed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from antoan.writing.nearest import nearest


@dataclass(frozen=True, slots=True)
class Unclear:
    """An id that names no item, or several.

    Attributes:
        typed: as it was typed.
        candidates: the ids it may mean: all that begin with it, or the one most like it.
        is_ambiguous: whether it is the beginning of several ids.
    """

    typed: str
    candidates: tuple[str, ...]
    is_ambiguous: bool


def chosen(typed: str, ids: Collection[str]) -> str | Unclear:
    """The id that `typed` is, or is the only beginning of."""
    wanted = typed.strip().lower()
    if wanted in ids:
        return wanted
    longer = tuple(sorted(each for each in ids if wanted and each.startswith(wanted)))
    if len(longer) == 1:
        return longer[0]
    if longer:
        return Unclear(typed, longer, is_ambiguous=True)
    close = nearest(wanted, ids)
    return Unclear(typed, (close,) if close else (), is_ambiguous=False)


def short_ids(ids: Collection[str], least: int = 6) -> dict[str, str]:
    """The shortest beginning of every id that names it alone, of `least` characters at least."""
    ordered = sorted(ids)
    result: dict[str, str] = {}
    for index, each in enumerate(ordered):
        neighbours = ordered[max(0, index - 1) : index] + ordered[index + 1 : index + 2]
        length = least
        while length < len(each) and any(other.startswith(each[:length]) for other in neighbours):
            length += 1
        result[each] = each[:length]
    return result
