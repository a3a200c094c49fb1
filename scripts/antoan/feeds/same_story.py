"""Whether two outlets tell the same story: much the same words within a few days, no place or number against it.

A story told twice costs the curator a second; one taken for another is lost. In doubt they are two.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from antoan.model.language import Language
from antoan.writing.slug import fold

DAYS_APART = 3
# Shares of words in common, of all words of both.
_TITLE_SHARE = 0.75
_PAIR_SHARE = 0.35
_FEWEST_WORDS = 5
_FEWEST_PAIRS = 10
# A pair of words that stands in more stories than this tells nothing ("mua bán", "bán người").
_COMMON = 24
_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A story as it is compared.

    Attributes:
        title: its words, folded.
        pairs: of neighbouring words of title and summary.
        numbers: of the title.
        day: of its first report in Viet Nam.
    """

    id: str
    language: Language | None
    title: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    numbers: frozenset[str]
    provinces: frozenset[str]
    day: date | None

    @classmethod
    def of(
        cls,
        id_: str,
        title: str,
        summary: str,
        *,
        language: Language | None,
        provinces: Iterable[str],
        day: date | None,
    ) -> Story:
        """A story from its texts."""
        words = _WORD.findall(fold(title))
        told = [*words, *_WORD.findall(fold(summary))[:60]]
        return cls(
            id=id_,
            language=language,
            title=frozenset(words),
            pairs=frozenset(pairwise(told)),
            numbers=frozenset(_NUMBER.findall(title)),
            provinces=frozenset(provinces),
            day=day,
        )


def is_same(one: Story, other: Story) -> bool:
    """Whether they are one story."""
    if None not in (one.language, other.language) and one.language != other.language:
        return False
    if one.day and other.day and abs((one.day - other.day).days) > DAYS_APART:
        return False
    if one.numbers and other.numbers and one.numbers.isdisjoint(other.numbers):
        return False
    if one.provinces and other.provinces and one.provinces.isdisjoint(other.provinces):
        return False
    if one.title == other.title and one.numbers == other.numbers:
        return True
    words = len(one.title & other.title)
    if words >= _FEWEST_WORDS and words / len(one.title | other.title) >= _TITLE_SHARE:
        return one.numbers == other.numbers or not (one.numbers and other.numbers)
    pairs = len(one.pairs & other.pairs)
    return pairs >= _FEWEST_PAIRS and pairs / len(one.pairs | other.pairs) >= _PAIR_SHARE


class Stories:
    """Stories found by what they have in common, without comparing each with each."""

    def __init__(self) -> None:
        self._by_pair: dict[tuple[str, str], list[Story]] = defaultdict(list)

    def add(self, story: Story) -> None:
        """Remember a story."""
        for pair in story.pairs:
            bucket = self._by_pair[pair]
            if len(bucket) <= _COMMON:
                bucket.append(story)

    def find(self, story: Story) -> str | None:
        """The id of a story that is the same; the one with most in common first."""
        shared: Counter[str] = Counter()
        candidates: dict[str, Story] = {}
        for pair in story.pairs:
            bucket = self._by_pair.get(pair, ())
            if len(bucket) <= _COMMON:
                for other in bucket:
                    shared[other.id] += 1
                    candidates[other.id] = other
        for other_id, _ in shared.most_common(8):
            if is_same(story, candidates[other_id]):
                return other_id
        return None
