"""What people type is read as the content writes it, or refused with a reason that has its words."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from antoan.editing.answers import Form, WrongAnswer, clean, read_answer
from antoan.editing.known_names import KnownNames
from tests.command import CASES

DAYS: Any = yaml.safe_load((CASES / "editing" / "days.yml").read_text(encoding="utf-8"))
NAMES = KnownNames({"provinces": [], "organisations": [], "topics": [], "projects": []})


def wrong(form: Form, typed: str) -> WrongAnswer:
    """Why an answer is refused."""
    with pytest.raises(WrongAnswer) as caught:
        read_answer(form, typed, NAMES)
    return caught.value


@pytest.mark.parametrize("case", DAYS, ids=lambda case: case["typed"])
def test_days(case: dict[str, str]) -> None:
    """Day first, as it is written here, or as in the files; nothing is guessed."""
    if "wrong" in case:
        assert wrong(Form.WHEN, case["typed"]).reason == case["wrong"]
    else:
        assert read_answer(Form.WHEN, case["typed"], NAMES) == (case["written"],)


def test_a_whole_day_may_be_asked_for() -> None:
    """A month is not a day."""
    assert read_answer(Form.DAY, "23/12/2025", NAMES) == ("2025-12-23",)
    assert wrong(Form.DAY, "8/2025").reason == "day"


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("typed", ["", "   ", "\t", "\u200f", "\u0301", "\x00"])
def test_nothing_is_no_answer(form: Form, typed: str) -> None:
    """Nor is what nobody would see."""
    assert read_answer(form, typed, NAMES) == ()


def test_titles_are_not_cut() -> None:
    """160 characters pass, one more is told."""
    assert read_answer(Form.TITLE, "a" * 160, NAMES) == ("a" * 160,)
    assert wrong(Form.TITLE, "a" * 161).values == {"length": "161", "limit": "160"}


@pytest.mark.parametrize("typed", ["baoquangtri.vn/x", "javascript:alert(1)", "https://không có dấu cách", "http://x"])
def test_addresses(typed: str) -> None:
    """Whole addresses only."""
    assert wrong(Form.URL, typed).reason == "url"
    assert read_answer(Form.URL, " https://example.org/a?b#c ", NAMES) == ("https://example.org/a?b#c",)


def test_slugs_and_languages() -> None:
    """A name for a file is made from what is typed; a language is one of two."""
    assert read_answer(Form.SLUG, "Tập huấn Đà Nẵng", NAMES) == ("tap-huan-da-nang",)
    assert wrong(Form.SLUG, "🎉").reason == "slug"
    assert read_answer(Form.LANGUAGE, "EN", NAMES) == ("en",)
    assert wrong(Form.LANGUAGE, "fr").reason == "language"


@given(st.text())
def test_cleaning_is_done_once(text: str) -> None:
    """A cleaned text is one line of composed letters, and is left alone the next time."""
    cleaned = clean(text)
    assert clean(cleaned) == cleaned == cleaned.strip() == unicodedata.normalize("NFC", cleaned)
    assert len(cleaned.splitlines()) <= 1


def test_no_letter_is_lost() -> None:
    """Marks, emoji and writing from right to left stay."""
    text = 'Hội thảo: "Tiếng Việt" #1 — 🧑‍🤝‍🧑 \u200fעברית'
    assert clean(f"  {text}\r\n") == text
    assert Path(clean("a\x00b")).name == "ab"
