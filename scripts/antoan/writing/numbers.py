"""Numbers as readers of each language write them."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from babel.numbers import format_decimal

from antoan.model.language import Language


@lru_cache(maxsize=8192)
def format_number(value: Decimal, language: Language) -> str:
    """`10.000` and `83,9` in Vietnamese, `10,000` and `83.9` in English."""
    return format_decimal(value, locale=language.value)


def format_quantity(value: Decimal, unit: str, language: Language) -> str:
    """Number and unit: `100%`, `317 người`, `317 people`."""
    separator = "" if unit == "%" else "\u00a0"
    return f"{format_number(value, language)}{separator}{unit}"
