"""Whether two reports tell one story."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
import yaml

from antoan.feeds.same_story import Stories, Story, is_same
from antoan.model.language import Language
from tests.command import CASES

DAY = date(2026, 3, 13)
PAIRS: list[dict[str, Any]] = yaml.safe_load((CASES / "feeds/same_story.yml").read_text(encoding="utf-8"))


def story(id_: str, values: dict[str, Any], day: date = DAY) -> Story:
    return Story.of(
        id_,
        values["title"],
        values["summary"],
        language=Language(values.get("language", "vi")),
        provinces=values.get("provinces", ()),
        day=day,
    )


@pytest.mark.parametrize("case", PAIRS, ids=[case["why"] for case in PAIRS])
def test_two_reports(case: dict[str, Any]) -> None:
    """They are one story or two, whichever comes first, compared or looked up."""
    one = story("one", case["one"])
    other = story("other", case["other"], DAY + timedelta(days=case.get("days", 0)))
    assert is_same(one, other) is is_same(other, one) is case["same"]
    stories = Stories()
    stories.add(one)
    assert stories.find(other) == ("one" if case["same"] else None)


def test_the_likest_of_many_is_found() -> None:
    """Among thousands that share its commonest words."""
    stories = Stories()
    for number in range(3000):
        values = {
            "title": f"Phòng, chống mua bán người tại xã số {number}",
            "summary": f"Chuyện thứ {number} của vùng {number}.",
        }
        stories.add(story(str(number), values))
    wanted = {"title": "Phòng chống mua bán người tại xã số 1234", "summary": "Chuyện thứ 1234 của vùng 1234."}
    assert stories.find(story("x", wanted)) == "1234"
