"""What every form of the list says alike: how much there is to do, and a change as labels and pieces."""

from __future__ import annotations

from collections.abc import Iterator

from antoan.strings.texts import Texts
from antoan.worklist.edition import Edition
from antoan.worklist.text_changes import Change, Piece


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
