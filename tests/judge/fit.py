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
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from antoan.judge import lexicon as lexicon_module
from antoan.judge.lexicon import lexicon
from antoan.judge.relevance import signs_of
from antoan.judge.words import Words
from antoan.model.language import Language
from tests.judge.items import LABELLED, Item, read_items

FOLDER = Path(lexicon_module.__file__).parent
BIAS = -2.0
PULL = 1.0
ROUNDS = 250
FOLDS = 5


@dataclass(frozen=True)
class Model:
    """Weights by feature, and the log-odds of an item without any."""

    weights: Mapping[str, float]
    bias: float

    def odds(self, features: Sequence[str], leans: Mapping[str, float]) -> float:
        """Log-odds of an item; a feature no item has shown keeps its lean."""
        return self.bias + sum(self.weights.get(name, lean_of(name, leans)) for name in features)


def read_leans() -> dict[str, float]:
    """What the lexicon says of each sign beforehand."""
    words: Any = yaml.safe_load((FOLDER / "lexicon.yml").read_text(encoding="utf-8"))
    return {sign: float(lean) for lean, signs in words["leans"].items() for sign in signs}


def lean_of(feature: str, leans: Mapping[str, float]) -> float:
    """The lean of a feature: of a pair a little, of a sign in the headline a third more."""
    if " + " in feature:
        return -1.0 if "film" in feature else 0.3
    return leans.get(feature.removesuffix(" in title"), 0.0) * (0.3 if feature.endswith(" in title") else 1.0)


def features_of(item: Item) -> list[str]:
    """Every feature of an item."""
    is_vietnamese = item.language == Language.VI
    title, summary = (Words.of(text, is_vietnamese=is_vietnamese) for text in (item.title, item.summary))
    return list(signs_of(title, summary, lexicon(Language(item.language))))


def fit(rows: Sequence[tuple[Sequence[str], bool]], leans: Mapping[str, float]) -> Model:
    """Adagrad on the penalised likelihood."""
    names = sorted({name for features, _ in rows for name in features})
    start = {name: lean_of(name, leans) for name in names}
    weights, bias = dict(start), BIAS
    past, past_bias = dict.fromkeys(names, 1e-6), 1e-6
    for _ in range(ROUNDS):
        slope = {name: PULL * (weights[name] - start[name]) for name in names}
        slope_bias = 0.05 * (bias - BIAS)
        for features, is_relevant in rows:
            odds = bias + sum(weights[name] for name in features)
            error = 1 / (1 + math.exp(-max(-30.0, min(30.0, odds)))) - is_relevant
            slope_bias += error
            for name in features:
                slope[name] += error
        for name in names:
            past[name] += slope[name] ** 2
            weights[name] -= 0.5 * slope[name] / math.sqrt(past[name])
        past_bias += slope_bias**2
        bias -= 0.5 * slope_bias / math.sqrt(past_bias)
    return Model(weights, bias)


def cross(items: Sequence[Item], leans: Mapping[str, float]) -> list[tuple[float, Item]]:
    """Log-odds of every item by weights fitted to other items."""
    order = list(range(len(items)))
    random.Random(1).shuffle(order)  # noqa: S311  (no secret)
    features = [features_of(item) for item in items]
    scored: list[tuple[float, Item]] = []
    for fold in range(FOLDS):
        model = fit([(features[i], items[i].relevant) for at, i in enumerate(order) if at % FOLDS != fold], leans)
        scored += [(model.odds(features[i], leans), items[i]) for at, i in enumerate(order) if at % FOLDS == fold]
    return scored


def main() -> None:
    """Fit and write, or cross-validate and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cross", action="store_true")
    parser.add_argument("files", nargs="*", type=Path, default=LABELLED)
    options = parser.parse_args()
    items = [item for file in options.files for item in read_items(file)]
    leans = read_leans()
    if options.cross:
        _tell(cross(items, leans))
        return
    model = fit([(features_of(item), item.relevant) for item in items], leans)
    everything = {name: model.weights.get(name, lean_of(name, leans)) for name in _all_features()}
    lines = [
        f"# Written by tests/judge/fit.py from {len(items)} labelled items.",
        f"bias: {model.bias:.3f}",
        "weights:",
    ]
    lines += [f"  {json.dumps(name)}: {weight:.3f}" for name, weight in sorted(everything.items()) if weight]
    (FOLDER / "weights.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _all_features() -> list[str]:
    words: Any = yaml.safe_load((FOLDER / "lexicon.yml").read_text(encoding="utf-8"))
    signs = list(words["signs"])
    pairs = [f"{first} + {second}" for first, second in words["pairs"]]
    return [*signs, *(f"{sign} in title" for sign in signs), *pairs]


def _tell(scored: Sequence[tuple[float, Item]]) -> None:
    hits = sum(odds >= 0 and item.relevant for odds, item in scored)
    taken = sum(odds >= 0 for odds, _ in scored)
    wanted = sum(item.relevant for _, item in scored)
    print(f"{len(scored)} items: precision {hits / max(1, taken):.3f}, recall {hits / max(1, wanted):.3f}")
    for odds, item in sorted(scored, key=lambda row: row[0]):
        if (odds >= 0) != item.relevant:
            print(
                "FN" if item.relevant else "FP",
                f"{odds:.2f}",
                item.id,
                item.title,
                "|",
                item.summary[:260],
                "|",
                features_of(item),
            )


if __name__ == "__main__":
    main()
