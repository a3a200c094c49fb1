"""Phrases with alternatives and gaps, as the lexicon writes them, found in a text without trying them all.

mua bán người                words in a row, with or without marks as the text is typed
(bị|đem) bán                 one of several; `(ba|hai)?` may be missing
bán … sang trung quốc        up to four words between, not past the end of a clause
bán người !(máy|mẫu)         not followed by these
traffick*                    the beginning of a word
,                            a comma; `,?` where it may be missing
-                            a dash or full stop that may be missing
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from antoan.judge.words import Words, key
from antoan.writing.slug import fold

_SIGN = re.compile(r"\s*(!\(|\(|\)\??|\||…|,\??|[^\s()|…,!]+)")
_GAP = r"(?: (?![.] )[^ ]+){0,4}?"
# What an index holds for phrases that begin with part of a word: they are tried on every text.
_ANY = ""
# No Vietnamese syllable without marks of its own is as long as this but "nghien" and its like.
_LONG_ENOUGH = 5


class BadPattern(ValueError):
    """A phrase of the lexicon that cannot be read: a mistake in the program, not an expected failure.

    Attributes:
        pattern: as written.
    """

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        super().__init__(f"lexicon: cannot read {pattern!r}")


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase in a text: which list it belongs to, and where it stands in `Words.line`."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase, compiled.

    Attributes:
        doors: words one of which every text with this phrase has.
    """

    name: str
    regex: re.Pattern[str]
    doors: frozenset[str]


class Patterns:
    """Named lists of phrases, ready to be found.

    Args:
        short_words: whether a short word alone may be found in a text without marks. Not in Vietnamese, where `bao` may
            be `bão` or `báo`, and `voi` may be `với`.

    Raises:
        BadPattern: a phrase cannot be read.
    """

    def __init__(self, lists: Iterable[tuple[str, Iterable[str]]], *, short_words: bool) -> None:
        self._marked: dict[str, list[_Phrase]] = defaultdict(list)
        self._bare: dict[str, list[_Phrase]] = defaultdict(list)
        for name, written in lists:
            for text in written:
                for index, spell in ((self._marked, key), (self._bare, fold)):
                    for phrase in _Reader(name, text, spell).phrases(short_words=short_words):
                        for door in phrase.doors:
                            index[door].append(phrase)

    def find(self, words: Words) -> list[Found]:
        """Every place where a phrase stands, from left to right."""
        index = self._marked if words.is_marked else self._bare
        phrases = {id(phrase): phrase for word in (_ANY, *words.vocabulary) for phrase in index.get(word, ())}
        found = [
            Found(phrase.name, match.start(), match.end())
            for phrase in phrases.values()
            for match in phrase.regex.finditer(words.line)
        ]
        # Sets have no order of their own, and what is found must be the same on every run.
        return sorted(found, key=lambda hit: (hit.start, hit.end, hit.name))


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a phrase as a regular expression, and its doors; none where it may be missing.

    Attributes:
        word: the word it is, where it is no more than one.
    """

    regex: str
    doors: frozenset[str] = frozenset()
    word: str = ""


def _says_enough(word: str) -> bool:
    """Whether a Vietnamese word alone says something without its marks."""
    return not word or (word.isascii() and len(word) >= _LONG_ENOUGH)


class _Reader:
    """Reads one phrase."""

    def __init__(self, name: str, text: str, spell: Callable[[str], str]) -> None:
        self._name, self._text, self._spell = name, text, spell
        self._signs = _SIGN.findall(text)
        if "".join(self._signs) != re.sub(r"\s+", "", text):
            raise BadPattern(text)
        self._at = 0

    def phrases(self, *, short_words: bool) -> list[_Phrase]:
        """One for each alternative at the top."""
        parts = self._top()
        if self._at != len(self._signs):
            raise BadPattern(self._text)
        usable = [part for part in parts if short_words or self._spell is not fold or _says_enough(part.word)]
        return [_Phrase(self._name, re.compile(part.regex), part.doors or frozenset({_ANY})) for part in usable]

    def _top(self) -> list[_Part]:
        """The alternatives at the top, also where brackets stand around them all."""
        if self._signs[:1] == ["("] and [sign for sign in self._signs if ")" in sign] == self._signs[-1:] == [")"]:
            self._signs = self._signs[1:-1]
        return self._alternatives()

    def _alternatives(self) -> list[_Part]:
        parts = [self._sequence()]
        while self._next() == "|":
            self._at += 1
            parts.append(self._sequence())
        return parts

    def _sequence(self) -> _Part:
        regex, doors, start = "", [frozenset[str]()], self._at
        while (sign := self._next()) and sign != "|" and not sign.startswith(")"):
            part = self._item(sign)
            regex += part.regex
            doors.append(part.doors)
        # The fewest words open the phrase least often; among single words, the longest is most likely the rarest.
        usable = [words for words in doors if words and _ANY not in words]
        word = self._signs[start] if self._at - start == 1 else ""
        best = min(usable, key=lambda words: (len(words), -max(map(len, words))), default=frozenset[str]())
        return _Part(regex, best, word)

    def _item(self, sign: str) -> _Part:
        self._at += 1
        if sign == "…":
            return _Part(_GAP)
        if sign.startswith(","):
            return _Part("(?: ,)?" if sign.endswith("?") else " ,")
        if sign == "-":
            return _Part(r"(?: \.)?")
        if sign in ("(", "!("):
            return self._group(negative=sign == "!(")
        stem = self._spell(sign.rstrip("*"))
        if sign.endswith("*"):
            return _Part(f" {re.escape(stem)}[^ ]*", frozenset({_ANY}))
        return _Part(f" {re.escape(stem)}(?= )", frozenset({stem}))

    def _group(self, *, negative: bool) -> _Part:
        parts = self._alternatives()
        close = self._next()
        if not close.startswith(")"):
            raise BadPattern(self._text)
        self._at += 1
        choices = "|".join(part.regex for part in parts)
        if negative:
            return _Part(f"(?!{choices})")
        if close == ")?":
            return _Part(f"(?:{choices})?")
        doors = (
            frozenset[str]() if any(not part.doors for part in parts) else frozenset.union(*(p.doors for p in parts))
        )
        return _Part(f"(?:{choices})", doors)

    def _next(self) -> str:
        return self._signs[self._at] if self._at < len(self._signs) else ""
