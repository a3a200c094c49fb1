"""How a fetch and the health of feeds look: tables for people, objects for programs, a page for the staff."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from html import escape
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from antoan.feeds.decide import Outcome
from antoan.feeds.health import Condition, Health
from antoan.feeds.pipeline import FeedResult, Fetch
from antoan.feeds.state import moment_or_none
from antoan.model.calendar import VIETNAM, PartialDate
from antoan.model.language import Language
from antoan.strings.texts import Texts, interface_texts
from antoan.worklist.staff_page import staff_page
from antoan.writing.dates import format_when

_MARKS = {"ok": "✓", "unchanged": "=", "gone": "✗", "off": "-", "waiting": "…", "error": "✗"}
_STYLES = {Condition.WELL: "green", Condition.OFF: "dim", Condition.NEW: "dim"}


def print_progress(result: FeedResult, language: Language) -> None:
    """A line when a feed has been read."""
    texts = interface_texts(language)
    told = error_text(result, texts) or texts("feeds.progress", items=result.items, relevant=result.relevant)
    if result.status in ("off", "waiting", "unchanged"):
        told = texts(f"feeds.status.{result.status}")
    print(
        f"{_MARKS[result.status]} {result.feed.id:<34.34} {told} ({result.seconds:.1f} s)", file=sys.stderr, flush=True
    )


def print_summary(fetched: Fetch, language: Language, notes: Mapping[str, str]) -> None:
    """The table after a fetch, what went wrong under it, and what to do next.

    Args:
        notes: what else is to be said, by feed id.
    """
    texts = interface_texts(language)
    console = Console(highlight=False)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column(texts("feeds.column.feed"), overflow="fold", min_width=12)
    table.add_column(texts("feeds.column.status"), no_wrap=True)
    for name in ("items", "relevant", "new", "duplicates"):
        table.add_column(texts(f"feeds.column.{name}"), justify="right")
    for result in fetched.results:
        counts = (result.items, result.relevant, result.new, result.duplicates)
        status = texts(f"feeds.status.{result.status}")
        style = "red" if result.status in ("error", "gone") else None
        table.add_row(result.feed.id, status, *map(str, counts), style=style)
    console.print(table)
    for result in fetched.results:
        for line in _remarks(result, language, notes):
            console.print(f"{result.feed.id}: {line}", markup=False)
    added = len(fetched.plan.added)
    joined = sum(outcome is Outcome.JOINED for outcome, _ in fetched.plan.outcomes)
    console.print(texts("feeds.total", feeds=len(fetched.results), new=added, joined=joined), markup=False)


def _remarks(result: FeedResult, language: Language, notes: Mapping[str, str]) -> list[str]:
    texts = interface_texts(language)
    lines = [error_text(result, texts)]
    if result.until:
        lines.append(texts("feeds.until", moment=_moment(result.until, language)))
    if result.moved_to:
        lines.append(texts("feeds.moved", url=result.moved_to))
    lines += [texts(f"feeds.note.{note}") for note in result.notes]
    lines.append(notes.get(result.feed.id, ""))
    return [line for line in lines if line]


def error_text(result: FeedResult, texts: Texts) -> str:
    """What went wrong with a feed, and what to do about it; empty where nothing did."""
    if not result.error_code:
        return ""
    return _told(result.error_code, result.error_detail, texts)


# For these the words say it all; what the network library calls it helps nobody.
_SELF_EVIDENT = frozenset({"dns", "connect", "timeout", "timeout-connect", "closed", "empty", "gone", "rate-limited"})


def _told(code: str, detail: str, texts: Texts) -> str:
    told = texts(f"feeds.error.{code}")
    return told if code in _SELF_EVIDENT or not detail else texts("feeds.error", told=told, detail=detail)


def as_object(fetched: Fetch, language: Language) -> dict[str, Any]:
    """A fetch for programs."""
    texts = interface_texts(language)
    return {
        "feeds": [_result_object(result, texts) for result in fetched.results],
        "added": [item.id for item in fetched.plan.added],
        "extended": [item.id for item in fetched.plan.extended],
    }


def _result_object(result: FeedResult, texts: Texts) -> dict[str, Any]:
    error = {"code": result.error_code, "message": error_text(result, texts)} if result.error_code else None
    return {
        "id": result.feed.id,
        "url": result.feed.url,
        "status": result.status,
        "items": result.items,
        "new": result.new,
        "relevant": result.relevant,
        "duplicates": result.duplicates,
        "error": error,
        "notes": result.notes,
        "moved_to": result.moved_to or None,
        "waits_until": result.until.isoformat() if result.until else None,
        "bytes": result.bytes,
        "seconds": result.seconds,
    }


def print_health(health: Sequence[Health], language: Language, now: datetime) -> None:
    """The table of feeds, those that need somebody first."""
    texts = interface_texts(language)
    console = Console(highlight=False)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for name in _COLUMNS:
        is_number = name in ("failures", "items", "found")
        table.add_column(texts(f"feeds.column.{name}"), justify="right" if is_number else "left", overflow="fold")
    for each in _worst_first(health):
        table.add_row(*_cells(each, language, now), style=_STYLES.get(each.condition, "red"))
    console.print(table)
    for each in _worst_first(health):
        if said := _ailment(each, texts):
            console.print(f"{each.feed.id}: {said}", markup=False)


def _ailment(health: Health, texts: Texts) -> str:
    """What is wrong with a feed, and what to do about it; empty where nothing is."""
    state = health.state
    if health.condition is Condition.FAILING:
        return _told(state.error_code, state.error_detail, texts)
    if health.condition is Condition.MOVED:
        return texts("feeds.moved", url=state.moved_to)
    return "; ".join(texts(f"feeds.note.{note}") for note in state.notes)


_COLUMNS = ("feed", "condition", "succeeded", "failures", "items", "found", "newest", "usual")


def _worst_first(health: Sequence[Health]) -> list[Health]:
    order = {condition: place for place, condition in enumerate(Condition)}
    return sorted(health, key=lambda each: order[each.condition])


def _cells(health: Health, language: Language, now: datetime) -> tuple[str, ...]:
    texts = interface_texts(language)
    state = health.state
    succeeded = moment_or_none(state.succeeded)
    return (
        health.feed.id,
        texts(f"feeds.condition.{health.condition.value}"),
        f"{succeeded.astimezone(VIETNAM):%d/%m %H:%M}" if succeeded else "–",
        str(state.failures),
        str(state.seen),
        str(state.found),
        texts("feeds.ago", span=_span(now - health.newest, texts)) if health.newest else "–",
        _span(health.usual, texts) if health.usual else "–",
    )


def health_objects(health: Sequence[Health]) -> list[dict[str, Any]]:
    """The health of feeds for programs; spans in hours."""
    return [
        {
            "id": each.feed.id,
            "outlet": each.feed.outlet,
            "url": each.feed.url,
            "condition": each.condition.value,
            "last_success": each.state.succeeded or None,
            "last_attempt": each.state.attempted or None,
            "failures": each.state.failures,
            "error": each.state.error_code or None,
            "items": each.state.seen,
            "relevant": each.state.relevant,
            "new_in_all": each.state.found,
            "newest": each.newest.isoformat() if each.newest else None,
            "usual_silence_hours": round(each.usual.total_seconds() / 3600, 1) if each.usual else None,
            "not_before": each.state.not_before or None,
            "moved_to": each.state.moved_to or None,
        }
        for each in _worst_first(health)
    ]


_PAGE_STYLE = """
div { overflow-x: auto }
table { border-collapse: collapse }
th, td { text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid var(--line) }
tbody th { font-weight: normal; min-width: 14rem }
small { display: block; overflow-wrap: anywhere }
td:nth-child(n+4):nth-child(-n+6) { text-align: right }
.failing, .gone, .silent, .moved, .stale { --state: var(--bad) }
td:nth-child(2) { color: var(--state, inherit) }
.off, .new { color: var(--soft) }
"""


def health_page(health: Sequence[Health], language: Language, now: datetime) -> str:
    """The table as a web page of its own, for the staff's folder, not for the public site."""
    texts = interface_texts(language)
    head = "".join(f"<th scope=col>{escape(texts(f'feeds.column.{name}'))}</th>" for name in _COLUMNS)
    rows = "\n".join(_row(each, language, now) for each in _worst_first(health))
    body = f"""<p>{escape(texts("feeds.page.when", moment=_moment(now, language)))}</p>
<div tabindex=0><table>
<thead><tr>{head}</tr></thead>
<tbody>
{rows}
</tbody>
</table></div>"""
    return staff_page(texts("feeds.page.title"), language, _PAGE_STYLE, body)


