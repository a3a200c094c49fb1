"""Items of the inbox on a terminal of 80 columns, and as objects for programs."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from antoan.inbox.chosen import short_ids
from antoan.inbox.desk import Desk
from antoan.inbox.policy import waits_until
from antoan.inbox.sources import in_order
from antoan.model.calendar import VIETNAM, PartialDate
from antoan.model.inbox import InboxItem
from antoan.model.language import Language
from antoan.model.reference_data import ReferenceData
from antoan.strings.texts import interface_texts
from antoan.writing.dates import format_when

WIDTH = 80
_LEVELS = ((Decimal("0.75"), "high"), (Decimal("0.5"), "middle"))


def print_table(
    shown: Sequence[InboxItem], waiting: Sequence[InboxItem], desk: Desk, data: ReferenceData, language: Language
) -> None:
    """The list; colours only on a terminal that wants them.

    Args:
        waiting: all items, which an abbreviated id must tell apart.
    """
    texts = interface_texts(language)
    short = short_ids([item.id for item in waiting])
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), expand=True)
    table.add_column(texts("inbox.column.id"), no_wrap=True, style="bold")
    table.add_column(texts("inbox.column.day"), no_wrap=True)
    table.add_column(texts("inbox.column.outlet"), max_width=14)
    table.add_column(texts("inbox.column.headline"), ratio=1)
    table.add_column(texts("inbox.column.places"), max_width=12)
    table.add_column(texts("inbox.column.score"), no_wrap=True)
    for item in shown:
        day = item.newest_day
        table.add_row(
            Text(short[item.id]),
            f"{day.day:02d}/{day.month:02d}",
            Text(_outlets(item)),
            _headline(item, desk.now, language),
            Text(", ".join(_place(slug, data, language) for slug in item.provinces)),
            texts(f"inbox.score.{level(item.score)}"),
        )
    console = Console(highlight=False)
    console.print(table, width=None if console.is_terminal else WIDTH)


def say(text: str) -> None:
    """Print a sentence in lines of 80 columns."""
    print("\n".join(wrapped(text)), flush=True)


def level(score: Decimal) -> str:
    """`high`, `middle` or `low`."""
    return next((name for least, name in _LEVELS if score >= least), "low")


def format_moment(moment: datetime, language: Language) -> str:
    """`8:30 ngày 25/11/2026`, on a clock in Viet Nam."""
    local = moment.astimezone(VIETNAM)
    clock = f"{local.hour}:{local.minute:02d}"
    day = format_when(PartialDate.from_date(local.date()), language)
    return interface_texts(language)("inbox.time", clock=clock, day=day)


def details(item: InboxItem, path: Path, now: datetime, data: ReferenceData, language: Language) -> str:
    """Everything that is known of an item."""
    return "\n".join([*wrapped(item.title), path.as_posix(), *_details(item, now, data, language)])


def outline(item: InboxItem, now: datetime, data: ReferenceData, language: Language) -> str:
    """An item in a few lines: what somebody needs to decide on most of them."""
    texts = interface_texts(language)
    lines = [*wrapped(item.title)]
    lines += (f"  {line}" for line in _sources(item, language, with_links=False))
    lines.append(_field(texts("inbox.show.score"), _score(item, language)))
    if item.provinces:
        lines.append(_field(texts("inbox.show.places"), _places(item, data, language)))
    if until := waits_until(item, now):
        lines.append(_field(texts("inbox.show.policy"), _policy(until, language)))
    if item.summary:
        lines += wrapped(item.summary, "  ")
    return "\n".join(lines)


def wrapped(text: str, lead: str = "") -> list[str]:
    """`text` in lines of 80 columns."""
    return textwrap.wrap(text, WIDTH - 1, initial_indent=lead, subsequent_indent=lead, break_on_hyphens=False) or [lead]


def as_object(item: InboxItem, path: Path, now: datetime) -> dict[str, Any]:
    """An item for programs."""
    plain = item.model_dump(mode="json", exclude={"dates", "score"})
    return plain | {
        "score": float(item.score),
        "dates": [str(day) for day in item.dates],
        "day": str(item.newest_day),
        "free_from": item.free_from.isoformat(),
        "is_free": waits_until(item, now) is None,
        "file": path.as_posix(),
    }


def _headline(item: InboxItem, now: datetime, language: Language) -> Text:
    headline = Text(item.title)
    if until := waits_until(item, now):
        note = interface_texts(language)("inbox.from", time=format_moment(until, language))
        headline.append(f"\n{note}", style="yellow")
    return headline


def _outlets(item: InboxItem) -> str:
    first, *others = dict.fromkeys(source.outlet for source in in_order(item))
    return f"{first} +{len(others)}" if others else first


def _details(item: InboxItem, now: datetime, data: ReferenceData, language: Language) -> Iterator[str]:
    texts = interface_texts(language)
    yield f"{texts('inbox.show.sources')}:"
    yield from (f"  {line}" for line in _sources(item, language, with_links=True))
    until = waits_until(item, now)
    fields = {
        "policy": _policy(until, language),
        "score": _score(item, language),
        "reasons": ", ".join(item.reasons),
        "topics": ", ".join(_name(data.topics.get(slug), slug, language) for slug in item.topics),
        "places": _places(item, data, language),
        "organisations": ", ".join(_name(data.organisations.get(slug), slug, language) for slug in item.organisations),
        "dates": ", ".join(format_when(day, language) for day in item.dates),
        "found": format_moment(item.found, language),
    }
    for name, value in fields.items():
        if value:
            yield from textwrap.wrap(_field(texts(f"inbox.show.{name}"), value), WIDTH - 1, subsequent_indent="  ")
    if item.summary:
        yield f"{texts('inbox.show.summary')}:"
        yield from wrapped(item.summary, "  ")


def _field(label: str, value: str) -> str:
    return f"{label}: {value}"


def _sources(item: InboxItem, language: Language, *, with_links: bool) -> Iterator[str]:
    texts = interface_texts(language)
    for source in in_order(item):
        moment = source.published
        when = texts("inbox.show.published", time=format_moment(moment, language)) if moment else ""
        yield f"{source.outlet}, {when or texts('inbox.show.undated')}"
        if with_links:
            if source.title != item.title:
                yield from wrapped(source.title, "  ")
            yield f"  {source.url}"


def _score(item: InboxItem, language: Language) -> str:
    return f"{interface_texts(language)(f'inbox.score.{level(item.score)}')} ({item.score:.2f})"


def _policy(until: datetime | None, language: Language) -> str:
    texts = interface_texts(language)
    return texts("inbox.show.from", time=format_moment(until, language)) if until else texts("inbox.show.free")


def _places(item: InboxItem, data: ReferenceData, language: Language) -> str:
    names: list[str] = []
    for slug in item.provinces:
        present, former = data.province_of(slug), data.former_of(slug)
        if former and present:
            texts = interface_texts(language)
            names.append(texts("inbox.show.now", former=former.name.in_(language), present=present.name.in_(language)))
        else:
            names.append(_name(present, slug, language))
    return ", ".join(names)


def _place(slug: str, data: ReferenceData, language: Language) -> str:
    """The name of a place as it is stored: of the former unit where it is one."""
    return _name(data.former_of(slug) or data.province_of(slug), slug, language)


def _name(thing: Any, slug: str, language: Language) -> str:
    name = getattr(thing, "name", None) or getattr(thing, "label", None)
    return str(name.in_(language)) if name else slug
