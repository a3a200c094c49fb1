"""The list of work as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from antoan.model.language import Language
from antoan.strings.texts import Texts, interface_texts
from antoan.worklist.as_text import change_lines, field_title, links_line, plain_piece, total_line
from antoan.worklist.edition import Edition
from antoan.worklist.text_changes import TextChanges
from antoan.worklist.work import Work
from antoan.writing.markdown_text import as_markdown_text


def as_markdown(edition: Edition, language: Language, *, diff: bool) -> str:
    """The list as Markdown: a section a kind, an item a piece of work."""
    texts = interface_texts(language)
    lines = [f"# {texts('status.page.title')}", "", total_line(edition, texts), ""]
    if said := links_line(edition, texts):
        lines += [said, ""]
    for kind, count in edition.counts.items():
        lines += [f"## {texts(f'status.kind.{kind.value}')} ({count})", ""]
        for item in edition.of(kind):
            lines += _markdown_item(item, language, diff=diff)
        lines.append("")
    return "\n".join(lines).rstrip("\n")


def _markdown_item(item: Work, language: Language, *, diff: bool) -> Iterator[str]:
    said = " ".join(as_markdown_text(remark.said(language)) for remark in item.remarks)
    where = f" (`{item.file}`)" if item.file else ""
    yield f"- **{as_markdown_text(item.title)}**{where}" + (f": {said}" if said else "")
    if diff and item.changes:
        yield from _markdown_changes(item.changes, interface_texts(language))


def _markdown_changes(changes: TextChanges, texts: Texts) -> Iterator[str]:
    for field in changes.fields:
        for change in field.changes:
            yield f"  - {as_markdown_text(field_title(field.field, change, texts))}"
            for label, pieces in change_lines(change, texts):
                text = "".join(plain_piece(piece, is_whole=len(pieces) == 1) for piece in pieces)
                yield f"    - {label} {as_markdown_text(text)}"
