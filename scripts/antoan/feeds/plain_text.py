"""Outlets' markup to plain text, and plain text to Markdown that shows it and nothing else."""

from __future__ import annotations

import re
import unicodedata
from html import escape, unescape

import nh3

from antoan.feeds.marks import composed, is_mark
from antoan.writing.shortening import shortened

_NO_TAGS: set[str] = set()
_DROPPED_WITH_CONTENT = {"script", "style"}
# Texts of outlets are short; what is behind this many characters of markup is not waited for.
_MOST_MARKUP = 200_000
# Escaping once too often is common, five times is not.
_ROUNDS = 4
# Where a reader sees a new line, words do not touch.
_BREAK = re.compile(
    r"<(?=/?(?:p|br|div|li|ul|ol|tr|t[dh]|table|h[1-6r]|blockquote|section|article|figure|figcaption)\b)", re.IGNORECASE
)
_NUMERIC_AMPERSAND = re.compile(r"&(?:amp;|AMP;|#0{0,5}38;|#[xX]0{0,5}26;)+")
# Markup that was escaped twice shows as text; a headline that has a whole pair of these does not write about tags.
_ESCAPED_MARKUP = re.compile(
    r"<(b|i|u|em|strong|span|font|p|div|a|h[1-6]|li|ul)(?:\s[^<>]{0,500})?>[^<>]{0,2000}</\1>|<(?:br|img|hr)(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
# Letters and marks that show nothing (Unicode's Default_Ignorable_Code_Point outside Cf) and Braille's empty cell.
_INVISIBLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u2800\u3164\uffa0\ufe00-\ufe0f\U000e0000-\U000e0fff]"
)


def plain_text(markup: str, limit: int) -> str:
    """The text a reader would see, on one line of at most `limit` characters, NFC, cut at a word with "…".

    Without tags, scripts and styles; entities are resolved, so often that none is left. What still looks like a tag was
    written about by the outlet, and is text. Without control, formatting (direction, zero width), private and
    unassigned-for-ever characters, and with at most three combining marks on a letter.
    """
    return shortened(one_line(_without_tags(markup[:_MOST_MARKUP])), limit)


def plain_text_of_text(text: str, limit: int) -> str:
    """The same for what the outlet declares to be no markup (Atom's `type="text"`)."""
    return plain_text(escape(text[:_MOST_MARKUP], quote=False), limit)


def _without_tags(markup: str) -> str:
    text = markup.encode("utf-8", "ignore").decode("utf-8")  # halves of surrogate pairs are no text
    for _ in range(_ROUNDS):
        cleaned = nh3.clean(_BREAK.sub(" <", text), tags=_NO_TAGS, clean_content_tags=_DROPPED_WITH_CONTENT)
        text = unescape(_NUMERIC_AMPERSAND.sub("&", cleaned))
        if unescape(text) == text and not _ESCAPED_MARKUP.search(text):
            return text
    for _ in range(_ROUNDS):
        text = unescape(text)
    return text if unescape(text) == text else text.replace("&", "")


def one_line(text: str) -> str:
    """`text` on one line, NFC, without characters that show nothing or change how others are shown."""
    kept = _INVISIBLE.sub("", "".join(map(_shown, text)) if not text.isascii() else text.translate(_ASCII_CONTROLS))
    return " ".join(filter(None, map(_without_loose_marks, composed(kept).split())))


_ASCII_CONTROLS = dict.fromkeys((*range(32), 127), " ")


def _shown(ch: str) -> str:
    """A character as it may stand: itself, a space, or nothing."""
    kind = unicodedata.category(ch)
    if kind in ("Cc", "Zs", "Zl", "Zp"):
        return " "
    if kind in ("Cf", "Cs", "Co") or (kind == "Cn" and _is_noncharacter(ord(ch))):
        return ""
    return ch


def _is_noncharacter(code: int) -> bool:
    return 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE


def _without_loose_marks(word: str) -> str:
    """`word` without marks at its start: they would be drawn on whatever stands in front of it."""
    start = 0
    while start < len(word) and is_mark(word[start]):
        start += 1
    return word[start:]
