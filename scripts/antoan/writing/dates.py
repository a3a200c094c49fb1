"""Dates as readers of each language write them."""

from __future__ import annotations

from functools import lru_cache

from babel.dates import format_date, format_skeleton

from antoan.model.calendar import PartialDate
from antoan.model.language import Language


@lru_cache(maxsize=8192)
def format_when(when: PartialDate, language: Language) -> str:
    """`23/12/2025`, `tháng 8/2025`, `năm 2021`; in English `23 December 2025`, `August 2025`, `2021`."""
    if language == Language.VI:
        if when.day:
            return f"{when.day}/{when.month}/{when.year}"
        return f"tháng {when.month}/{when.year}" if when.month else f"năm {when.year}"
    if when.day:
        return format_date(when.first_day, format="d MMMM y", locale="en")
    return format_skeleton("yMMMM", when.first_day, locale="en") if when.month else str(when.year)


def format_period(start: PartialDate | None, end: PartialDate | None, language: Language) -> str:
    """`tháng 8/2023 – tháng 8/2025`; one date where both are the same; `từ …`, `đến …` where one is open."""
    if start and end:
        if start == end:
            return format_when(start, language)
        return f"{format_when(start, language)} – {format_when(end, language)}"
    if start:
        return ("từ " if language is Language.VI else "since ") + format_when(start, language)
    return ("đến " if language is Language.VI else "until ") + format_when(end, language) if end else ""
