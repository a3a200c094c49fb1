"""Quotation marks: what an editor meant by those of a value, and how a text is written so that YAML takes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

_DOUBLE = '"“”'
_SINGLE = "'‘’"
_ALWAYS_OPENING = "“‘"
# What may stand before a mark that opens; the marks themselves are skipped.
_BEFORE_OPENING = "([{<:-–—/"


@dataclass(frozen=True, slots=True)
class _Marks:
    """Positions of quotation marks in a text.

    Attributes:
        pairs: of a mark that opens and the one that closes it.
        alone: of those without a partner.
    """

    pairs: tuple[tuple[int, int], ...]
    alone: tuple[int, ...]


def as_meant(value: str) -> str:
    """The text of a value whose quotation marks are out of step.

    The pair around the whole value goes, straight or curly, and so does a double mark that has lost its partner; pairs
    inside stay.

    Args:
        value: one line, as it stands behind the colon.
    """
    text = value.strip()
    if text.startswith('"'):
        text = text.replace('\\"', '"')
    marks = _marks(text, _DOUBLE)
    text = _without(text, [*_outer(text, marks), *marks.alone])
    if text[:1] in tuple(_SINGLE):
        marks = _marks(text, _SINGLE)
        # Others without a partner are apostrophes.
        text = _without(text, [*_outer(text, marks), *(0 for at in marks.alone if at == 0)])
    return text.strip()


def quoted(text: str) -> str:
    """`text` as YAML takes it whatever it contains, on one line."""
    if '"' in text and any(sign in text for sign in "'“”"):  # apostrophes would have to be doubled
        text = _curly(text)
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def _outer(text: str, marks: _Marks) -> tuple[int, ...]:
    """The two marks around the whole text; nothing where there is no such pair."""
    return next((pair for pair in marks.pairs if pair == (0, len(text) - 1)), ())


def _curly(text: str) -> str:
    """`text` with curly marks for double ones."""
    signs = list(text)
    for start, end in _marks(text, _DOUBLE).pairs:
        signs[start], signs[end] = "“", "”"
    return "".join(signs)


def _marks(text: str, kind: str) -> _Marks:
    """The marks of one kind, each with the partner its neighbours give it."""
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    alone: list[int] = []
    for at, opens in _each_mark(text, kind):
        if opens:
            opened.append(at)
        elif opened:
            pairs.append((opened.pop(), at))
        else:
            alone.append(at)
    return _Marks(tuple(pairs), (*opened, *alone))


def _each_mark(text: str, kind: str) -> Iterator[tuple[int, bool]]:
    """The position of each mark, and whether it opens."""
    for at, sign in enumerate(text):
        if sign not in kind:
            continue
        before, after = text[:at].rstrip(kind)[-1:], text[at + 1 : at + 2]
        if kind == _SINGLE and before.isalnum() and after.isalnum():
            continue  # an apostrophe
        is_free = not before or before.isspace() or before in _BEFORE_OPENING
        yield at, sign in _ALWAYS_OPENING or (is_free and not after.isspace() and after != "")


def _without(text: str, places: list[int]) -> str:
    return "".join(sign for at, sign in enumerate(text) if at not in places)
