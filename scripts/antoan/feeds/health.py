"""How well a feed does, for the staff: is it fetched, does it fail, is it silent for longer than usual?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from antoan.feeds.state import FeedState, moment_or_none, state_at
from antoan.model.feed import Feed

# Silence is worth a word when it is so many times the usual, and never before a day.
_TIMES_THE_USUAL = 3
_SHORTEST_SILENCE = timedelta(days=1)
_ENOUGH_GAPS = 5
_STALE = timedelta(days=3)


class Condition(StrEnum):
    """What to say of a feed, the worst first."""

    GONE = "gone"
    FAILING = "failing"
    MOVED = "moved"
    SILENT = "silent"
    STALE = "stale"  # nobody has fetched it for days
    NEW = "new"  # never fetched
    OFF = "off"
    WELL = "well"


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """One feed's health.

    Attributes:
        newest: when its newest item was published.
        usual: how long it is silent at most, as a rule; `None` where too little is known.
    """

    feed: Feed
    state: FeedState
    condition: Condition
    newest: datetime | None
    usual: timedelta | None


def health_of(feed: Feed, state: FeedState | None, now: datetime) -> Health:
    """The health of one feed."""
    known = state_at(feed.url, state)
    moments = sorted((moment for text in known.published if (moment := moment_or_none(text))), reverse=True)
    newest = moments[0] if moments else None
    usual = usual_silence(moments)
    return Health(
        feed=feed, state=known, newest=newest, usual=usual, condition=_condition(feed, known, newest, usual, now)
    )


def usual_silence(moments: Sequence[datetime]) -> timedelta | None:
    """The pause nine of ten pauses between items stay under.

    Args:
        moments: when items were published, newest first.
    """
    gaps = sorted(after - before for after, before in pairwise(moments) if after > before)
    return (
        gaps[(len(gaps) * 9) // 10 if len(gaps) < 10 else len(gaps) * 9 // 10 - 1]
        if len(gaps) >= _ENOUGH_GAPS
        else None
    )


def _condition(
    feed: Feed, state: FeedState, newest: datetime | None, usual: timedelta | None, now: datetime
) -> Condition:
    succeeded = moment_or_none(state.succeeded)
    if state.gone:
        return Condition.GONE
    if feed.policy == "off":
        return Condition.OFF
    if state.failures:
        return Condition.FAILING
    if not succeeded:
        return Condition.NEW
    if state.moved_to:
        return Condition.MOVED
    if now - succeeded > _STALE:
        return Condition.STALE
    if newest and usual and now - newest > max(_TIMES_THE_USUAL * usual, _SHORTEST_SILENCE):
        return Condition.SILENT
    return Condition.WELL
