"""The lexicon: signs and masks from `lexicon.yml`, their weights from `weights.yml`, ready to use."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from antoan.judge.bodies import BodyWords
from antoan.judge.patterns import Patterns
from antoan.judge.places import PlaceWords
from antoan.model.language import Language

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """What is looked for in a text of one language, and what it says.

    Attributes:
        masks: look-alikes that are taken out first.
        signs: named lists of phrases.
        pairs: signs that say more together.
        weights: by name of a sign, or of a pair (`sign + sign`); log-odds.
        word_weights: by single words without marks: the company words keep, learnt from the items alone.
        bias: log-odds of a text without any sign.
        topics: phrases by topic.
    """

    masks: Patterns
    signs: Patterns
    pairs: tuple[tuple[str, str], ...]
    weights: Mapping[str, float]
    word_weights: Mapping[str, float]
    bias: float
    topics: Patterns


@lru_cache(maxsize=2)
def lexicon(language: Language) -> Lexicon:
    """The lexicon for texts in `language`.

    Raises:
        BadPattern: a phrase cannot be read.
    """
    words, weights = _read("lexicon.yml"), _read("weights.yml")
    lists = {
        part: [(name, by.get(language.value, ())) for name, by in words[part].items()] for part in ("signs", "topics")
    }
    short_words = language is Language.EN
    return Lexicon(
        masks=Patterns([("mask", words["masks"][language.value])], short_words=short_words),
        signs=Patterns(lists["signs"], short_words=short_words),
        pairs=tuple((first, second) for first, second in words["pairs"]),
        weights={name: float(weight) for name, weight in weights["weights"].items()},
        word_weights={word: float(weight) for word, weight in weights["words"][language.value].items()},
        bias=float(weights["bias"]),
        topics=Patterns(lists["topics"], short_words=short_words),
    )


@lru_cache(maxsize=1)
def body_words() -> BodyWords:
    """How organisations are called, in both languages."""
    words = _read("lexicon.yml")["bodies"]
    return BodyWords(
        ignored=frozenset(words["ignored"]),
        further={slug: tuple(phrases) for slug, phrases in words["further"].items()},
        foreign={slug: tuple(phrases) for slug, phrases in words["foreign"].items()},
    )


@lru_cache(maxsize=1)
def place_words() -> PlaceWords:
    """What tells places from other names, in both languages."""
    words = _read("lexicon.yml")["places"]
    return PlaceWords(
        not_after=frozenset(words["not_after"]),
        surnames=frozenset(words["surnames"]),
        decoys=tuple(words["decoys"]),
        him=frozenset(words["him"]),
    )


@lru_cache(maxsize=1)
def edition() -> str:
    """Changes whenever the lexicon or the weights do."""
    texts = (files(__package__).joinpath(name).read_bytes() for name in ("lexicon.yml", "weights.yml"))
    return hashlib.sha256(b"".join(texts)).hexdigest()[:12]


@lru_cache(maxsize=2)
def _read(name: str) -> Any:
    return yaml.load(files(__package__).joinpath(name).read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506  (text only)
