"""Plain text as Markdown that shows exactly that text, and back."""

from __future__ import annotations

import html
import re

# What begins a construct wherever it stands: emphasis, code, links, attributes, templates, tables, tags, entities.
_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]|>"} | {"<": "&lt;", "&": "&amp;"})
# What begins one only at the start of a line (heading, list), or in a row (rule, fence of a header, snippet).
_AT_START = re.compile(r"^(\d*)(?=[#+.)-])")
_IN_A_ROW = re.compile(r"(?<=-)-|(?<=\{)[%#]|~(?=~)|(?<=~)~")
# Signs of extensions that no backslash takes the meaning from: as a character reference they have none.
_REFERENCED = re.compile(r"^[=:~^%?@/!]")
_WRITTEN = re.compile(r"\\([!-/:-@\[-`{-~])|&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")


def as_markdown_text(text: str) -> str:
    """One line of plain text, escaped so that it can be no Markdown, HTML or template construct."""
    escaped = _IN_A_ROW.sub(_apart, text.translate(_SIGNS))
    return _AT_START.sub(r"\1\\", _REFERENCED.sub(_reference, escaped))


def _apart(match: re.Match[str]) -> str:
    return f"\\{match[0]}" if match[0] in "-#" else _reference(match)


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


def as_plain_text(markdown: str) -> str:
    """What `as_markdown_text` was given."""
    return _WRITTEN.sub(lambda match: match[1] or html.unescape(match[0]), markdown)
