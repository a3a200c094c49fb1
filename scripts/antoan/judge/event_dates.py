"""When the reported event takes or took place, as far as the report itself says so."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from antoan.judge.date_mentions import Mention, mentions
from antoan.judge.not_events import other_meaning
from antoan.model.calendar import PartialDate

# What is longer ago or ahead is the background of a report, not its event: when a victim was sold, when a plan ends.
LONGEST_DISTANCE = 366  # days

_SENTENCE_END = re.compile(r"(?<=[.!?…;])(?<!(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\.)(?<!Sept\.)\s+|\n+")


def event_dates(text: str, published: date | None) -> tuple[PartialDate, ...]:
    """The days or months of the event in the order of `text`, each once; of a span the first and the last day.

    Nothing is guessed: words such as `hôm qua` give nothing, nor do deadlines, laws and names of days.

    Args:
        text: headline and summary.
        published: the day of the report in Viet Nam; without it, days without a year are left out.
    """
    found: dict[PartialDate, None] = {}
    for sentence in _SENTENCE_END.split(unicodedata.normalize("NFC", text)):
        for mention in mentions(sentence):
            if mention.is_date and not other_meaning(sentence, mention):
                found |= dict.fromkeys(_dates(mention, published))
    days = {(day.year, day.month) for day in found if day.is_whole}
    return tuple(when for when in found if when.is_whole or (when.year, when.month) not in days)


def _dates(mention: Mention, published: date | None) -> Iterator[PartialDate]:
    for day in mention.days or (0,):
        years = (mention.year,) if mention.year else _years_around(published)
        possible = [when for year in years if (when := _valid(year, mention.month, day))]
        nearest = min(possible, key=lambda when: _distance(when, published), default=None)
        if nearest and _distance(nearest, published) <= LONGEST_DISTANCE:
            yield nearest


def _distance(when: PartialDate, published: date | None) -> int:
    """Days between the report and `when`; 0 where the report has no date, or lies in that month."""
    if published is None or when.first_day <= published <= when.last_day:
        return 0
    return min(abs((when.first_day - published).days), abs((when.last_day - published).days))


def _years_around(published: date | None) -> tuple[int, ...]:
    return (published.year - 1, published.year, published.year + 1) if published else ()


def _valid(year: int, month: int, day: int) -> PartialDate | None:
    try:
        date(year, month, day or 1)
    except ValueError:
        return None
    return PartialDate(year, month, day)
