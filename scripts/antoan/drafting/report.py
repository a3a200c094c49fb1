"""A report as it was given to us: lines of text, and what a page's own head says about it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a report.

    Attributes:
        number: counted from 1, in the original; 0 for what a page's head says.
        text: NFC, without marks of lists, tables, headings and links.
        is_item: whether the mark of a list stood in front.
    """

    number: int
    text: str
    is_item: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHead:
    """What a page says about itself where readers do not look; empty where it says nothing.

    Attributes:
        published: as written, in whatever form.
        foot: lines of the foot of the page, where outlets say who they are.
    """

    headline: str = ""
    outlet: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    url: str = ""
    foot: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report.

    Attributes:
        lines: those with a text.
    """

    lines: tuple[Line, ...]
    head: PageHead = PageHead()


_LINK = re.compile(r"!?\[([^\[\]]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"]*\")?\)")
# Two signs in a row lead to another report (">> Xem thêm"), and stay.
_LEADING = re.compile(r"^(?:[\s|#*•▪◦·●○■□✓✔▶►›+]+|>(?!>)|»(?!»)|[-–—]\s+|\d{1,2}\.\s+(?=\[))+")
_ITEM = re.compile(r"\s*[-–+*•▪◦·●○■□✓✔►]\s")
_TRAILING = re.compile(r"[\s|*#]+$")
_EMPHASIS = re.compile(r"\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)")


# In a short row, gaps stand between the words of a menu.
_GAPS = re.compile(r"(?<=\S)(?: {2,}|\t+)(?=\S)")
_ROW = 20


def report_of_text(text: str, head: PageHead = PageHead()) -> Report:
    """The lines of a copied page; marks of Markdown and of lists are taken off."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    rows = ((number, row, _plain(row)) for number, row in enumerate(text.split("\n"), start=1))
    return Report(lines=tuple(Line(number, row, bool(_ITEM.match(raw))) for number, raw, row in rows if row), head=head)


def _plain(row: str) -> str:
    """A row without what stands for a picture, a link, a heading or a table; empty where nothing is left."""
    row = _CONTROL.sub("", row).replace("\u00a0", " ")
    row = _EMPHASIS.sub("", _LINK.sub(r"\1", row))
    row = _TRAILING.sub("", _LEADING.sub("", row))
    if len(row.split()) < _ROW:
        row = _GAPS.sub(" | ", row)
    return " ".join(row.split()) if any(ch.isalnum() for ch in row) else ""
