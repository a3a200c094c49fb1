"""The days of an event are read from the words of a report, and other dates are left alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from antoan.judge.date_mentions import mentions
from antoan.judge.event_dates import event_dates
from antoan.judge.not_events import RULES, other_meaning

_CASES = Path(__file__).parents[1] / "cases" / "judge" / "event_dates.yml"
GROUPS: Any = yaml.safe_load(_CASES.read_text(encoding="utf-8"))
CASES = [pytest.param(case, id=f"{group['about']}: {case['text'][:50]}") for group in GROUPS for case in group["cases"]]
NAMED = [
    ("Báo cáo trước ngày 15/9", "deadline"),
    ("Luật có hiệu lực từ ngày 1/7/2025", "in force"),
    ("Theo Nghị định 162/2025/NĐ-CP ngày 29/6/2025", "document number"),
    ("Hưởng ứng Ngày toàn dân phòng, chống mua bán người (30/7)", "name of a day"),
    ("Ngày 5/8, tòa tuyên án", ""),
]
PIECES = [
    "ngày ",
    "ngay ",
    "từ ",
    "đến ",
    "tháng ",
    "năm ",
    "5",
    "23",
    "12",
    "2025",
    "/",
    "-",
    ".",
    ", ",
    " và ",
    "(",
    ")",
]


@pytest.mark.parametrize("case", CASES)
def test_days_of_the_event(case: dict[str, Any]) -> None:
    """Every day or month the event is said to take place on is found, in order; nothing else is."""
    published = date.fromisoformat(case["published"]) if "published" in case else None
    assert case["dates"] == [str(when) for when in event_dates(case["text"], published)]


def test_every_rule_has_a_case() -> None:
    """No rule stays that nothing asks for."""
    used = {
        other_meaning(case["text"], mention)
        for group in GROUPS
        for case in group["cases"]
        for mention in mentions(case["text"])
        if mention.is_date
    }
    assert {rule.name for rule in RULES} - used == set()


@pytest.mark.parametrize(("sentence", "name"), NAMED)
def test_rules_say_which_they_are(sentence: str, name: str) -> None:
    """A date is set aside for the reason a reader would give."""
    assert [other_meaning(sentence, mention) for mention in mentions(sentence)] == [name]


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=60), st.none() | st.dates())
def test_any_text_gives_days_that_exist(pieces: list[str], published: date | None) -> None:
    """Whatever a feed sends, each day found is on the calendar and found once."""
    found = event_dates("".join(pieces), published)
    assert all(when.first_day <= when.last_day for when in found)
    assert len(found) == len(set(found))
