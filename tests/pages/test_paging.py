"""Long lists are cut so that links to their pages keep leading to the same entries."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from antoan.catalogue.catalogue import Catalogue
from antoan.catalogue.entry import Entry
from antoan.pages.paging import PAGE_SIZE, Sheet, paginate
from tests.checks.pages import DATA, make_page

LENGTHS = [0, 1, PAGE_SIZE - 1, PAGE_SIZE, PAGE_SIZE + 1, 2 * PAGE_SIZE - 1, 2 * PAGE_SIZE, 2 * PAGE_SIZE + 1, 101]


@pytest.fixture(scope="module")
def entries() -> Sequence[Entry]:
    """102 entries, newest first."""
    pages = [
        make_page(f"date: 2025-{1 + number // 28:02d}-{1 + number % 28:02d}\n", key=f"news/2025/n{number:03d}")
        for number in range(102)
    ]
    return Catalogue.from_pages(pages, DATA).newest


def archive(sheets: list[Sheet]) -> dict[str, list[str]]:
    """Keys on every page but the newest, by the end of its address."""
    return {sheet.suffix: [entry.key for entry in sheet.entries] for sheet in sheets if sheet.number}


@pytest.mark.parametrize("length", LENGTHS)
def test_every_entry_stands_on_one_page_in_order(length: int, entries: Sequence[Entry]) -> None:
    """From the newest page to archive page 1, nothing is lost and nothing comes twice."""
    sheets = list(paginate(entries[:length]))
    assert [entry.key for sheet in sheets for entry in sheet.entries] == [entry.key for entry in entries[:length]]
    assert [sheet.number for sheet in sheets] == [0, *range(len(sheets) - 1, 0, -1)]


@pytest.mark.parametrize("length", LENGTHS)
def test_pages_are_bounded(length: int, entries: Sequence[Entry]) -> None:
    """Archive pages are full; the newest holds less than twice as many."""
    newest, *others = paginate(entries[:length])
    assert {len(sheet.entries) for sheet in others} <= {PAGE_SIZE}
    assert len(newest.entries) < 2 * PAGE_SIZE


def test_a_new_entry_changes_no_archive_page(entries: Sequence[Entry]) -> None:
    """Whatever the length: the pages there were hold what they held; at most one is added."""
    for oldest in range(102, 0, -1):
        before = archive(list(paginate(entries[oldest:])))
        after = archive(list(paginate(entries[oldest - 1 :])))
        assert {suffix: after[suffix] for suffix in before} == before
        assert len(after) - len(before) in (0, 1)


@pytest.mark.parametrize("length", LENGTHS)
def test_neighbours_lead_through_all_pages(length: int, entries: Sequence[Entry]) -> None:
    """Following "older" from the newest page passes every page, and "newer" leads back."""
    sheets = {sheet.number: sheet for sheet in paginate(entries[:length])}
    way, here = [0], sheets[0]
    while here.older is not None:
        assert sheets[here.older].newer == here.number
        here = sheets[here.older]
        way.append(here.number)
    assert way == list(sheets)
    assert sheets[0].newer is None
    assert {sheet.total for sheet in sheets.values()} == {len(sheets)}
