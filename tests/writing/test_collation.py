"""Names sort as in a Vietnamese dictionary."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml

from antoan.writing.collation import vietnamese_key

FILE = Path(__file__).parents[1] / "cases" / "writing" / "sorted_words.yml"
CASES: Any = yaml.safe_load(FILE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("words", CASES, ids=lambda words: words[0])
def test_words_are_in_order(words: list[str]) -> None:
    """A list handed in backwards comes out in order, composed or not."""
    backwards = words[::-1]
    assert words == sorted(backwards, key=vietnamese_key)
    decomposed = [unicodedata.normalize("NFD", word) for word in words]
    assert decomposed == sorted((unicodedata.normalize("NFD", word) for word in backwards), key=vietnamese_key)