def _row(health: Health, language: Language, now: datetime) -> str:
    """A feed as a row: its outlet with a link to the feed, what ails it below, and the other cells."""
    feed = health.feed
    _, *cells = _cells(health, language, now)
    name = " – ".join(escape(part) for part in (feed.outlet, feed.section) if part)
    said = _ailment(health, interface_texts(language)) or feed.note or ""
    first = (
        f'<a href="{escape(feed.url)}" rel="noreferrer">{name}</a> <small>{escape(feed.id)}<br>{escape(said)}</small>'
    )
    rest = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
    return f"<tr class={health.condition.value}><th scope=row>{first}</th>{rest}</tr>"


def _moment(moment: datetime, language: Language) -> str:
    local = moment.astimezone(VIETNAM)
    day = format_when(PartialDate.from_date(local.date()), language)
    return interface_texts(language)("inbox.time", clock=f"{local:%H:%M}", day=day)


def _span(span: timedelta, texts: Texts) -> str:
    """A span in the largest unit that says enough."""
    minutes = max(0, int(span.total_seconds() // 60))
    if minutes < 120:
        return texts("feeds.span.minutes", count=minutes)
    return (
        texts("feeds.span.hours", count=minutes // 60)
        if minutes < 72 * 60
        else texts("feeds.span.days", count=minutes // 1440)
    )
