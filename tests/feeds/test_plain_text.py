"""Markup becomes the text a reader would see; as Markdown, that text shows as itself."""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis.strategies import characters, lists, sampled_from, text

from antoan.content.body import render_body
from antoan.feeds.plain_text import plain_text, plain_text_of_text
from antoan.writing.markdown_text import as_markdown_text
from antoan.writing.shortening import shortened

FOLDER = Path(__file__).parents[1] / "cases" / "feeds"
SIGNS = FOLDER / "text_pieces.yml"
CASES: Any = yaml.load((FOLDER / "plain_text.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
ANYTHING = text(characters(), max_size=60)  # lone surrogates, too
PIECES = lists(sampled_from(yaml.load(SIGNS.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)), max_size=12).map(
    "".join
)


@pytest.mark.parametrize(("markup", "expected"), CASES)
def test_markup_becomes_text(markup: str, expected: str) -> None:
    """Tags go, entities are resolved, signs that show nothing are dropped."""
    assert plain_text(markup, 240) == expected


@given(ANYTHING | PIECES)
@example("&&#97;mp;lt;")
def test_text_is_clean(markup: str) -> None:
    """One line, NFC, nothing invisible, nothing that a second unescaping would change; within its limit."""
    for limit in (240, 20, 1):
        result = plain_text(markup, limit)
        assert len(result) <= limit
        assert result == " ".join(result.split())
        assert unicodedata.is_normalized("NFC", result)
        assert not {unicodedata.category(ch) for ch in result} & {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
        assert result.encode("utf-8").decode("utf-8") == result
        if limit == 240:
            assert unescape(result) == result


@given(PIECES)
def test_declared_text_loses_no_sign(pieces: str) -> None:
    """What an outlet declares to be text keeps its angle brackets, as long as they are not a pair of tags."""
    plain = pieces.replace("b>", "").replace("&", "")
    assert plain_text_of_text(plain, 1000).count("<") == plain.count("<")


@given(ANYTHING | PIECES)
def test_markdown_shows_the_text(markup: str) -> None:
    """Rendered, the text is itself, in one paragraph, and nothing else."""
    shown = plain_text(markup, 1000)
    body = render_body(as_markdown_text(shown))
    assert body.html == (f"<p>{body.html[3:-4]}</p>" if shown else "")
    inside = body.html[3:-4]
    assert "<" not in inside
    assert unescape(inside) == shown
    assert (body.links, body.headings, body.pictures) == ((), (), ())


@given(ANYTHING | PIECES)
def test_markdown_holds_no_template(markup: str) -> None:
    """Neither Jinja nor a snippet nor a fence stands in the file."""
    written = as_markdown_text(plain_text(markup, 1000))
    assert not re.search(r"\{\{|\{%|\{#|--8<--|^---|^===|^~~~|^```|^:|^!!!|^\?\?\?", written)
    assert "\n" not in written


def test_ordinary_text_stays_readable() -> None:
    """Curators read these files: a headline without special signs is written as it is."""
    for line in (
        "TP.HCM: bắt 3 người – lừa bán sang Campuchia (ảnh)",
        "Tin 24/7: “việc nhẹ, lương cao” - 50%",
        "A+B = C!",
    ):
        assert as_markdown_text(line) == line


@pytest.mark.parametrize(
    ("limit", "expected"),
    [
        (30, "Giải cứu ba phụ nữ, ở biên…"),
        (20, "Giải cứu ba phụ nữ…"),
        (8, "Giải…"),
        (1, "…"),
    ],
)
def test_cut_at_a_word(limit: int, expected: str) -> None:
    """What is too long ends behind a whole word, without the comma that stood there."""
    assert shortened("Giải cứu ba phụ nữ, ở biên giới", limit) == expected


def test_endless_word_is_cut_anywhere() -> None:
    """A word longer than the limit."""
    assert shortened("a" * 50, 10) == "a" * 9 + "…"


def test_large_markup_takes_no_time() -> None:
    """Piles of marks, of escapes and of tags are read in time proportional to their length."""
    for bomb in (
        "a" + "\u0301\u0323" * 500_000,
        "&amp;" * 500_000,
        "&" + "amp;" * 500_000,
        "<b>" * 500_000,
        "&#60;" * 500_000,
    ):
        assert len(plain_text(bomb, 240)) <= 240
