"""A fetch from feeds to inbox:

    retrieve (network, many at a time) | read and judge (processes) | decide (pure) | write items | remember states

The order is what makes it safe to kill: a feed counts as read only when its stories are on the disk, so whatever was
cut off is fetched again, and what was written is known by its keys.
"""

from __future__ import annotations

import asyncio
import hashlib
import multiprocessing
import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Literal

from pebble import ProcessPool

from antoan.content.inbox_files import FOLDER, files_by_id, write_item
from antoan.feeds.decide import Known, Outcome, Plan, Report, decide
from antoan.feeds.errors import NotAFeed
from antoan.feeds.guard import Guard
from antoan.feeds.known import known_stories, read_known
from antoan.feeds.reading import Reading, read_feed
from antoan.feeds.retrieve import Limits, Retrieved, Retriever, Validators
from antoan.feeds.state import KEPT_MOMENTS, FeedState, failed, state_at, succeeded
from antoan.judge.lexicon import edition
from antoan.model.feed import Feed

# Longer than any honest feed needs; a feed of five megabytes is read in two or three seconds.
READING_SECONDS = 20
_READERS = 2
# One process reads so many feeds in less time than it takes to start another.
_WORTH_A_SECOND = 20
# Above this, feeds are read one at a time, which keeps the memory of all processes together below 300 MB.
_LARGE = 1024 * 1024

