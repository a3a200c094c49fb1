"""Links lead to the web and nowhere else, and addresses of one report are recognised."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml
from hypothesis import given
from hypothesis.strategies import characters, lists, sampled_from, text

from antoan.writing.links import LONGEST_LINK, clean_link, link_key

FOLDER = Path(__file__).parents[1] / "cases" / "writing"
PARTS = FOLDER / "link_pieces.yml"
CASES: Any = yaml.load((FOLDER / "links.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
BASE = "https://bao.example/rss/home.rss"
PIECES = lists(sampled_from(yaml.load(PARTS.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)), max_size=10).map(
    "".join
)


@pytest.mark.parametrize(("url", "expected"), CASES["clean"])
def test_link_is_cleaned(url: str, expected: str) -> None:
    """What is kept can be shown and followed; what leads elsewhere is empty."""
    assert clean_link(url, BASE) == expected


def test_too_long_a_link_is_none() -> None:
    """Also when it only gets too long by percent-encoding."""
    assert clean_link("https://bao.example/" + "a" * LONGEST_LINK, BASE) == ""
    assert clean_link("https://bao.example/" + "đ" * 400, BASE) == ""
    assert clean_link("https://bao.example/" + "a" * 1_900, BASE)


@pytest.mark.parametrize("urls", CASES["same"])
def test_addresses_of_one_report(urls: list[str]) -> None:
    """All have one key."""
    assert len({link_key(url) for url in urls}) == 1, {url: link_key(url) for url in urls}


@pytest.mark.parametrize("urls", CASES["different"])
def test_addresses_of_two_reports(urls: list[str]) -> None:
    """No two have the same key."""
    assert all(link_key(one) != link_key(other) for one, other in combinations(urls, 2))


def test_no_address_has_no_key() -> None:
    """What is no link has nothing in common with anything."""
    assert link_key("javascript:alert(1)") == ""
    assert link_key("/tin-1.html") == ""


@given(PIECES | text(characters(), max_size=40))
def test_cleaned_link_is_safe_and_stays(url: str) -> None:
    """A cleaned link is ASCII, http or https, with a host and nobody's name, and cleaning it again changes nothing."""
    link = clean_link(url, BASE)
    if link:
        parts = urlsplit(link)
        assert parts.scheme in ("http", "https")
        assert parts.hostname
        assert parts.username is None
        assert link.isascii()
        assert not set(link) & set(' \t\r\n\\<>"`{}|^\x00#')
        assert clean_link(link, BASE) == link
        assert link_key(link) == link_key(link.replace("https://", "http://"))
