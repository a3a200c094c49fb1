"""Sources and outward links: where they are used, and what became of them when they were asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from urllib.parse import urldefrag

from antoan.feeds.retrieved import ErrorCode, Retrieved
from antoan.model.calendar import day_in_vietnam
from antoan.model.metadata import Plan, Press
from antoan.model.page import Page
from antoan.worklist.work import Remark, Work, WorkKind

# A little less than a day, so that a job that runs every morning finds every morning's answers old.
_FRESH = timedelta(hours=23, minutes=50)
_GONE = frozenset({404, 410})
# The server is there and does not want to answer programs, or not so many questions.
_UNWILLING = frozenset({401, 402, 403, 405, 406, 407, 408, 412, 418, 429, 451, 999})
_NOT_OURS_TO_ASK = frozenset({ErrorCode.REFUSED_ADDRESS, ErrorCode.SCHEME, ErrorCode.CREDENTIALS})
# Often a wall of consent in front of a page that people can read, or a certificate that browsers know how to complete.
_WALLS = frozenset({ErrorCode.TLS, ErrorCode.REDIRECT_LOOP, ErrorCode.REDIRECT_LIMIT, ErrorCode.REDIRECT_DOWNGRADE})
_WEB = ("http://", "https://")
_FEW = 3


class LinkState(StrEnum):
    """What is known of an address."""

    FINE = "fine"
    MOVED = "moved"  # for good, and it is there
    DEAD = "dead"  # the server says so, or it failed on two days
    FAILING = "failing"  # for the first day
    UNCHECKED = "unchecked"  # the server would not say
    REFUSED = "refused"  # not an address of the public web


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRecord:
    """What became of an address when it was last asked.

    Attributes:
        asked: when; aware, in ISO 8601.
        http_status: of the last answer; 0 where there was none.
        moved_to: where it is now, if it has moved for good.
        failing_since: day of the first failure since it last answered, in ISO 8601; empty where it did not fail.
    """

    state: LinkState
    asked: str
    http_status: int = 0
    moved_to: str = ""
    failing_since: str = ""

    def is_fresh(self, now: datetime) -> bool:
        """Whether it need not be asked again."""
        age = now - datetime.fromisoformat(self.asked)
        return timedelta(0) <= age < _FRESH


@dataclass(frozen=True, slots=True)
class Use:
    """Where an address stands."""

    page: Page
    line: int


def uses_of_links(pages: Iterable[Page]) -> Mapping[str, tuple[Use, ...]]:
    """Every outward address of sources, documents, kept links and bodies, without fragment, with where it stands."""
    uses: dict[str, dict[str, Use]] = defaultdict(dict)
    for page in pages:
        for url in _links_of(page):
            if url.lower().startswith(_WEB):
                uses[urldefrag(url).url].setdefault(page.file, Use(page, _line_of(url, page)))
    return {url: tuple(found.values()) for url, found in uses.items()}


def _links_of(page: Page) -> Iterator[str]:
    metadata = page.metadata
    if isinstance(metadata, Press):
        yield metadata.url
    else:
        yield from (source.url for source in metadata.sources if source.url)
        if isinstance(metadata, Plan):
            yield from (document.url for document in metadata.related if document.url)
    yield from page.body.links


def _line_of(url: str, page: Page) -> int:
    if (place := page.header.find(url)) >= 0:
        return 2 + page.header.count("\n", 0, place)
    place = max(page.markdown.find(url), 0)
    return page.body_line + page.markdown.count("\n", 0, place)


def judged(before: LinkRecord | None, answer: Retrieved, now: datetime) -> LinkRecord:
    """What an answer means, given the one before: a failure counts only when it lasts into another day."""
    record = LinkRecord(state=LinkState.FINE, asked=now.isoformat(), http_status=answer.http_status)
    if answer.status == "ok":
        return replace(record, state=LinkState.MOVED, moved_to=answer.moved_to) if answer.moved_to else record
    if answer.error_code in _NOT_OURS_TO_ASK:
        return replace(record, state=LinkState.REFUSED)
    if answer.error_code in _WALLS or answer.http_status in _UNWILLING:
        return replace(record, state=LinkState.UNCHECKED)
    today = day_in_vietnam(now).isoformat()
    since = before.failing_since if before and before.failing_since else today
    is_dead = answer.http_status in _GONE or since != today
    return replace(record, state=LinkState.DEAD if is_dead else LinkState.FAILING, failing_since=since)


def is_offline(answers: Iterable[Retrieved]) -> bool:
    """Whether it is us who cannot reach anybody, rather than they who are gone."""
    asked = [answer for answer in answers if answer.error_code not in _NOT_OURS_TO_ASK]
    return len(asked) >= _FEW and not any(answer.http_status for answer in asked)


def work_on_links(uses: Mapping[str, tuple[Use, ...]], records: Mapping[str, LinkRecord]) -> Iterator[Work]:
    """Addresses somebody should mend."""
    for url, places in uses.items():
        record = records.get(url)
        if record and record.state is LinkState.DEAD:
            name = "gone" if record.http_status in _GONE else "failing"
            remark = Remark(text=f"status.source-dead.{name}", values={"url": url})
            yield _work(WorkKind.SOURCE_DEAD, url, places, remark, _day(record.failing_since))
        elif record and record.state is LinkState.MOVED:
            remark = Remark(text="status.source-moved.to", values={"url": url, "to": record.moved_to})
            yield _work(WorkKind.SOURCE_MOVED, url, places, remark, None)


def _work(kind: WorkKind, url: str, places: tuple[Use, ...], remark: Remark, since: date | None) -> Work:
    first, *others = places
    remarks = [remark]
    if others:
        files = ", ".join(use.page.file for use in others)
        remarks.append(Remark(text="status.link.used-in", values={"files": files}))
    return Work(
        kind=kind,
        key=url,
        file=first.page.file,
        line=first.line,
        title=first.page.title,
        language=first.page.language,
        since=since,
        remarks=tuple(remarks),
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
