"""The lists of words of `words.yml`, as sets and as parts of patterns."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from antoan.writing.slug import fold

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def word_set(name: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(_lists("words.yml")[name])


@lru_cache(maxsize=32)
def spelt_set(name: str, is_marked: bool) -> frozenset[str]:
    """The words of a list as a text has them that is written with marks, or without."""
    words = word_set(name)
    return words if is_marked else frozenset(map(fold, words))


def any_of(name: str) -> str:
    """A pattern for any word of a list, the longest first."""
    return "|".join(sorted(_lists("words.yml")[name], key=len, reverse=True))


def units(language: str) -> tuple[str, ...]:
    """What reports in a language count."""
    return tuple(_lists("units.yml")[language])


@lru_cache(maxsize=2)
def _lists(name: str) -> dict[str, list[str]]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    lists: dict[str, list[str]] = yaml.load(text, Loader=_Loader)  # noqa: S506  (text only)
    return lists
