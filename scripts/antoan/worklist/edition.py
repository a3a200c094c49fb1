"""A list of work as of a moment, with when there was last news about each piece, taken over from the list before."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from antoan.worklist.work import PRESSING, Work, WorkKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """The list.

    Attributes:
        work: the most urgent first.
        now: the moment it was made; aware.
        updated: by id of the piece of work, when there was last news about it, in ISO 8601.
        changed: when there was last news about the whole.
        links: how many addresses were asked, by state; empty where none was.
    """

    work: tuple[Work, ...]
    now: datetime
    updated: Mapping[str, str]
    changed: str
    links: Mapping[str, int]

    @property
    def counts(self) -> Mapping[WorkKind, int]:
        """How much work of each kind, the most urgent first; kinds without work are left out."""
        found = Counter(item.kind for item in self.work)
        return {kind: found[kind] for kind in WorkKind if found[kind]}

    @property
    def is_pressing(self) -> bool:
        """Whether anything must not wait."""
        return any(item.kind in PRESSING for item in self.work)

    def of(self, kind: WorkKind) -> tuple[Work, ...]:
        """The work of one kind."""
        return tuple(item for item in self.work if item.kind is kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What is remembered of the list before.

    Attributes:
        news: by id, the fingerprint and when it first was so.
    """

    news: Mapping[str, tuple[str, str]]
    changed: str = ""


def next_edition(
    work: Sequence[Work], now: datetime, before: Before | None = None, links: Mapping[str, int] | None = None
) -> Edition:
    """The list of now: what is as it was keeps its moment, so that nobody is told twice."""
    moment = now.isoformat(timespec="seconds")
    known = before.news if before else {}
    updated: dict[str, str] = {}
    for item in work:
        fingerprint, since = known.get(item.id, ("", ""))
        updated[item.id] = since if since and fingerprint == item.fingerprint else moment
    is_same = before is not None and bool(before.changed) and set(known) == set(updated)
    is_same = is_same and all(updated[name] == since for name, (_, since) in known.items())
    return Edition(
        work=tuple(work),
        now=now,
        updated=updated,
        changed=before.changed if before and is_same else moment,
        links=links or {},
    )


def read_before(text: str) -> Before | None:
    """What `as_json` wrote; nothing where it is something else."""
    try:
        stored = json.loads(text)
        news = {str(item["id"]): (str(item["fingerprint"]), _moment(item["updated"])) for item in stored["work"]}
        return Before(news=news, changed=_moment(stored["changed"]))
    except (ValueError, TypeError, KeyError):
        return None


def _moment(text: object) -> str:
    """An aware moment as it was written.

    Raises:
        ValueError: it is none.
    """
    if datetime.fromisoformat(str(text)).tzinfo is None:
        raise ValueError(text)
    return str(text)
