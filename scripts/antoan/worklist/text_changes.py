"""What has changed between two texts, word by word, for people who have never seen a diff."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from antoan.content.originals import OriginalText

_WORD = re.compile(r"\s+|[^\s]+")
_HEADING = re.compile(r"#{1,6}\s+(.*?)\s*#*")
# Below this likeness two paragraphs are different ones: marking single words in them would only confuse.
_LIKENESS = 0.4


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: `changed` where the other text has something else in its place."""

    text: str
    changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A passage before and after; empty where it was added or taken away.

    Attributes:
        heading: of the section it stands in; empty above the first.
    """

    before: tuple[Piece, ...]
    after: tuple[Piece, ...]
    heading: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChanges:
    """The changes of one field, `title`, `summary` or `body`."""

    field: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextChanges:
    """The changes between two texts.

    Attributes:
        added, removed: how many words.
    """

    fields: tuple[FieldChanges, ...]
    added: int
    removed: int


def text_changes(before: OriginalText, after: OriginalText) -> TextChanges:
    """What changed from `before` to `after`, field by field; fields that are the same are left out."""
    fields = []
    for name in ("title", "summary", "body"):
        old, new = (getattr(text, name) for text in (before, after))
        if changes := tuple(_changes(_paragraphs(old), _paragraphs(new))):
            fields.append(FieldChanges(field=name, changes=changes))
    every = [change for field in fields for change in field.changes]
    return TextChanges(
        fields=tuple(fields),
        added=sum(_words(change.after) for change in every),
        removed=sum(_words(change.before) for change in every),
    )


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _changes(old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    for kind, old_start, old_end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            for place, (before, after) in enumerate(_pairs(old[old_start:old_end], new[new_start:new_end])):
                at = min(new_start + place + 1, new_end)
                yield _compared(before, after, _heading(new[:at]))


def _pairs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Paragraphs beside those they became, in order; an empty text stands for none."""
    left = list(new)
    for before in old:
        likeness = [_likeness(before, after) for after in left]
        best = max(range(len(left)), key=likeness.__getitem__, default=-1)
        if best >= 0 and likeness[best] >= _LIKENESS:
            yield from (("", after) for after in left[:best])
            yield before, left[best]
            del left[: best + 1]
        else:
            yield before, ""
    yield from (("", after) for after in left)


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one.split(), other.split(), autojunk=False)
    # The cheap upper bound spares most of the cost where a whole text was written anew.
    return matcher.ratio() if matcher.quick_ratio() >= _LIKENESS else 0.0


def _compared(before: str, after: str, heading: str) -> Change:
    if not before or not after:
        return Change(before=_whole(before), after=_whole(after), heading=heading)
    old, new = _WORD.findall(before), _WORD.findall(after)
    removed: list[Piece] = []
    added: list[Piece] = []
    for kind, old_start, old_end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        for pieces, words in ((removed, old[old_start:old_end]), (added, new[new_start:new_end])):
            if words:
                pieces.append(Piece("".join(words), kind != "equal"))
    return Change(before=tuple(removed), after=tuple(added), heading=heading)


def _whole(text: str) -> tuple[Piece, ...]:
    return (Piece(text, True),) if text else ()


def _heading(paragraphs: Sequence[str]) -> str:
    """The text of the last heading among `paragraphs`."""
    return next((match[1] for line in reversed(paragraphs) if (match := _HEADING.fullmatch(line))), "")


def _words(pieces: Sequence[Piece]) -> int:
    return sum(len(piece.text.split()) for piece in pieces if piece.changed)
