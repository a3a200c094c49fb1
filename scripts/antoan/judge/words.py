"""A text as the words it is made of, in a writing that makes the ways to type Vietnamese comparable."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache

from antoan.writing.slug import fold

# The keys of Telex for the tones; capitals, since words are in lower case.
_TONES = {"\u0300": "F", "\u0301": "S", "\u0309": "R", "\u0303": "X", "\u0323": "J"}
# A hyphen inside a word only joins: "scam-centre" is two words in a row.
_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)?|[.!?;:…,()&/|–—]|(?<![^\W_])-|-(?![^\W_])")
_STOPS = frozenset(".!?;:…()|–—-/")
# Below this share of words with a mark a Vietnamese text was typed without them; a name may have one all the same.
_MARKED_SHARE = 0.12


@lru_cache(maxsize=65536)
def key(word: str) -> str:
    """`word` in lower case with its tone behind the letters: `hòa`, `hoà` and `HÒA` give `hoaF`, `đường` `đươngF`."""
    if word.isascii():
        return word.lower()
    letters, tone = "", ""
    for ch in unicodedata.normalize("NFD", word.lower()):
        if ch in _TONES:
            tone = _TONES[ch]
        else:
            letters += ch
    return unicodedata.normalize("NFC", letters) + tone


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a sign of a text.

    Attributes:
        text: as written.
        key: see `key`; of an unmarked text, the bare letters.
        start: where it begins in the text.
    """

    text: str
    key: str
    start: int

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital or a digit."""
        return self.text[0].isupper() or self.text[0].isdigit()


@dataclass(frozen=True)
class Words:
    """A headline or a summary, cut into words.

    Attributes:
        is_marked: whether Vietnamese letters carry their marks in it; in a text typed without marks `ban` may be `bán`,
            in one with marks it is not.
    """

    text: str
    words: tuple[Word, ...]
    is_marked: bool

    @classmethod
    def of(cls, text: str, *, is_vietnamese: bool) -> Words:
        """The words of `text`."""
        text = unicodedata.normalize("NFC", text).replace("’", "'")
        found = [(match[0], match.start()) for match in _TOKEN.finditer(text)]
        marked = is_vietnamese and _is_marked(found)
        return cls(text, tuple(Word(part, key(part) if marked else fold(part), start) for part, start in found), marked)

    @cached_property
    def line(self) -> str:
        """The keys, a space on either side of each; signs that end a clause are a full stop."""
        keys = (" ." if word.text in _STOPS else f" {word.key}" for word in self.words)
        return "".join(keys) + " "

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every key."""
        return frozenset(word.key for word in self.words)

    @cached_property
    def has_capitals(self) -> bool:
        """Whether capitals tell names from words in it: some words begin with one, and some do not."""
        letters = [word for word in self.words[1:] if word.text[0].isalpha()]
        return any(word.text[0].isupper() for word in letters) and not all(word.text[0].isupper() for word in letters)

    @cached_property
    def bare_words(self) -> frozenset[str]:
        """Its words without marks; no numbers, no signs."""
        return frozenset(_bare(word.text) for word in self.words if word.text[0].isalpha())

    def between(self, first: int, end: int) -> str:
        """What was written from the word at `first` up to the word at `end`."""
        return self.text[self.words[first].start : self.words[end - 1].start + len(self.words[end - 1].text)]

    def original(self, start: int, end: int) -> str:
        """What was written where `line` has the characters from `start` to `end`."""
        first = self.line.count(" ", 0, start + 1) - 1
        last = self.line.count(" ", 0, end) - 1
        return self.between(max(first, 0), min(last + 1, len(self.words))) if max(first, 0) <= last else ""


@lru_cache(maxsize=65536)
def _bare(word: str) -> str:
    return fold(word)


def _is_marked(found: list[tuple[str, int]]) -> bool:
    words = [part for part, _ in found if part[0].isalpha()]
    return bool(words) and sum(not word.isascii() for word in words) / len(words) >= _MARKED_SHARE
