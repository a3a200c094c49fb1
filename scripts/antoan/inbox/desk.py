"""The inbox of a content folder, and carrying out what a curator decides.

Every decision is the same three steps: first the new files, then the line in `decisions.jsonl`, then the item's file
goes. Killed between any two of them, the command can simply be run again: what is there already is not written a
second time, and an item whose decision is known is only cleaned away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from pathlib import Path, PurePosixPath

from antoan.content.atomic_file import write_atomically
from antoan.content.data_files import read_data
from antoan.content.inbox_files import FOLDER, StoredItem, read_inbox
from antoan.content.new_page import NewPage, free_name
from antoan.content.number_directory import NumberDirectory
from antoan.inbox.decisions import add_decisions, decisions_file, read_decisions, remove_decision
from antoan.inbox.keep import chosen_sources, press_link
from antoan.inbox.page_files import PageFile, published_links, read_page_file, read_page_files
from antoan.inbox.policy import OutletCount, count_outlets, waits_until
from antoan.inbox.promote import draft_of
from antoan.inbox.sources import day_of
from antoan.model.calendar import PartialDate, day_in_vietnam
from antoan.model.inbox import Decision, InboxItem, Verdict
from antoan.model.metadata import Kind
from antoan.problems import Problem
from antoan.writing.links import link_key
from antoan.writing.phone import find_numbers


class Result(StrEnum):
    """What became of an item; after the last three it still waits."""

    KEPT = "kept"
    PROMOTED = "promoted"
    REJECTED = "rejected"
    DECIDED = "decided"
    WAITS = "waits"
    NUMBER = "number"
    UNDATED = "undated"

    @property
    def is_refusal(self) -> bool:
        """Whether the item still waits."""
        return self in (Result.WAITS, Result.NUMBER, Result.UNDATED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a command did with an item.

    Attributes:
        written: files that are new.
        standing: files that were there already for the same reports.
        until: from when on it may be kept, where it is too early.
        number: a telephone number of its headline that may not be shown, where that is why it was not kept.
        decision: the decision that is on record now.
        before: bytes of the item's file, to undo it.
    """

    result: Result
    item: InboxItem
    written: tuple[Path, ...] = ()
    standing: tuple[Path, ...] = ()
    until: datetime | None = None
    number: str = ""
    decision: Decision | None = None
    path: Path | None = None
    before: bytes = b""


class Writer:
    """The single steps that change the disk."""

    def write(self, path: Path, text: str) -> None:
        """Put a file in its place, whole or not at all."""
        write_atomically(path, text)

    def remember(self, file: Path, decision: Decision) -> None:
        """Add a decision."""
        add_decisions(file, [decision])

    def forget(self, file: Path, decision: Decision) -> None:
        """Take back a decision."""
        remove_decision(file, decision)

    def remove(self, path: Path) -> None:
        """Remove a file that may be gone already."""
        path.unlink(missing_ok=True)


