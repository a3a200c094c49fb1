"""The list of work as a table on a terminal."""

from __future__ import annotations

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from antoan.cli.translation_view import WIDTH, print_changes
from antoan.model.calendar import PartialDate
from antoan.model.language import Language
from antoan.strings.texts import interface_texts
from antoan.worklist.as_text import links_line, total_line
from antoan.worklist.edition import Edition
from antoan.worklist.work import PRESSING, Work
from antoan.writing.dates import format_when

_MOST_OF_A_KIND = 10


def print_status(edition: Edition, language: Language, *, everything: bool, diff: bool) -> None:
    """How much there is, then each kind with its pieces; long kinds are cut unless `everything` is asked for."""
    texts = interface_texts(language)
    console = Console(highlight=False, soft_wrap=False)
    if not console.is_terminal:
        console.width = WIDTH
    console.print(Text(total_line(edition, texts), style="bold" if edition.work else "green"))
    for kind, count in edition.counts.items():
        console.print(Text(f"  {count:>3}  {texts(f'status.kind.{kind.value}')}"), style=_style(kind in PRESSING))
    if said := links_line(edition, texts):
        console.print(Text(said))
    if not edition.work:
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), expand=True)
    table.add_column(texts("status.column.work"), ratio=1)
    table.add_column(texts("status.column.since"), no_wrap=True, justify="right")
    for kind in edition.counts:
        members = edition.of(kind)
        table.add_section()
        table.add_row(Text(texts(f"status.kind.{kind.value}"), style=f"bold {_style(kind in PRESSING)}"))
        for item in members if everything else members[:_MOST_OF_A_KIND]:
            since = format_when(PartialDate.from_date(item.since), language) if item.since else ""
            table.add_row(_told(item, language), since)
        if not everything and len(members) > _MOST_OF_A_KIND:
            table.add_row(Text("  " + texts("status.more", count=len(members) - _MOST_OF_A_KIND), style="italic"))
    console.print(table)
    for item in edition.work if diff else ():
        if item.changes:
            console.print(Text(texts("status.changes-of", file=item.file), style="bold"))
            print_changes(item.changes, language)
            console.print()


def _style(is_pressing: bool) -> str:
    return "red" if is_pressing else "default"


def _told(item: Work, language: Language) -> Padding:
    told = Text(item.title, overflow="fold")
    if item.file:
        place = f":{item.line}" if item.line > 1 else ""
        told.append(f"\n{item.file}{place}", style="dim")
    short = " ".join(remark.said(language) for remark in item.remarks if not remark.problem)
    long = [remark.said(language) for remark in item.remarks if remark.problem]
    for line in [short, *long] if short else long:
        told.append(f"\n{line}")
    return Padding(told, (0, 0, 0, 2))
