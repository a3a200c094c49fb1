"""What is remembered of each feed between two runs, in one file of the cache.

Losing it costs bandwidth, and the health page its history: what is in the inbox, and what was decided, is not in here.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from antoan.content.atomic_file import write_atomically

_VERSION = 1
KEPT_MOMENTS = 80
FIRST_WAIT = timedelta(hours=1)
LONGEST_WAIT = timedelta(hours=24)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """One feed.

    Attributes:
        url: the address all this was learnt at; another address starts anew.
        etag, last_modified: to ask "has it changed?" with.
        digest: of the last body that was read.
        edition: of the lexicon that judged it.
        stories: ids of the stories its reports belong to; while one of them is missing from the content folder, the
            feed is read again whether it has changed or not.
        attempted, succeeded: aware moments in ISO 8601; empty for never.
        failures: since the last success.
        error_code, error_detail: of the last failure; empty after a success.
        not_before: the next attempt comes no sooner; empty for at any time.
        seen, relevant: items in the feed when it was last read.
        found: new stories it has brought since this file began.
        published: when its newest items were published, newest first.
        notes: what was done to read it the last time; see `ParsedFeed`.
        moved_to: where its server says it lives now.
        gone: whether its server says it is gone for good.
    """

    url: str
    etag: str = ""
    last_modified: str = ""
    digest: str = ""
    edition: str = ""
    stories: tuple[str, ...] = ()
    attempted: str = ""
    succeeded: str = ""
    failures: int = 0
    error_code: str = ""
    error_detail: str = ""
    not_before: str = ""
    seen: int = 0
    relevant: int = 0
    found: int = 0
    published: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    moved_to: str = ""
    gone: bool = False

    def waits_until(self, now: datetime) -> datetime | None:
        """Until when the feed wants to be left alone; `None` if it may be asked."""
        moment = moment_or_none(self.not_before)
        return moment if moment and moment > now else None


def state_at(url: str, state: FeedState | None) -> FeedState:
    """`state`, if it was learnt at this address; else that of a feed never asked."""
    return state if state and state.url == url else FeedState(url=url)


def failed(state: FeedState, code: str, detail: str, now: datetime, retry_after: int | None) -> FeedState:
    """The state after a failure.

    The first changes nothing, since most pass; then the waits double from an hour to a day. A server's own wish counts
    where it is longer.
    """
    failures = state.failures + 1
    wait = min(FIRST_WAIT * 2 ** (failures - 2), LONGEST_WAIT) if 2 <= failures < 20 else LONGEST_WAIT
    wait = timedelta(0) if failures == 1 else wait
    wait = max(wait, timedelta(seconds=retry_after or 0))
    return replace(
        state,
        attempted=now.isoformat(),
        failures=failures,
        error_code=code,
        error_detail=detail,
        not_before=(now + wait).isoformat() if wait else "",
    )


def succeeded(state: FeedState, now: datetime, **changes: Any) -> FeedState:
    """The state after an answer that could be used, changed or not."""
    calm: dict[str, Any] = {"failures": 0, "error_code": "", "error_detail": "", "not_before": "", "gone": False}
    return replace(state, attempted=now.isoformat(), succeeded=now.isoformat(), **(calm | changes))


def state_file(cache: Path, content: Path) -> Path:
    """Where the states of the feeds of a content folder are kept."""
    digest = hashlib.sha256(os.fsencode(content.resolve())).hexdigest()[:12]
    return cache / f"feeds-{digest}.json"


def load_states(file: Path) -> dict[str, FeedState]:
    """States by feed id; nothing where the file is missing or unreadable."""
    try:
        stored = json.loads(file.read_text(encoding="utf-8"))
        if stored.get("version") != _VERSION:
            return {}
        return {name: _state(values) for name, values in stored["feeds"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def save_states(file: Path, states: Mapping[str, FeedState]) -> None:
    """Write all states, whole or not at all.

    Raises:
        OSError: they could not be written.
    """
    stored = {"version": _VERSION, "feeds": {name: asdict(state) for name, state in states.items()}}
    write_atomically(file, json.dumps(stored, ensure_ascii=False, indent=0))


def _state(values: dict[str, Any]) -> FeedState:
    known = {field.name for field in fields(FeedState)}
    kept: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in values.items() if name in known
    }
    return FeedState(**kept)


def moment_or_none(text: str) -> datetime | None:
    """An aware moment out of a state."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
