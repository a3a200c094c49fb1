"""Whether an item is about our subject: signs found in headline and summary, weighed.

Signs are lists of phrases written by people; they say why. Single words add what signs miss, each a little. All weights
are fitted to labelled items (`python -m tests.judge.fit`).
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from antoan.judge.lexicon import Lexicon
from antoan.judge.words import Words

# Log-odds from which on an item goes into the inbox.
THRESHOLD = 0.0
# The sign of a text with words that look like ours and mean something else.
LOOK_ALIKE = "look-alike"
_REASONS = 6


@dataclass(frozen=True, slots=True)
class Relevance:
    """How surely an item is about our subject.

    Attributes:
        score: 0 to 1.
        reasons: the signs that spoke for it, strongest first, each with the words found: `trafficking: mua bán người`.
    """

    score: float
    is_relevant: bool
    reasons: tuple[str, ...]


def signs_of(title: Words, summary: Words, lexicon: Lexicon) -> dict[str, str]:
    """Every sign of an item and every pair of them (`sign + sign`), with the words that show it."""
    found: dict[str, str] = {}
    for words in (title, summary):
        masks = lexicon.masks.find(words)
        for hit in masks[:1]:
            found.setdefault(LOOK_ALIKE, words.original(hit.start, hit.end))
        for hit in lexicon.signs.find(words):
            if hit.name not in found and not any(mask.start < hit.end and hit.start < mask.end for mask in masks):
                found[hit.name] = words.original(hit.start, hit.end)
    for first, second in lexicon.pairs:
        if first in found and second in found:
            found[f"{first} + {second}"] = f"{found[first]} + {found[second]}"
    return found


def weigh(found: dict[str, str], words: frozenset[str], lexicon: Lexicon) -> Relevance:
    """The verdict on an item with these signs and these words (without marks)."""
    odds = lexicon.bias + sum(lexicon.weights.get(name, 0.0) for name in found)
    # Sums of floats depend on their order, and sets have none.
    odds += sum(lexicon.word_weights.get(word, 0.0) for word in sorted(words))
    return Relevance(
        score=1 / (1 + math.exp(-max(-30.0, min(30.0, odds)))),
        is_relevant=odds >= THRESHOLD,
        reasons=tuple(_reasons(found, lexicon)),
    )


def _reasons(found: dict[str, str], lexicon: Lexicon) -> Iterator[str]:
    totals = {name: _total(name, found, lexicon) for name in found if " + " not in name}
    for name in sorted(totals, key=lambda name: (-totals[name], name))[:_REASONS]:
        if totals[name] > 0:
            yield f"{name}: {found[name]}"


def _total(name: str, found: dict[str, str], lexicon: Lexicon) -> float:
    """What a sign adds, with half of each of its pairs."""
    pairs = sum(lexicon.weights.get(other, 0.0) for other in found if " + " in other and name in other.split(" + "))
    return lexicon.weights.get(name, 0.0) + pairs / 2
