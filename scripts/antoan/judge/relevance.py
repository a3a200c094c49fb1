"""Whether an item is about our subject: signs found in headline and summary, weighed.

The weights are fitted to labelled items (`python -m tests.judge.fit`); the signs are written by people.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from antoan.judge.lexicon import Lexicon
from antoan.judge.words import Words

# Log-odds from which on an item goes into the inbox.
THRESHOLD = 0.0
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
    """Every feature of an item, with the words that show it: `sign`, `sign in title`, `sign + sign`."""
    found: dict[str, str] = {}
    for words, is_title in ((title, True), (summary, False)):
        spans = [(hit.start, hit.end) for hit in lexicon.masks.find(words)]
        for hit in lexicon.signs.find(words):
            if not any(start < hit.end and hit.start < end for start, end in spans):
                written = words.original(hit.start, hit.end)
                found.setdefault(hit.name, written)
                if is_title:
                    found.setdefault(f"{hit.name} in title", written)
    for first, second in lexicon.pairs:
        if first in found and second in found:
            found[f"{first} + {second}"] = f"{found[first]} + {found[second]}"
    return found


def weigh(found: dict[str, str], lexicon: Lexicon) -> Relevance:
    """The verdict on an item with these features."""
    odds = lexicon.bias + sum(lexicon.weights.get(name, 0.0) for name in found)
    return Relevance(
        score=1 / (1 + math.exp(-max(-30.0, min(30.0, odds)))),
        is_relevant=odds >= THRESHOLD,
        reasons=tuple(_reasons(found, lexicon)),
    )


def _reasons(found: dict[str, str], lexicon: Lexicon) -> Iterator[str]:
    signs = [name for name in found if " + " not in name and not name.endswith(" in title")]
    strongest = sorted(signs, key=lambda name: (-_total(name, found, lexicon), name))
    for name in strongest[:_REASONS]:
        if _total(name, found, lexicon) > 0:
            yield f"{name}: {found[name]}"


def _total(name: str, found: dict[str, str], lexicon: Lexicon) -> float:
    """What a sign adds, half of its pairs among it."""
    pairs = sum(lexicon.weights.get(other, 0.0) for other in found if " + " in other and name in other.split(" + "))
    in_title = f"{name} in title"
    return (
        lexicon.weights.get(name, 0.0) + (lexicon.weights.get(in_title, 0.0) if in_title in found else 0.0) + pairs / 2
    )
