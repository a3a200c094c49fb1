"""Changes of a text as plain lines, and the list of work as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from antoan.model.language import Language
from antoan.strings.texts import Texts, interface_texts
from antoan.worklist.edition import Edition
from antoan.worklist.text_changes import Change, Piece, TextChanges
from antoan.worklist.work import Work
from antoan.writing.markdown_text import as_markdown_text


def total_line(edition: Edition, texts: Texts) -> str:
    """How much there is to do, in a sentence."""
    if not edition.work:
        return texts("status.nothing")
    return texts("status.total", count=len(edition.work))


def links_line(edition: Edition, texts: Texts) -> str:
    """What became of the addresses that were asked; empty where none was."""
    if not edition.links:
        return ""
    names = ("fine", "moved", "dead", "failing", "unchecked", "refused")
    return texts("status.links", **{name: edition.links.get(name, 0) for name in names})


def field_title(field: str, change: Change, texts: Texts) -> str:
    """`Nội dung, mục “Các bước”`."""
    name = texts(f"translation.field.{field}")
    return texts("translation.section", field=name, heading=change.heading) if change.heading else name


def change_lines(change: Change, texts: Texts) -> Iterator[tuple[str, tuple[Piece, ...]]]:
    """A label and what stands behind it: before and after, or what was added, or what was taken away."""
    if change.before and change.after:
        yield texts("translation.before"), change.before
        yield texts("translation.after"), change.after
    elif change.after:
        yield texts("translation.added"), change.after
    else:
        yield texts("translation.removed"), change.before


def plain_piece(piece: Piece, *, is_whole: bool) -> str:
    """A piece where there are no colours; `is_whole` where all of the passage is new or gone, which needs no marks."""
    if not piece.changed or is_whole or not piece.text.strip():
        return piece.text
    inner = piece.text.strip()
    return piece.text.replace(inner, f"«{inner}»")


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
