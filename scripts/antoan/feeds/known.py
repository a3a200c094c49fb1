"""What the content folder says of stories already: the inbox, the decisions, and the reports pages name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from antoan.content.inbox_files import FOLDER, files_by_id, read_inbox
from antoan.feeds.decide import Known
from antoan.inbox.decisions import decisions_file, read_decisions
from antoan.inbox.page_files import read_page_file
from antoan.model.metadata import Kind


def known_stories(content: Path) -> frozenset[str]:
    """Ids of every story that waits or was decided on; of those that wait, the files' names are enough."""
    decisions, _ = read_decisions(decisions_file(content), "")
    return frozenset([*files_by_id(content / FOLDER), *(decision.id for decision in decisions)])


def read_known(content: Path, now: datetime) -> Known:
    """Everything known, as far as it can be read.

    Of press links and news only this year's and last year's are looked at: feeds hold nothing older, and an archive may
    hold ten thousands.
    """
    items, _ = read_inbox(content / FOLDER, FOLDER)
    decisions, _ = read_decisions(decisions_file(content), "")
    return Known(
        items=tuple(stored.item for stored in items),
        decisions=decisions,
        links=frozenset(f"url:{key}" for key in _links(content, now)),
    )


def _links(content: Path, now: datetime) -> Iterator[str]:
    for kind in (Kind.PRESS, Kind.NEWS):
        for year in (now.year, now.year - 1):
            for file in sorted((content / kind.value / str(year)).glob("*.md")):
                if page := read_page_file(file, kind):
                    yield from (address.key for address in page.addresses)
