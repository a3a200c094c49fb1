"""When an outlet says a report was published.

Vietnamese outlets write moments in many forms, of which feedparser drops most and misreads some: `23-09-2026 20:54`
is 20 September 2023 to it, `20:54 23/09/2026` is today. What the standard library reads is left to it; the rest is
taken apart here: first the clock, then the zone, then the weekday, and what is left is the day.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import MAXYEAR, UTC, date, datetime, time, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime

from antoan.model.calendar import VIETNAM
from antoan.writing.slug import fold

EARLIEST_YEAR = 1995  # no outlet was on the web before
LONGEST = 80  # characters that are looked at

_AHEAD = timedelta(days=1)
_EPOCH = re.compile(r"\d{9,10}(?:\d{3})?(?:\.\d{1,9})?")
_RFC_822 = re.compile(r"(?:[A-Za-z]{3}, )?\d\d? [A-Za-z]{3} [12]\d{3} \d\d:\d\d(?::\d\d)? (?:\+\d{4}|GMT)", re.ASCII)
_ISO_8601 = re.compile(r"\d{4}-?\d\d-?\d\d(?:[T ]\d.*)?", re.ASCII)

_CLOCK = re.compile(r"(?<![\d:+./])(?<! -)(\d\d?)\s?(?::|h|gio)\s?(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?(?!\d)\s?(?:phut)?")
_HALF = re.compile(r"\s?(am|pm|a\.m\.?|p\.m\.?|sa|ch|sang|chieu|toi)\b")
# A signed number is a zone right behind the clock ("|" stands where it was) or behind GMT: 23-09-2026 has signs too.
_OFFSET = re.compile(r"(?:(?<=\|)\s?\(?|\b(?:gmt|utc)\s?)([+-])(\d\d?)(?::?(\d\d))?(?![\d/.-])")
_NAMED_ZONE = re.compile(r"\b(gmt|utc|ut|ict|[ecmp][sd]t|cet|cest|bst|sgt|hkt|jst|kst|aest|0700)\b|(?<=\|)\s?z\b")
_ZONES = {"ict": 7, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7}
_ZONES |= {"0700": 7, "cet": 1, "cest": 2, "bst": 1, "sgt": 8, "hkt": 8, "jst": 9, "kst": 9, "aest": 10}

# "thu 3 sep" is the third of September and a Thursday; "thu 3, 22/09" is a Tuesday.
_WEEKDAY = re.compile(
    r"\b(?:thu (?:hai|ba|tu|nam|sau|bay)\b|thu [2-7](?=(?:,|\s?\||\s-|\s)\s?(?:ngay )?\d)"
    r"|t[2-7](?![\w/])|chu nhat|cn\b)"
)
_ENGLISH_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_VIETNAMESE_MONTHS = {
    **{"gieng": 1, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9},
    **{"muoi": 10, "muoi mot": 11, "muoi hai": 12, "chap": 12},
}
_MONTH = re.compile(
    r"\bth(?:g|ang)?\.?\s?(?P<number>1[0-2]|0?[1-9])(?!\d)"
    rf"|\bthang (?P<word>{'|'.join(sorted(_VIETNAMESE_MONTHS, key=len, reverse=True))})\b"
    rf"|\b(?P<english>{'|'.join(_ENGLISH_MONTHS)})[a-z]{{0,6}}\b"
)
_NUMBER = re.compile(r"(?<!\d)(?:\d{1,2}|\d{4})(?!\d)", re.ASCII)


def parse_published(text: str, now: datetime, *, zone: tzinfo = VIETNAM) -> datetime | None:
    """The aware moment `text` means; None when it cannot be read, lies before 1995 or more than a day after `now`.

    A number for the day and one for the month are read day first, month first where AM or PM follows (the form .NET
    writes), and the other way round where that is impossible or lies in the future.

    Args:
        text: the outlet's words, as they stand in the feed.
        now: aware.
        zone: of a moment that names none.
    """
    latest = now + _AHEAD
    for moment in _readings(_cleaned(text), zone):
        aware = moment if moment.utcoffset() is not None else moment.replace(tzinfo=zone)
        if aware.year >= EARLIEST_YEAR and aware <= latest:
            return aware
    return None


def _cleaned(text: str) -> str:
    return " ".join(html.unescape(text[: 4 * LONGEST]).split())[:LONGEST]


def _readings(text: str, zone: tzinfo) -> Iterator[datetime]:
    """What `text` may mean, the likeliest first; without a zone where it names none."""
    standard = _standard_reading(text)
    if standard:
        yield standard
    else:
        yield from _taken_apart(fold(text), zone)


def _standard_reading(text: str) -> datetime | None:
    """Seconds or milliseconds since 1970, RFC 822 and ISO 8601 in the forms that the standard library reads right."""
    try:
        if _EPOCH.fullmatch(text):
            seconds = float(text) / (1000 if len(text.partition(".")[0]) > 10 else 1)
            return datetime.fromtimestamp(seconds, UTC)
        if _RFC_822.fullmatch(text):
            return parsedate_to_datetime(text)
        return datetime.fromisoformat(text) if _ISO_8601.fullmatch(text) else None
    except (ValueError, OverflowError):  # 24:00:00 among others, read below
        return None


def _taken_apart(text: str, zone: tzinfo) -> Iterator[datetime]:
    since_midnight, month_first, rest = _without_clock(text)
    if since_midnight is None:
        return
    named, rest = _without_zone(rest)
    for day in _days(_WEEKDAY.sub(" ", rest), month_first):
        midnight = datetime.combine(day, time(), named or zone)
        yield midnight + since_midnight


def _without_clock(text: str) -> tuple[timedelta | None, bool, str]:
    """Time since midnight (None where there is no such time), whether AM or PM was there, and `text` without it."""
    clock = _CLOCK.search(text)
    if not clock:
        return timedelta(), False, text
    hour, minute, second = (int(part or 0) for part in clock.groups())
    half = _HALF.match(text, clock.end())
    rest = f"{text[: clock.start()]} |{text[half.end() if half else clock.end() :]}"
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half[1][0] in "pct" else 0)
    since_midnight = timedelta(hours=hour, minutes=minute, seconds=min(second, 59))  # 60 is a leap second
    is_possible = minute < 60 and second <= 60 and since_midnight <= timedelta(days=1)
    return since_midnight if is_possible else None, bool(half and half[1][0] in "ap"), rest


def _without_zone(text: str) -> tuple[timezone | None, str]:
    if offset := _OFFSET.search(text):
        span = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
        if span <= timedelta(hours=14):
            return timezone(-span if offset[1] == "-" else span), _cut(text, offset)
    if name := _NAMED_ZONE.search(text):
        return timezone(timedelta(hours=_ZONES.get(name[1] or "z", 0))), _cut(text, name)
    return None, text


def _cut(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]} {text[match.end() :]}"


def _days(text: str, month_first: bool) -> Iterator[date]:
    """The days `text` may mean, the likeliest first."""
    month = _MONTH.search(text)
    numbers = _NUMBER.findall(_cut(text, month) if month else text)
    if month and len(numbers) == 2:
        first, last = numbers
        year, day = (first, last) if len(first) == 4 else (last, first)
        orders = [(year, _month_number(month), day)]
    elif not month and len(numbers) == 3:
        orders = _orders(numbers, month_first)
    else:
        return
    for year, number, day in orders:
        try:
            found = date(_full_year(year), int(number), int(day))
        except ValueError:
            continue
        if found.year < MAXYEAR:  # a day more must still be a day
            yield found


def _orders(numbers: list[str], month_first: bool) -> list[tuple[str, str, str]]:
    """Three numbers as (year, month, day), in the order in which these readings are to be tried."""
    first, second, third = numbers
    if len(first) == 4:
        return [(first, second, third)]
    day_month = [(third, second, first), (third, first, second)]
    return day_month[::-1] if month_first else day_month


def _month_number(month: re.Match[str]) -> str:
    if month["number"]:
        return month["number"]
    if month["word"]:
        return str(_VIETNAMESE_MONTHS[month["word"]])
    return str(_ENGLISH_MONTHS.index(month["english"]) + 1)


def _full_year(digits: str) -> int:
    """A year of two digits belongs to the years outlets have been on the web."""
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (1900 if year >= EARLIEST_YEAR % 100 else 2000)