@dataclass
class Desk:
    """The items that wait, and what may be done with them.

    Attributes:
        now: the moment of the decisions, aware.
        stored: by id, those with a decision among them.
        decisions: what was decided before about items, by their id; what was taken down is not among them.
        problems: faults of files and lines.
    """

    content: Path
    now: datetime
    writer: Writer = field(default_factory=Writer)
    stored: dict[str, StoredItem] = field(init=False)
    decisions: dict[str, Decision] = field(init=False)
    problems: tuple[Problem, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Read the folder."""
        shown = self.content.as_posix()
        stored, faults = read_inbox(self.content / FOLDER, f"{shown}/{FOLDER}")
        decisions, torn = read_decisions(self.file, self.file.as_posix())
        self.stored = {each.item.id: each for each in stored}
        self.decisions = {each.id: each for each in decisions if each.verdict is not Verdict.REMOVED}
        self.problems = (*faults, *torn)

    @property
    def file(self) -> Path:
        """Where decisions are remembered."""
        return decisions_file(self.content)

    @property
    def today(self) -> date:
        """The day of `now` in Viet Nam."""
        return day_in_vietnam(self.now)

    @property
    def waiting(self) -> list[InboxItem]:
        """Items without a decision, newest first, of one day the surest first."""
        items = [each.item for each in self.stored.values() if each.item.id not in self.decisions]
        return sorted(items, key=lambda item: (item.newest_day, item.score, item.id), reverse=True)

    @cached_property
    def press(self) -> list[PageFile]:
        """The press links there are."""
        return list(read_page_files(self.content, [Kind.PRESS]))

    @cached_property
    def news(self) -> list[PageFile]:
        """The news pages there are."""
        return list(read_page_files(self.content, [Kind.NEWS]))

    @property
    def outlets(self) -> OutletCount:
        """How many outlets the published press links name."""
        return count_outlets(published_links(self.press), self.today)

    def keep(self, item_id: str, *, all_sources: bool = False, day: date | None = None) -> Outcome:
        """Publish the press link of an item, or of every source of it.

        Args:
            day: when reports were published whose feed does not say.

        Raises:
            OSError: a file could not be written; what was written before it stays.
        """
        item = self.stored[item_id].item
        if decided := self._decided(item):
            return decided
        if until := waits_until(item, self.now):
            return Outcome(result=Result.WAITS, item=item, until=until)
        sources = chosen_sources(item, all_sources=all_sources)
        if number := self._unshowable([source.title for source in sources]):
            return Outcome(result=Result.NUMBER, item=item, number=number)
        given = PartialDate.from_date(day) if day else None
        pages = [
            (press_link(item, source, when), {link_key(source.url)})
            for source in sources
            if (when := day_of(source) or given)
        ]
        if len(pages) < len(sources):
            return Outcome(result=Result.UNDATED, item=item)
        return self._settle(item, Verdict.KEPT, Result.KEPT, pages, self.press)

    def promote(self, item_id: str) -> Outcome:
        """Make a draft of an item.

        Raises:
            OSError: as `keep`.
        """
        item = self.stored[item_id].item
        if decided := self._decided(item):
            return decided
        pages = [(draft_of(item, self.today), {link_key(source.url) for source in item.sources})]
        return self._settle(item, Verdict.PROMOTED, Result.PROMOTED, pages, self.news)

    def reject(self, item_id: str) -> Outcome:
        """Remember that an item is not wanted.

        Raises:
            OSError: as `keep`.
        """
        item = self.stored[item_id].item
        return self._decided(item) or self._settle(item, Verdict.REJECTED, Result.REJECTED, [], [])

    def undo(self, outcome: Outcome) -> None:
        """Put everything back as it was before `outcome`.

        The item's file comes first and the new pages go last: nothing is lost at any moment in between.

        Raises:
            OSError: a file could not be written.
        """
        if outcome.path is None or outcome.decision is None:
            return
        self.writer.write(outcome.path, outcome.before.decode("utf-8", "surrogateescape"))
        self.writer.forget(self.file, outcome.decision)
        for path in outcome.written:
            self.writer.remove(path)
        self.stored[outcome.item.id] = StoredItem(outcome.item, outcome.path)
        self.decisions.pop(outcome.item.id, None)
        for pages in (self.press, self.news):
            pages[:] = [page for page in pages if page.path not in outcome.written]

    def _unshowable(self, headlines: Sequence[str]) -> str:
        """The first telephone number in headlines that readers may not see; empty where there is none."""
        found = [number.text for headline in headlines for number in find_numbers(headline)]
        directory = NumberDirectory.from_data(read_data(self.content / "data", "")[0]) if found else None
        return next((number for number in found if directory and directory.fault_of(number)), "")

    def _decided(self, item: InboxItem) -> Outcome | None:
        """Finish what an earlier run began, where the decision is on record already."""
        decision = self.decisions.get(item.id)
        if decision is None:
            return None
        self.writer.remove(self.stored.pop(item.id).path)
        return Outcome(result=Result.DECIDED, item=item, decision=decision)

    def _settle(
        self,
        item: InboxItem,
        verdict: Verdict,
        result: Result,
        pages: Sequence[tuple[NewPage, set[str]]],
        existing: list[PageFile],
    ) -> Outcome:
        """The three steps; `pages` come with the `link_key`s by which one that exists is known."""
        path = self.stored[item.id].path
        before = path.read_bytes()
        written: list[Path] = []
        standing: list[Path] = []
        for page, keys in pages:
            if found := next((each.path for each in existing if each.names_any(keys)), None):
                standing.append(found)
                continue
            target = self.content / free_name(page, self._is_taken)
            self.writer.write(target, page.text)
            written.append(target)
            existing += self._read_back(target)
        decision = _decision(item, verdict, self.today)
        self.writer.remember(self.file, decision)
        self.decisions[item.id] = decision
        self.writer.remove(path)
        del self.stored[item.id]
        return Outcome(
            result=result,
            item=item,
            written=tuple(written),
            standing=tuple(standing),
            decision=decision,
            path=path,
            before=before,
        )

    def _is_taken(self, name: PurePosixPath) -> bool:
        return (self.content / name).exists()

    def _read_back(self, path: Path) -> Iterator[PageFile]:
        kind = Kind(path.relative_to(self.content).parts[0])
        if page := read_page_file(path, kind):
            yield page


def _decision(item: InboxItem, verdict: Verdict, today: date) -> Decision:
    day = item.published and day_in_vietnam(item.published)
    keys = tuple(dict.fromkeys(key for source in item.sources for key in source.keys))
    return Decision(id=item.id, verdict=verdict, on=today, title=item.title, keys=keys, published=day)
