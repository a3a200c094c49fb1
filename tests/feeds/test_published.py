"""Moments are read in the forms outlets write them, and never misread."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from antoan.feeds.published import EARLIEST_YEAR, parse_published

_CASES = Path(__file__).parents[1] / "cases" / "feeds" / "published.yml"
TABLE: Any = yaml.safe_load(_CASES.read_text(encoding="utf-8"))
NOW = datetime.fromisoformat(TABLE["now"])
CASES = [
    pytest.param(case, id=f"{group['about']}: {case['text']}") for group in TABLE["groups"] for case in group["cases"]
]
READABLE = [case.values[0]["text"] for case in CASES if case.values[0]["means"]]
ZONES = st.integers(-12 * 4, 14 * 4).map(lambda quarters: timezone(timedelta(minutes=15 * quarters)))
MOMENTS = st.builds(
    lambda moment, zone: moment.replace(microsecond=0, tzinfo=zone),
    st.datetimes(datetime(EARLIEST_YEAR, 1, 2), datetime(2026, 11, 24)),
    ZONES,
)
PIECES = ["23", "9", "2026", "20:54", ":", "/", "-", "+07", "GMT", " ", "Thứ", "tháng", "Sep", "PM", "CH", "T", ","]


def written(moment: datetime | None) -> str:
    """`moment` as the table has it."""
    return moment.isoformat() if moment else ""


@pytest.mark.parametrize("case", CASES)
def test_forms(case: dict[str, str]) -> None:
    """Every form means what a reader takes it to mean, or nothing."""
    assert case["means"] == written(parse_published(case["text"], NOW))


@pytest.mark.parametrize("text", READABLE)
def test_letters_in_pieces_capitals_or_without_marks(text: str) -> None:
    """Decomposed letters and capitals change nothing."""
    expected = parse_published(text, NOW)
    assert expected == parse_published(unicodedata.normalize("NFD", text), NOW)
    if "&" not in text:
        assert expected == parse_published(text.upper(), NOW)


def test_zone_of_a_moment_without_one() -> None:
    """International feeds say what their moments without a zone mean; a zone that is named counts all the same."""
    assert written(parse_published("23/09/2026 20:54", NOW, zone=UTC)) == "2026-09-23T20:54:00+00:00"
    assert written(parse_published("2026-09-23 20:54", NOW, zone=UTC)) == "2026-09-23T20:54:00+00:00"
    assert written(parse_published("23/09/2026 20:54 GMT+7", NOW, zone=UTC)) == "2026-09-23T20:54:00+07:00"


def test_day_and_month_turn_where_the_first_reading_lies_ahead() -> None:
    """11/12 is 11 December, but on 25 November a report cannot be from then."""
    assert written(parse_published("11/12/2026", NOW)) == "2026-11-12T00:00:00+07:00"
    assert written(parse_published("11/12/2026", NOW + timedelta(days=30))) == "2026-12-11T00:00:00+07:00"


def test_only_the_beginning_of_a_long_text_is_read() -> None:
    """A feed with a book in its date costs nothing."""
    assert parse_published("23/09/2026" + " " * 100_000 + "20:54", NOW)
    assert parse_published("9" * 100_000, NOW) is None
    assert parse_published("x" * 80 + " 23/09/2026", NOW) is None


@given(MOMENTS)
def test_what_programs_write_is_read_back(moment: datetime) -> None:
    """RFC 822, ISO 8601 and the commonest Vietnamese form keep their meaning for every moment."""
    forms = (format_datetime(moment), moment.isoformat(), moment.strftime("%d/%m/%Y %H:%M:%S (GMT%z)"))
    assert [parse_published(text, NOW) for text in forms] == [moment] * 3


@given(st.one_of(st.text(max_size=90), st.lists(st.sampled_from(PIECES), max_size=12).map("".join)))
@example("01/01/0001 00:00 +14:00")
@example("31/12/9999 24:00 -14:00")
@example("31.12.9999 24:00")
@example("9999-12-31T23:59:59-14:00")
@example("0001-01-01T00:00:00+14:00")
def test_any_text_gives_an_aware_moment_in_bounds_or_none(text: str) -> None:
    """Nothing a feed sends raises, and nothing absurd comes out."""
    moment = parse_published(text, NOW)
    assert moment is None or (moment.utcoffset() is not None and moment.year >= EARLIEST_YEAR)
    assert moment is None or moment <= NOW + timedelta(days=1)
