"""The sentences and other building blocks of the made-up news, read from `phrases.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench.catalogue import Term
from tests.bench.pair import Pair, pair_from
from tests.bench.yaml_text import read_yaml

_FILE = Path(__file__).with_name("phrases.yml")


@dataclass(frozen=True, kw_only=True)
class Theme:
    """What one `##` section can say: possible headings, and the sentences to draw from."""

    headings: tuple[Pair, ...]
    sentences: tuple[Pair, ...]


@dataclass(frozen=True, kw_only=True)
class FigureKind:
    """A kind of figure: its unit and what it counts."""

    unit: Pair
    counts: Pair


@dataclass(frozen=True, kw_only=True)
class Phrases:
    """All building blocks; `texts` holds the lists of single pairs by their name in the file."""

    activities: tuple[Term, ...]
    themes: tuple[Theme, ...]
    figures: tuple[FigureKind, ...]
    texts: Mapping[str, tuple[Pair, ...]]


def read_phrases() -> Phrases:
    """The building blocks that come with the benchmark."""
    data: dict[str, Any] = read_yaml(_FILE)
    activities = tuple(Term(slug=entry["slug"], name=pair_from(entry)) for entry in data.pop("activities"))
    themes = tuple(
        Theme(headings=_pairs(entry["headings"]), sentences=_pairs(entry["sentences"]))
        for entry in data.pop("sections")
    )
    figures = tuple(
        FigureKind(unit=_field(entry, "unit"), counts=_field(entry, "counts")) for entry in data.pop("figures")
    )
    texts = {name: _pairs(entries) for name, entries in data.items()}
    return Phrases(activities=activities, themes=themes, figures=figures, texts=texts)


def _pairs(entries: list[dict[str, str]]) -> tuple[Pair, ...]:
    return tuple(map(pair_from, entries))


def _field(entry: dict[str, dict[str, str]], name: str) -> Pair:
    return Pair(vi=entry["vi"][name], en=entry["en"][name])
