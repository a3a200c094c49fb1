"""Telephone numbers are found in running text, and nothing else is taken for one."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml

from antoan.writing.phone import digits_of, find_numbers

FOLDER = Path(__file__).parents[1] / "cases" / "writing"
CASES: Any = yaml.safe_load((FOLDER / "phone_numbers.yml").read_text(encoding="utf-8"))
SAME: Any = yaml.safe_load((FOLDER / "same_numbers.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES["numbers"], ids=lambda case: case["text"])
def test_numbers_are_found(case: dict[str, Any]) -> None:
    """Numbers are found as written, from left to right."""
    assert case["found"] == [number.text for number in find_numbers(case["text"])]


@pytest.mark.parametrize("text", CASES["others"])
def test_look_alikes_are_left_alone(text: str) -> None:
    """Dates, documents, amounts, counts and addresses are not numbers to call."""
    assert [number.text for number in find_numbers(text)] == []


@pytest.mark.parametrize("case", CASES["numbers"], ids=lambda case: case["text"])
def test_places_point_at_the_numbers(case: dict[str, Any]) -> None:
    """The offset of a number is where it stands in the text, web addresses before it notwithstanding."""
    text = "Xem https://example.org/0981848484 rồi:\n" + unicodedata.normalize("NFC", case["text"])
    for number in find_numbers(text):
        assert text.startswith(number.text, number.start)


@pytest.mark.parametrize(("digits", "writings"), SAME.items())
def test_writings_of_one_number_are_equal(digits: str, writings: list[str]) -> None:
    """Spaces, dots and the country code make no difference."""
    assert [digits] * len(writings) == [digits_of(written) for written in writings]
