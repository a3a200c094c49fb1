"""Fits the weights of the signs to labelled items: `python -m tests.judge.fit`.

Logistic regression in plain Python: few hundred features that are mostly absent, so that it takes seconds. Every weight
is pulled towards what the lexicon's `leans` say of its sign, so that a sign the items hardly show keeps its meaning.
`--cross` instead prints how well items fare that the weights were not fitted to, and which go wrong.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from antoan.judge import lexicon as lexicon_module
from antoan.judge.lexicon import lexicon
from antoan.judge.relevance import LOOK_ALIKE, signs_of
from antoan.judge.words import Words
from antoan.model.language import Language
from tests.judge.items import LABELLED, Item, read_items

FOLDER = Path(lexicon_module.__file__).parent
BIAS = -2.0
PULL = 0.5
# A single word says little: it is held four times as firmly to nothing as a sign to its lean.
WORD_PULL = 4.0
RAREST = 3
# An item that is missed is lost, one too many costs a key: added to the log-odds of every item.
TILT = 0.6
SMALLEST = 0.02
ROUNDS = 200
FOLDS = 5
_WORD = "word "

Leans = Mapping[str, float]


@dataclass(frozen=True)
class Model:
    """Weights by feature, and the log-odds of an item without any."""

    weights: Mapping[str, float]
    bias: float

    def odds(self, features: Sequence[str], leans: Leans) -> float:
        """Log-odds of an item; a sign no item has shown keeps its lean."""
        return self.bias + sum(self.weights.get(name, lean_of(name, leans)) for name in features)


def read_leans() -> dict[str, float]:
    """What the lexicon says of each sign beforehand."""
    return {sign: float(lean) for lean, signs in _lexicon()["leans"].items() for sign in signs}


def lean_of(feature: str, leans: Leans) -> float:
    """The lean of a feature; a pair adds a little to its signs."""
    return leans.get(feature, 0.3 if " + " in feature else 0.0)


def features_of(item: Item) -> list[str]:
    """Every sign, pair and word of an item; words carry their language, since `can` is two words."""
    language = Language(item.language)
    title, summary = (Words.of(text, is_vietnamese=language is Language.VI) for text in (item.title, item.summary))
    words = sorted(title.bare_words | summary.bare_words)
    return [*signs_of(title, summary, lexicon(language)), *(f"{_WORD}{language} {word}" for word in words)]


def fit(rows: Sequence[tuple[Sequence[str], bool]], leans: Leans) -> Model:
    """Adagrad on the penalised likelihood."""
    counts = Counter(name for features, _ in rows for name in features)
    names = sorted(name for name, count in counts.items() if count >= RAREST or not name.startswith(_WORD))
    start = {name: lean_of(name, leans) for name in names}
    pull = {name: WORD_PULL if name.startswith(_WORD) else PULL for name in names}
    kept = [([name for name in features if name in start], is_relevant) for features, is_relevant in rows]
    weights, bias = dict(start), BIAS
    past, past_bias = dict.fromkeys(names, 1e-3), 1e-3
    for _ in range(ROUNDS):
        slope = {name: pull[name] * (weights[name] - start[name]) for name in names}
        slope_bias = 0.05 * (bias - BIAS)
        for features, is_relevant in kept:
            odds = bias + sum(weights[name] for name in features)
            error = 1 / (1 + math.exp(-max(-30.0, min(30.0, odds)))) - is_relevant
            slope_bias += error
            for name in features:
                slope[name] += error
        for name in names:
            past[name] += slope[name] ** 2
            weights[name] -= 0.2 * slope[name] / math.sqrt(past[name])
        past_bias += slope_bias**2
        bias -= 0.2 * slope_bias / math.sqrt(past_bias)
    return Model(weights, bias)


def cross(items: Sequence[Item], leans: Leans) -> list[tuple[float, Item]]:
    """Log-odds of every item by weights fitted to other items."""
    order = list(range(len(items)))
    random.Random(1).shuffle(order)  # noqa: S311  (no secret)
    features = [features_of(item) for item in items]
    scored: list[tuple[float, Item]] = []
    for fold in range(FOLDS):
        model = fit([(features[i], items[i].relevant) for at, i in enumerate(order) if at % FOLDS != fold], leans)
        scored += [(model.odds(features[i], leans), items[i]) for at, i in enumerate(order) if at % FOLDS == fold]
    return scored


def written(model: Model, leans: Leans, count: int) -> str:
    """The weights as a file."""
    lexicon_words = _lexicon()
    pairs = [f"{first} + {second}" for first, second in lexicon_words["pairs"]]
    signs = {
        name: model.weights.get(name, lean_of(name, leans)) for name in [*lexicon_words["signs"], LOOK_ALIKE, *pairs]
    }
    lines = [
        f"# Written by tests/judge/fit.py from {count} labelled items.",
        f"bias: {model.bias + TILT:.3f}",
        "weights:",
    ]
    lines += _entries(signs, "  ")
    lines.append("words:")
    for language in Language:
        start = f"{_WORD}{language} "
        words = {name.removeprefix(start): weight for name, weight in model.weights.items() if name.startswith(start)}
        lines += [f"  {language}:", *_entries(words, "    ")]
    return "\n".join(lines) + "\n"


def _entries(weights: Mapping[str, float], lead: str) -> list[str]:
    return [
        f"{lead}{json.dumps(name)}: {weight:.2f}" for name, weight in sorted(weights.items()) if abs(weight) >= 0.02
    ]


def _lexicon() -> Any:
    return yaml.safe_load((FOLDER / "lexicon.yml").read_text(encoding="utf-8"))


def main() -> None:
    """Fit and write, or cross-validate and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cross", action="store_true")
    parser.add_argument("files", nargs="*", type=Path, default=LABELLED)
    options = parser.parse_args()
    items = [item for file in options.files for item in read_items(file)]
    leans = read_leans()
    if options.cross:
        tell(cross(items, leans))
        return
    model = fit([(features_of(item), item.relevant) for item in items], leans)
    (FOLDER / "weights.yml").write_text(written(model, leans, len(items)), encoding="utf-8")


def tell(scored: Sequence[tuple[float, Item]]) -> None:
    """Print precision and recall, and what goes wrong."""
    hits = sum(odds >= 0 and item.relevant for odds, item in scored)
    taken = sum(odds >= 0 for odds, _ in scored)
    wanted = sum(item.relevant for _, item in scored)
    print(f"{len(scored)} items: precision {hits / max(1, taken):.3f}, recall {hits / max(1, wanted):.3f}")
    for odds, item in sorted(scored, key=lambda row: row[0]):
        if (odds >= 0) != item.relevant:
            signs = [name for name in features_of(item) if not name.startswith(_WORD)]
            print("FN" if item.relevant else "FP", f"{odds:.2f}", item.id, item.title, "|", item.summary, "|", signs)


if __name__ == "__main__":
    main()
