"""What was found in a report, as a table for the person who goes on writing."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from antoan.model.language import Language
from antoan.model.reference_data import ReferenceData
from antoan.strings.texts import interface_texts
from antoan.writing.numbers import format_number
from antoan.writing.shortening import shortened

WIDTH = 100
_SENTENCE = 90
_BEFORE = 40

Row = tuple[str, str, object]


def print_found(fields: dict[str, Any], data: ReferenceData, language: Language) -> None:
    """A row for each thing found: what it is, its value, and its line in the original.

    Args:
        fields: see `found_fields`.
    """
    texts = interface_texts(language)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), expand=True)
    table.add_column(texts("draft.column.field"), no_wrap=True, style="bold")
    table.add_column(texts("draft.column.value"), ratio=1)
    table.add_column(texts("draft.column.line"), justify="right", no_wrap=True)
    last = ""
    for name, value, line in _rows(fields, data, language):
        label = texts(f"draft.field.{name}") if name != last else ""
        table.add_row(label, Text(value), str(line or ""))
        last = name
    console = Console(highlight=False)
    console.print(table, width=None if console.is_terminal else WIDTH)


def _rows(fields: dict[str, Any], data: ReferenceData, language: Language) -> Iterator[Row]:
    texts, lines = interface_texts(language), fields["lines"]
    nothing = texts("draft.unknown")
    published = " ".join(part for part in (fields["published"], fields["published_time"]) if part)
    yield "headline", fields["headline"] or nothing, lines["headline"]
    yield "publisher", fields["publisher"] or nothing, ""
    if fields["authors"]:
        yield "authors", ", ".join(fields["authors"]), ""
    yield "published", published or nothing, lines["published"]
    yield "event", _event(fields) or nothing, lines["event_date"]
    if fields["project"]:
        yield "project", fields["project"]["key"] or fields["project"]["name"], ""
    for name, slug in fields["places"].items():
        province = data.provinces.get(slug)
        now = province.name.in_(language) if province else slug
        yield "provinces", name if now == name else texts("draft.now", then=name, now=now), lines["provinces"][name]
    for slug in fields["organisations"]:
        body = data.organisations.get(slug)
        yield "organisations", body.name.in_(language) if body else slug, lines["organisations"][slug]
    for document in fields["legal_documents"]:
        parts = (document["number"], document["date"] or document["day"], document["issuer"])
        yield "documents", ", ".join(part for part in parts if part), document["line"]
    for figure in fields["figures"]:
        yield "figures", f"{_figure(figure, language)} {_around(figure)}", figure["line"]
    for person in fields["people"]:
        name = f"{person['name']}, {person['role']}" if person["name"] else texts("draft.private")
        yield "people", name, person["line"]
    yield "cut", "", ", ".join(lines["boilerplate"][:8]) or "–"


def _event(fields: dict[str, Any]) -> str:
    days = [day for day in (fields["event_date"], fields["event_date_end"]) if day]
    return " – ".join(days) or str(fields["event_day"] or "")


def _figure(figure: dict[str, Any], language: Language) -> str:
    """`khoảng 10.000 trường hợp`."""
    numbers = [
        format_number(Decimal(str(figure[end])), language) for end in ("value", "most") if figure[end] is not None
    ]
    number = "–".join(numbers) + ("%" if figure["unit"] == "%" else "")
    words = "" if figure["unit"] == "%" else figure["counts"] or figure["unit"]
    return " ".join(part for part in (figure["qualifier"], number, words) if part)


def _around(figure: dict[str, Any]) -> str:
    """The words of the report around a figure, to find it again."""
    sentence, unit = figure["sentence"], figure["counts"].split(" ")[0] if figure["counts"] else ""
    place = max(sentence.find(unit) if unit else 0, 0)
    start = max(sentence.rfind(" ", 0, max(place - _BEFORE, 0)) + 1, 0) if place > _BEFORE else 0
    return f"“{'…' if start else ''}{shortened(sentence[start:], _SENTENCE)}”"