Status = Literal["ok", "unchanged", "gone", "off", "waiting", "error"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedResult:
    """How one feed fared.

    Attributes:
        status: `unchanged`: nothing new since last time; `waiting`: its server, or its failures, ask for a pause.
        items: in the document.
        new: stories it brought to the inbox; `duplicates`: its relevant items that were there, or decided on, before.
        notes: what was done to read it.
        bytes: of its body, on the wire.
    """

    feed: Feed
    status: Status
    items: int = 0
    new: int = 0
    relevant: int = 0
    duplicates: int = 0
    error_code: str = ""
    error_detail: str = ""
    notes: tuple[str, ...] = ()
    moved_to: str = ""
    until: datetime | None = None
    bytes: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetch:
    """What a fetch found, before anything is written.

    Attributes:
        results: in the order of the feeds.
        states: what to remember of every feed once the plan is carried out.
    """

    results: tuple[FeedResult, ...]
    plan: Plan
    states: Mapping[str, FeedState]


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How a fetch is done.

    Attributes:
        content: the content folder.
        address: where outlets can read who we are; part of the User-Agent.
        force: ask feeds that want to be left alone, and read those that have not changed.
    """

    content: Path
    now: datetime
    limits: Limits = field(default_factory=Limits)
    guard: Guard
    address: str
    force: bool = False


@dataclass(slots=True)
class _Course:
    """One feed under way."""

    feed: Feed
    state: FeedState
    result: FeedResult
    reading: Reading | None = None
    digest: str = ""


def fetch(
    feeds: Sequence[Feed],
    states: Mapping[str, FeedState],
    terms: Terms,
    on_done: Callable[[FeedResult], None] = lambda _: None,
) -> Fetch:
    """Fetch, read and judge all feeds, and decide what is new; writes nothing.

    Args:
        on_done: told of each feed when it has been read, in the order in which they finish.
    """
    readers = _Readers(1 if len(feeds) < _WORTH_A_SECOND else _READERS)
    try:
        courses = asyncio.run(_fetch_all(feeds, states, terms, readers, on_done))
    finally:
        readers.close()
    return _concluded(courses, terms)


def carry_out(plan: Plan, content: Path) -> None:
    """Write the new and the extended items.

    Raises:
        OSError: the disk refused one; those before it are written.
    """
    folder = content / FOLDER
    names = files_by_id(folder)
    for item in (*plan.added, *plan.extended):
        write_item(folder, item, names)


async def _fetch_all(
    feeds: Sequence[Feed],
    states: Mapping[str, FeedState],
    terms: Terms,
    readers: _Readers,
    on_done: Callable[[FeedResult], None],
) -> list[_Course]:
    stories = known_stories(terms.content)
    # A body that waits to be read takes up memory: a feed keeps its place from the first byte to the last item.
    places = asyncio.Semaphore(terms.limits.concurrent)

    async with Retriever(terms.limits, terms.guard, address=terms.address) as retriever:

        async def run(feed: Feed) -> _Course:
            state = state_at(feed.url, states.get(feed.id))
            course = _Course(feed, state, FeedResult(feed=feed, status="ok"))
            async with places:
                await _follow(course, stories, terms, retriever, readers)
            on_done(course.result)
            return course

        return list(await asyncio.gather(*map(run, feeds)))


async def _follow(
    course: _Course, stories: frozenset[str], terms: Terms, retriever: Retriever, readers: _Readers
) -> None:
    """Take one feed through retrieval and reading; its result and state say how that went."""
    feed, state, now = course.feed, course.state, terms.now
    if feed.policy == "off":
        course.result = replace(course.result, status="off")
        return
    if (until := state.waits_until(now)) and not terms.force:
        course.result = replace(course.result, status="waiting", until=until)
        return
    is_complete = not terms.force and state.edition == edition() and stories.issuperset(state.stories)
    validators = Validators(etag=state.etag, last_modified=state.last_modified) if is_complete else Validators()
    got = await retriever.get(feed.url, validators)
    course.result = replace(course.result, bytes=got.bytes, seconds=got.seconds, moved_to=got.moved_to)
    if got.status in ("error", "gone"):
        _fail(course, got.error_code, got.error_detail, now, got.retry_after)
        if got.status == "gone":
            course.state = replace(course.state, gone=True)
            course.result = replace(course.result, status="gone")
        return
    course.digest = hashlib.sha256(got.body).hexdigest()[:24] if got.body else state.digest
    if got.status == "not-modified" or (is_complete and course.digest == state.digest):
        course.result = replace(course.result, status="unchanged", items=state.seen, relevant=state.relevant)
    elif not await _is_read(course, got, terms, readers):
        return
    course.state = succeeded(
        state, now, etag=got.validators.etag, last_modified=got.validators.last_modified, moved_to=got.moved_to
    )


async def _is_read(course: _Course, got: Retrieved, terms: Terms, readers: _Readers) -> bool:
    """Read a body; whether that could be done."""
    started = asyncio.get_running_loop().time()
    try:
        course.reading = await readers.read(got, course.feed, terms)
    except NotAFeed as error:
        _fail(course, error.code, error.detail, terms.now)
    except TimeoutError:
        _fail(course, "reading-timeout", f"not read within {READING_SECONDS} s", terms.now)
    except Exception as error:  # a document nobody thought of must not cost the others their turn
        _fail(course, "reading-failed", f"{type(error).__name__}: {error}"[:200], terms.now)
    else:
        spent = asyncio.get_running_loop().time() - started
        course.result = replace(
            course.result,
            items=course.reading.seen,
            relevant=len(course.reading.relevant),
            notes=course.reading.notes,
            seconds=round(course.result.seconds + spent, 3),
        )
    return course.reading is not None


def _fail(course: _Course, code: str, detail: str, now: datetime, retry_after: int | None = None) -> None:
    # What was learnt from an answer that could not be read must not stop it from being asked for again.
    course.state = failed(replace(course.state, etag="", last_modified="", digest=""), code, detail, now, retry_after)
    course.result = replace(course.result, status="error", error_code=code, error_detail=detail)


class _Readers:
    """The processes that read feeds; started with the first body there is to read."""

    def __init__(self, count: int) -> None:
        self._count = min(count, os.cpu_count() or 1)
        self._pool: ProcessPool | None = None
        self._one_large = asyncio.Lock()

    async def read(self, got: Retrieved, feed: Feed, terms: Terms) -> Reading:
        """Read one feed.

        Raises:
            NotAFeed: it is none.
            TimeoutError: it took too long; the process is gone, the others are not.
            pebble.ProcessExpired: the process died over it.
        """
        if len(got.body) <= _LARGE:
            return await self._read(got, feed, terms)
        async with self._one_large:
            return await self._read(got, feed, terms)

    async def _read(self, got: Retrieved, feed: Feed, terms: Terms) -> Reading:
        if self._pool is None:
            self._pool = ProcessPool(self._count, context=multiprocessing.get_context("spawn"))
        url = got.final_url or feed.url
        arguments = [got.body, got.content_type, url, feed, terms.now, terms.content / "data"]
        future: Future[Reading] = self._pool.schedule(read_feed, args=arguments, timeout=READING_SECONDS)
        return await asyncio.wrap_future(future)

    def close(self) -> None:
        """End the processes, busy or not."""
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()


def _concluded(courses: Sequence[_Course], terms: Terms) -> Fetch:
    """What is to be written, and how each feed fared in the end."""
    reports = [
        (course, Report(feed=course.feed, item=item, judgement=judgement, keys=keys))
        for course in courses
        if course.reading
        for item, judgement, keys in course.reading.relevant
    ]
    # Reading ten thousand items takes seconds, and a fetch that brought nothing needs none of them.
    known = read_known(terms.content, terms.now) if reports else Known()
    plan = decide([report for _, report in reports], known, terms.now)
    outcomes: dict[str, list[tuple[Outcome, str]]] = {course.feed.id: [] for course in courses}
    for (course, _), outcome in zip(reports, plan.outcomes, strict=True):
        outcomes[course.feed.id].append(outcome)
    return Fetch(
        results=tuple(_counted(course, outcomes[course.feed.id]) for course in courses),
        plan=plan,
        states={course.feed.id: _remembered(course, outcomes[course.feed.id]) for course in courses},
    )


def _counted(course: _Course, outcomes: Sequence[tuple[Outcome, str]]) -> FeedResult:
    new = sum(outcome is Outcome.NEW for outcome, _ in outcomes)
    if course.reading is None:
        return replace(course.result, duplicates=course.result.relevant)
    return replace(course.result, new=new, duplicates=len(outcomes) - new)


def _remembered(course: _Course, outcomes: Sequence[tuple[Outcome, str]]) -> FeedState:
    if course.reading is None:
        return course.state
    return replace(
        course.state,
        digest=course.digest,
        edition=edition(),
        stories=tuple(dict.fromkeys(story for _, story in outcomes if story)),
        seen=course.reading.seen,
        relevant=len(course.reading.relevant),
        found=course.state.found + sum(outcome is Outcome.NEW for outcome, _ in outcomes),
        published=_newest(course),
        notes=course.reading.notes,
    )


def _newest(course: _Course) -> tuple[str, ...]:
    """The newest moments of this reading and those before it."""
    assert course.reading is not None
    now_known = {moment.isoformat() for moment in course.reading.published}
    moments = {datetime.fromisoformat(text) for text in {*now_known, *course.state.published}}
    return tuple(moment.isoformat() for moment in sorted(moments, reverse=True)[:KEPT_MOMENTS])
