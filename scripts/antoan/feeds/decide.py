"""What a fetch changes in the inbox: values in, values out; no disk, no network, no clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from antoan.feeds.items import FeedItem
from antoan.feeds.same_story import Stories, Story
from antoan.judge.judgement import Judgement
from antoan.model.calendar import day_in_vietnam
from antoan.model.feed import Feed
from antoan.model.inbox import Decision, InboxItem, InboxSource, Verdict, id_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A relevant item of a feed, judged.

    Attributes:
        keys: what it is known by; see `identity`.
    """

    feed: Feed
    item: FeedItem
    judgement: Judgement
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the content folder holds already.

    Attributes:
        items: of the inbox.
        links: keys (`url:…`) of reports that press links and pages name as their source.
    """

    items: tuple[InboxItem, ...] = ()
    decisions: tuple[Decision, ...] = ()
    links: frozenset[str] = frozenset()


class Outcome(StrEnum):
    """What becomes of a report."""

    NEW = "new"
    JOINED = "joined"  # another outlet's word on a story of the inbox
    KNOWN = "known"
    DECIDED = "decided"  # rejected, kept, promoted or taken down before


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to write.

    Attributes:
        added: new items, the first reported first.
        extended: items of the inbox that another source joins.
        outcomes: of each report, in the order given, with the id of its story; empty for one that pages link already.
    """

    added: tuple[InboxItem, ...]
    extended: tuple[InboxItem, ...]
    outcomes: tuple[tuple[Outcome, str], ...]


def decide(reports: Sequence[Report], known: Known, now: datetime) -> Plan:
    """Which reports are new stories, which belong to one that is there, and which were seen before."""
    desk = _Desk(known, now)
    # The first to report a story is its first source, whichever feed answered first.
    order = sorted(range(len(reports)), key=lambda index: (reports[index].item.published or now, index))
    outcomes = {index: desk.take(reports[index]) for index in order}
    return Plan(
        added=tuple(desk.items[id_] for id_ in desk.added),
        extended=tuple(desk.items[id_] for id_ in desk.extended),
        outcomes=tuple(outcomes[index] for index in range(len(reports))),
    )


class _Desk:
    """The inbox while reports are put on it."""

    def __init__(self, known: Known, now: datetime) -> None:
        self.items = {item.id: item for item in known.items}
        self.added: dict[str, None] = {}
        self.extended: dict[str, None] = {}
        self._now = now
        self._links = known.links
        self._by_key = {key: item.id for item in known.items for key in item.keys}
        self._decided = {key: decision.id for decision in known.decisions for key in decision.keys}
        self._stories = Stories()
        for item in known.items:
            self._stories.add(_story_of(item))
        for decision in known.decisions:
            # Taken down is one outlet's report, not what the others tell.
            if decision.verdict is not Verdict.REMOVED:
                self._stories.add(_told(decision.id, decision.title, decision.published))

    def take(self, report: Report) -> tuple[Outcome, str]:
        """Put one report where it belongs."""
        for key in report.keys:
            if key in self._decided:
                return Outcome.DECIDED, self._decided[key]
            if key in self._by_key:
                return Outcome.KNOWN, self._by_key[key]
            if key in self._links:
                return Outcome.DECIDED, ""
        item = _item(report, self._now)
        same = self._stories.find(_story_of(item))
        if same is None:
            self._add(item)
            return Outcome.NEW, item.id
        if same not in self.items:
            return Outcome.DECIDED, same
        return self._join(self.items[same], item), same

    def _add(self, item: InboxItem) -> None:
        self.items[item.id] = item
        self.added[item.id] = None
        self._stories.add(_story_of(item))
        self._by_key |= dict.fromkeys(item.keys, item.id)

    def _join(self, item: InboxItem, other: InboxItem) -> Outcome:
        """Add the source of `other` to `item`, unless that outlet has told the story already."""
        self._by_key |= dict.fromkeys(other.keys, item.id)
        if other.sources[0].outlet in {source.outlet for source in item.sources}:
            return Outcome.KNOWN
        self.items[item.id] = item.model_copy(
            update={
                "sources": (*item.sources, *other.sources),
                "score": max(item.score, other.score),
                "summary": item.summary or other.summary,
            }
            | {
                name: tuple(dict.fromkeys((*getattr(item, name), *getattr(other, name))))
                for name in ("topics", "provinces", "organisations", "dates")
            }
        )
        if item.id not in self.added:
            self.extended[item.id] = None
        return Outcome.JOINED


def _item(report: Report, now: datetime) -> InboxItem:
    feed, item, judgement = report.feed, report.item, report.judgement
    source = InboxSource(
        feed=feed.id,
        outlet=feed.outlet,
        title=item.title,
        url=item.link or feed.url,  # where it was seen, if it says nothing better
        published=item.published,
        delay=feed.minimum_delay,
        keys=report.keys,
    )
    return InboxItem(
        id=id_of(report.keys[0]),
        title=item.title,
        language=feed.language,
        found=now.replace(microsecond=0),
        score=Decimal(f"{judgement.score:.3f}"),
        reasons=judgement.reasons,
        topics=judgement.topics,
        provinces=judgement.provinces,
        organisations=judgement.organisations,
        dates=judgement.dates,
        sources=(source,),
        summary=item.summary,
    )


def _story_of(item: InboxItem) -> Story:
    return Story.of(
        item.id,
        item.title,
        item.summary,
        language=item.language,
        provinces=item.provinces,
        day=item.published and day_in_vietnam(item.published),
    )


def _told(id_: str, title: str, day: date | None) -> Story:
    return Story.of(id_, title, "", language=None, provinces=(), day=day)
