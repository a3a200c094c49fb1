"""What keeps a text from being YAML, line by line, in the words of somebody who has never heard of YAML.

YAML tells where it gave up, which may be far below the slip: a quotation mark that is not closed ends at the next one,
wherever that is. So each line is judged by itself, from the top down to the line at which YAML gave up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from antoan.content.quotation import as_meant, quoted
from antoan.problems import Problem, shortened

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
# Only spaces and tabs count for YAML, not the no-break spaces that word processors put behind a colon.
_FIELD = re.compile(r"(?P<lead>\s*(?:- +)*)(?P<key>[\w-]+):(?:[ \t]+(?P<value>.*)|)")
_FIELD_WITHOUT_SPACE = re.compile(r"(?P<lead>\s*(?:- +)*)(?P<key>[A-Za-z_][\w-]*):(?!//)(?P<value>[^ \t].*)")
_ITEM = re.compile(r"(?P<lead>\s*(?:- +)*-(?: +|$))(?P<value>.*)")
_KEY_WITHOUT_SPACE = re.compile(r"([A-Za-z_][\w-]*):(?!//)(.+)", re.DOTALL)
_BLOCK_TEXT = re.compile(r"[|>][+-]?\d?[+-]?(?:\s+#.*)?")
_QUOTED = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')""", re.DOTALL)
_NOTHING_MORE = re.compile(r"[ \t]*(?:[ \t]#.*)?")
_COLON = re.compile(r":(?:\s|$)")
# A plain text cannot start with these.
_SPECIAL = tuple("%@`*&!]},|>")
_CLOSING = {"[": "]", "{": "}"}
# Lines that are right although no field or item starts in them: remarks, ends of brackets, signs about the whole text.
_OTHER_STARTS = ("#", "]", "}", '"', "'", "?", "%", "---", "...")
# Faults whose suggestion is the whole line, but for what stands before the field.
_MENDED_BY_LINE = frozenset(
    {"yaml-colon", "yaml-space", "yaml-quote", "yaml-quote-inside", "yaml-quote-open", "yaml-bracket-open"}
)
_MOST_FAULTS = 50


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line that gives a field its value, or a list an item, with the lines its value may go on in.

    Attributes:
        lead: indent and hyphens.
        key: empty for an item that is no field.
        value: what follows on the line, without spaces around it.
        has_space: whether a space follows the colon.
        rest: the lines up to the next entry that is not further in.
        following: that entry's line; empty at the end.
        indent: column of the field or of the item's hyphen.
    """

    lead: str
    key: str
    value: str
    has_space: bool
    rest: Sequence[str]
    following: str
    indent: int

    @property
    def text(self) -> str:
        """The value with the lines it may go on in."""
        return "\n".join([self.value, *self.rest])

    def written(self, value: str) -> str:
        """The entry with another value, without what stands before it."""
        return f"{self.key}: {value}" if self.key else value


@dataclass(frozen=True, slots=True)
class _Slip:
    """What is wrong with an entry; no suggestion where it is not plain what was meant."""

    code: str
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class _Read:
    """How far a value reaches: lines that belong to the entry beside its first, and the slip in it."""

    lines: int = 0
    slip: _Slip | None = None


def syntax_faults(text: str, file: str, error: yaml.MarkedYAMLError) -> list[Problem]:
    """The slips in `text`, each found with those before it mended; at least one.

    Args:
        error: what YAML said of `text`.
    """
    written = text.split("\n")
    faults: list[Problem] = []
    current, now = text, error
    while len(faults) < _MOST_FAULTS:
        fault = _first_fault(current.split("\n"), now)
        if fault is None or any((fault.line, fault.code) == (other.line, other.code) for other in faults):
            break
        values = {**fault.values, "found": shortened(written[fault.line - 1].strip())}
        faults.append(Problem(code=fault.code, file=file, line=fault.line, field=fault.field, values=values))
        current = mended(current, [fault])
        if (following := _error_of(current)) is None or not fault.values.get("suggestion"):
            break
        now = following
    return faults or [_unclear(written, file, error)]


def mended(text: str, faults: Iterable[Problem]) -> str:
    """`text` with the lines as the faults suggest them."""
    lines = text.split("\n")
    for fault in faults:
        if fault.code in _MENDED_BY_LINE and (suggestion := fault.values.get("suggestion")):
            line = lines[fault.line - 1]
            lines[fault.line - 1] = line[: len(line) - len(line.lstrip(" -"))] + suggestion
    return "\n".join(lines)


def field_without_space(key: str) -> str:
    """The field in a key that YAML made of `field:value`; empty where the key is none of that kind."""
    match = _KEY_WITHOUT_SPACE.fullmatch(key)
    return match[1] if match else ""


def with_space(line: str) -> str:
    """The field of a line that lacks the space after its colon, as it should be written; empty for any other line."""
    match = _FIELD_WITHOUT_SPACE.fullmatch(line)
    return f"{match['key']}: {_as_value(match['value'])}" if match else ""


def _error_of(text: str) -> yaml.MarkedYAMLError | None:
    """What YAML says of `text`; nothing also where a character is to blame, which has no line."""
    try:
        yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        return error if isinstance(error, yaml.MarkedYAMLError) else None
    return None


def _first_fault(lines: Sequence[str], error: yaml.MarkedYAMLError) -> Problem | None:
    """The topmost slip, down to the line at which YAML gave up."""
    last = min(error.problem_mark.line if error.problem_mark else len(lines), len(lines) - 1)
    number, indent = 0, 0
    while number <= last:
        line = lines[number]
        if line.startswith("## "):
            return Problem(code="header-unclosed", file="", line=number + 1)
        if entry := _entry(lines, number):
            read = _read(entry)
            if read.slip and (read.slip.code != "yaml-space" or _is_field(entry)):
                values = {"suggestion": read.slip.suggestion}
                return Problem(code=read.slip.code, file="", line=number + 1, field=entry.key, values=values)
            indent = entry.indent
            number += read.lines
        elif _is_stray(line, indent):
            return Problem(code="yaml-syntax", file="", line=number + 1)
        number += 1
    return None


def _is_stray(line: str, indent: int) -> bool:
    """Whether a line is neither field nor item nor remark, and not further in than the field above."""
    start = line.lstrip()
    if not start or ":" in line or start.startswith(_OTHER_STARTS):
        return False
    return len(line) - len(start) <= indent


def _entry(lines: Sequence[str], number: int) -> _Entry | None:
    """The entry that starts at a line."""
    line = lines[number]
    match = _FIELD.fullmatch(line) or _FIELD_WITHOUT_SPACE.fullmatch(line) or _ITEM.fullmatch(line)
    if not match:
        return None
    lead, value = match["lead"], match["value"] or ""
    key = match.groupdict().get("key", "")
    indent = len(lead) if key else lead.rindex("-")
    end = next((at for at in range(number + 1, len(lines)) if _starts_entry(lines[at], indent)), len(lines))
    following = lines[end] if end < len(lines) else ""
    has_space = match.re is not _FIELD_WITHOUT_SPACE
    return _Entry(lead, key, value.strip(), has_space, lines[number + 1 : end], following, indent)


def _starts_entry(line: str, indent: int) -> bool:
    """Whether a line is an entry no further in than `indent`."""
    if len(line) - len(line.lstrip()) > indent:
        return False
    return any(form.fullmatch(line) for form in (_FIELD, _FIELD_WITHOUT_SPACE, _ITEM))


def _is_field(entry: _Entry) -> bool:
    """Whether `- a:b` is the first field of a group and not a text with a colon in it."""
    match = _FIELD.fullmatch(entry.following)
    return "-" not in entry.lead or bool(match and match["lead"] == " " * entry.indent)


def _read(entry: _Entry) -> _Read:
    """How far the value of an entry reaches, and the slip in it."""
    if not entry.has_space:
        return _Read(slip=_Slip("yaml-space", entry.written(_as_value(entry.value))))
    value = entry.value
    if not value or value.startswith("#"):
        return _Read()
    if _BLOCK_TEXT.fullmatch(value):
        return _Read(_further_in(entry))
    if value[0] in "\"'":
        return _read_quoted(entry)
    if value[0] in _CLOSING:
        return _read_bracketed(entry)
    if value.startswith(_SPECIAL):
        return _Read(slip=_in_quotes("yaml-quote", entry))
    colons = len(_COLON.findall(value.split(" #")[0]))
    if colons > (0 if entry.key else 1):  # `- a: b` is a field, and told where types are checked
        return _Read(slip=_in_quotes("yaml-colon", entry))
    return _Read(_further_in(entry))


def _further_in(entry: _Entry) -> int:
    """How many lines below are blank or further in than the entry."""
    for count, line in enumerate(entry.rest):
        if line.strip() and len(line) - len(line.lstrip()) <= entry.indent:
            return count
    return len(entry.rest)


def _read_quoted(entry: _Entry) -> _Read:
    match = _QUOTED.match(entry.text)
    if not match:
        return _Read(slip=_in_quotes("yaml-quote-open", entry))
    lines = match[0].count("\n")
    if _nothing_follows(entry.text, match.end()):
        return _Read(lines)
    return _Read(slip=_Slip("yaml-quote-inside") if lines else _in_quotes("yaml-quote-inside", entry))


def _read_bracketed(entry: _Entry) -> _Read:
    """A value in brackets, which may hold others, and texts in quotation marks."""
    text, opened, at, before = entry.text, "", 0, ""
    while at < len(text):
        sign = text[at]
        if sign in "\"'" and before in ("", *"[{,:"):
            match = _QUOTED.match(text, at)
            if not match:
                return _Read(slip=_Slip("yaml-quote-open"))
            at = match.end() - 1
        elif sign == "#" and text[at - 1].isspace():
            at = text.find("\n", at) if "\n" in text[at:] else len(text)
        elif sign in _CLOSING:
            opened += sign
        elif sign in _CLOSING.values():
            if _CLOSING[opened[-1]] != sign:
                other = text[:at] + _CLOSING[opened[-1]] + text[at + 1 :]
                return _Read(slip=_Slip("yaml-bracket-open", "" if "\n" in text[:at] else _first_line(entry, other)))
            opened = opened[:-1]
            if not opened:
                return _end_of_brackets(entry, at)
        before = before if sign.isspace() else sign
        at += 1
    missing = "".join(_CLOSING[sign] for sign in reversed(opened))
    is_one_line = all(not line.strip() or line.lstrip().startswith("#") for line in entry.rest)
    closed = entry.written(entry.value.rstrip(" ,)" if "(" not in entry.value else " ,") + missing)
    return _Read(slip=_Slip("yaml-bracket-open", closed if is_one_line else ""))


def _first_line(entry: _Entry, text: str) -> str:
    return entry.written(text.partition("\n")[0])


def _end_of_brackets(entry: _Entry, at: int) -> _Read:
    """What follows the last closing bracket: nothing, or the value is a text that begins with a bracket."""
    lines = entry.text[:at].count("\n")
    if _nothing_follows(entry.text, at + 1):
        return _Read(lines)
    return _Read(slip=_Slip("yaml-quote") if lines else _in_quotes("yaml-quote", entry))


def _nothing_follows(text: str, at: int) -> bool:
    return _NOTHING_MORE.fullmatch(text[at:].partition("\n")[0]) is not None


def _in_quotes(code: str, entry: _Entry) -> _Slip:
    return _Slip(code, entry.written(quoted(as_meant(entry.value))))


def _as_value(text: str) -> str:
    """`text` where it can stand behind a colon as it is, or begins with a bracket; else in quotation marks."""
    text = text.strip()
    if text.startswith(tuple(_CLOSING)) or _BLOCK_TEXT.fullmatch(text):
        return text
    is_plain = _error_of(f"x: {text}\n") is None and " #" not in text and not text.startswith(("&", "*", "!", "#"))
    return text if is_plain else quoted(as_meant(text))


def _unclear(lines: Sequence[str], file: str, error: yaml.MarkedYAMLError) -> Problem:
    """A fault of no known kind, at the line YAML complains about."""
    at = error.problem_mark.line if error.problem_mark else 0
    context = error.context_mark
    # What should have been a field is where it began; so is whatever YAML missed in a line without words.
    is_field = error.context == "while scanning a simple key"
    if context and (is_field or at >= len(lines) or not lines[at].strip() or lines[at].lstrip().startswith("#")):
        at = context.line
    at = min(at, len(lines) - 1)
    return Problem(code="yaml-syntax", file=file, line=at + 1, values={"found": shortened(lines[at].strip())})
