"""Cutting a long list into pages whose addresses and contents stay put.

Archive pages are counted from the oldest entry, so a new entry changes the first page only (and, once in a while, adds
one archive page): readers' links keep leading to the same entries, and a rebuild leaves old pages as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from antoan.catalogue.entry import Entry

PAGE_SIZE = 20


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a list.

    Attributes:
        number: 0 for the newest page, else the archive number, 1 the oldest.
        entries: newest first; `PAGE_SIZE` of them, on the newest page up to twice as many.
        older: number of the page with older entries, if any.
        newer: number of the page with newer entries, if any.
        total: how many pages there are.
    """

    number: int
    entries: Sequence[Entry]
    older: int | None
    newer: int | None
    total: int

    @property
    def suffix(self) -> str:
        """End of its address."""
        return suffix_of(self.number)


def suffix_of(number: int) -> str:
    """End of the address of page `number` of a list."""
    return f"page/{number}/" if number else ""


def paginate(entries: Sequence[Entry], size: int = PAGE_SIZE) -> Iterator[Sheet]:
    """Cut `entries` (newest first); there is always a newest page, even an empty one."""
    archived = max(0, len(entries) // size - 1)
    first = len(entries) - archived * size
    yield Sheet(0, entries[:first], archived or None, None, archived + 1)
    for number in range(archived, 0, -1):
        start = first + (archived - number) * size
        newer = number + 1 if number < archived else 0
        yield Sheet(number, entries[start : start + size], number - 1 or None, newer, archived + 1)
