"""What search loads: cut so that a new article changes the newest part alone."""

from __future__ import annotations

import pytest

from antoan.pages.search_pages import PART_SIZE, _parts


def pages(count: int) -> list[dict[str, str]]:
    """Records, the newest first."""
    return [{"key": f"news/{number}"} for number in range(count, 0, -1)]


@pytest.mark.parametrize(
    ("count", "sizes"),
    [
        (0, []),
        (1, [1]),
        (PART_SIZE, [PART_SIZE]),
        (PART_SIZE + 1, [1, PART_SIZE]),
        (2 * PART_SIZE + 300, [300, PART_SIZE, PART_SIZE]),
    ],
)
def test_parts_are_cut_from_the_oldest_end(count: int, sizes: list[int]) -> None:
    """All but the newest are full, and together they are everything in order."""
    parts = list(_parts(pages(count)))
    assert [len(part) for part in parts] == sizes
    assert [page for part in parts for page in part] == pages(count)


def test_a_new_page_changes_the_newest_part_alone() -> None:
    """Phones keep the others, whose names carry a digest."""
    before, after = list(_parts(pages(2 * PART_SIZE + 5))), list(_parts(pages(2 * PART_SIZE + 6)))
    assert before[1:] == after[1:]
    assert before[0] != after[0]
