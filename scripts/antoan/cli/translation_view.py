"""What changed in a text, on a terminal: before and after, coloured where there are colours."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from antoan.model.language import Language
from antoan.strings.texts import interface_texts
from antoan.worklist.as_text import change_lines, field_title, plain_piece
from antoan.worklist.text_changes import TextChanges

WIDTH = 80


def print_changes(changes: TextChanges, language: Language) -> None:
    """Every passage that changed."""
    texts = interface_texts(language)
    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = WIDTH
    last = ""
    for field in changes.fields:
        for change in field.changes:
            if (title := field_title(field.field, change, texts)) != last:
                console.print()
                console.print(Text(title, style="bold"))
                last = title
            for label, pieces in change_lines(change, texts):
                style = "red" if pieces is change.before else "green"
                line = Text(f"{label} ", style="dim")
                for piece in pieces:
                    shown = piece.text if console.color_system else plain_piece(piece, is_whole=len(pieces) == 1)
                    line.append(shown, style=f"not dim {style}" if piece.changed else "not dim")
                console.print(Padding(line, (0, 0, 0, 2)))
