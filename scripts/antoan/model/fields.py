"""The scalar types metadata is made of: each reads one text, or says what is wrong with it.

YAML 1.1 turns `0123456` into 42798, `12:30` into 750 and `no` into false, so the header is read as text only and each
field converts its own. Faults are raised as `PydanticCustomError`; their type is a problem code.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, PlainValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from antoan.model.calendar import PartialDate

_ISO_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_YEAR_FIRST = re.compile(r"(\d{4})[/.-](\d{1,2})(?:[/.-](\d{1,2}))?")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_SHORT_YEAR = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{2})")
_LAST_SHORT_YEAR = 49  # 50 to 99 may be of either century
_NUMBER = re.compile(r"\d+(\.\d+)?")
_GROUPED_NUMBER = re.compile(r"\d{1,3}([.,\u00a0 ]\d{3})+")
_COMMA_DECIMAL = re.compile(r"\d+,\d+")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("string_type", "text expected")
    return value.strip()


def parse_partial_date(value: Any) -> PartialDate:
    """Read `2025-12-23`, `2025-12` or `2025`.

    Raises:
        PydanticCustomError: `date-vietnamese-order` or `date-format`, with the right writing where only one day can be
            meant; `date-impossible` where none can.
    """
    if isinstance(value, PartialDate):
        return value
    text = _text(value)
    if _ISO_DATE.fullmatch(text):
        return _date_of(*text.split("-"))
    if match := _DAY_FIRST.fullmatch(text):
        meant = _date_of(match[3], match[2], match[1])
        raise PydanticCustomError("date-vietnamese-order", "day first", {"suggestion": str(meant)})
    if match := _YEAR_FIRST.fullmatch(text):
        meant = _date_of(*(part for part in match.groups() if part))
        raise PydanticCustomError("date-format", "a digit missing, or another sign between", {"suggestion": str(meant)})
    if suggestion := _date_with_short_year(text):
        raise PydanticCustomError("date-vietnamese-order", "day first, short year", {"suggestion": suggestion})
    raise PydanticCustomError("date-format", "not a date")


def _date_of(year: str, month: str | None = None, day: str | None = None) -> PartialDate:
    """The date of these digits.

    Raises:
        PydanticCustomError: `date-impossible`.
    """
    result = PartialDate(int(year), int(month or 0), int(day or 0))
    try:
        if 0 in [int(part) for part in (month, day) if part]:
            raise ValueError
        result.first_day  # noqa: B018  (an impossible day raises here)
    except ValueError:
        raise PydanticCustomError("date-impossible", "no such day") from None
    return result


def _date_with_short_year(text: str) -> str:
    """What `26/11/26` means; nothing where year and day could change places, as in `25-11-26`."""
    if not (match := _SHORT_YEAR.fullmatch(text)):
        return ""
    first, sign, month, last = match.groups()
    # Nobody writes the year first with a stroke or a point.
    orders = [(last, first), (first, last)] if sign == "-" else [(last, first)]
    meant = set()
    for year, day in orders:
        if int(year) <= _LAST_SHORT_YEAR:
            with suppress(ValueError):
                meant.add(date(2000 + int(year), int(month), int(day)).isoformat())
    return meant.pop() if len(meant) == 1 else ""


def parse_day(value: Any) -> date:
    """Read a whole day, `2025-12-23`.

    Raises:
        PydanticCustomError: as `parse_partial_date`, and `day-needed` for a month or a year.
    """
    if isinstance(value, date):
        return value
    result = parse_partial_date(value)
    if not result.is_whole:
        raise PydanticCustomError("day-needed", "the day is missing")
    return result.first_day


def parse_number(value: Any) -> Decimal:
    """Read `10000` or `83.9`: no thousands separators, a point before decimals.

    `10.000` is refused: it is ten thousand to a Vietnamese reader and ten to a computer.

    Raises:
        PydanticCustomError: `number-format`, with a suggestion where one can be made.
    """
    if isinstance(value, Decimal):
        return value
    text = _text(value)
    if _GROUPED_NUMBER.fullmatch(text):
        raise PydanticCustomError("number-grouped", "grouped", {"suggestion": re.sub(r"\D", "", text)})
    if _COMMA_DECIMAL.fullmatch(text):
        raise PydanticCustomError("number-grouped", "comma", {"suggestion": text.replace(",", ".")})
    if not _NUMBER.fullmatch(text):
        raise PydanticCustomError("number-format", "not a number")
    return Decimal(text)


def parse_count(value: Any) -> int:
    """Read a whole number from 1 up.

    Raises:
        PydanticCustomError: `count-format`.
    """
    if isinstance(value, int):
        return value
    text = _text(value)
    if not text.isdigit() or int(text) < 1:
        raise PydanticCustomError("count-format", "not a whole number from 1")
    return int(text)


def parse_flag(value: Any) -> bool:
    """Read `true` or `false`, and nothing else: `no` is a word.

    Raises:
        PydanticCustomError: `flag-format`.
    """
    if isinstance(value, bool):
        return value
    text = _text(value)
    if text not in ("true", "false"):
        raise PydanticCustomError("flag-format", "not true or false")
    return text == "true"


def _slug(text: str) -> str:
    if not _SLUG.fullmatch(text):
        raise PydanticCustomError("slug-format", "not a slug")
    return text


def _url(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or "." not in parts.netloc or re.search(r"\s", text):
        raise PydanticCustomError("url-format", "not a web address")
    return text


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=160)]
Summary = Annotated[str, StringConstraints(strip_whitespace=True, min_length=20, max_length=300)]
Slug = Annotated[str, AfterValidator(_slug), WithJsonSchema({"type": "string", "pattern": f"^{_SLUG.pattern}$"})]
Url = Annotated[str, AfterValidator(_url), WithJsonSchema({"type": "string", "format": "uri"})]
Day = Annotated[
    date, PlainValidator(parse_day), WithJsonSchema({"type": "string", "format": "date", "examples": ["2025-12-23"]})
]
When = Annotated[
    PartialDate,
    PlainValidator(parse_partial_date),
    # To an editor's program, a bare year is a number.
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"},
                {"type": "integer", "minimum": 1000, "maximum": 9999},
            ],
            "examples": ["2025-12-23", "2025-08", "2025"],
        }
    ),
]
Number = Annotated[Decimal, PlainValidator(parse_number), WithJsonSchema({"type": "number", "minimum": 0})]
Count = Annotated[int, PlainValidator(parse_count), WithJsonSchema({"type": "integer", "minimum": 1})]
Flag = Annotated[bool, PlainValidator(parse_flag), WithJsonSchema({"type": "boolean"})]
