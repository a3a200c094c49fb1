"""A newcomer gets from the home page to an answer in at most two taps, by the words of the links."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, expect

from tests.command import CASES

PHONE = {"width": 360, "height": 640}
ASKED: list[dict[str, Any]] = yaml.safe_load((CASES / "site" / "two_taps.yml").read_text(encoding="utf-8"))
CASE_LIST = [(asked, language) for asked in ASKED for language in ("vi", "en")]


@pytest.mark.parametrize(
    ("asked", "language"), CASE_LIST, ids=[f"{asked['asks']}-{language}" for asked, language in CASE_LIST]
)
def test_an_answer_is_two_taps_away(asked: dict[str, Any], language: str, browser: Browser, home: str) -> None:
    """Only links of the page itself are followed, not menus; the answer's own words are there."""
    way = asked[language]
    prefix = "" if language == "vi" else "en/"
    assert len(way["taps"]) <= 2
    context = browser.new_context(base_url=home, viewport=PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(prefix)
    for words in way["taps"]:
        page.locator("main a", has_text=words).first.click()
        page.wait_for_load_state()
    assert page.url.partition("#")[0] == home + prefix + way["lands"]
    for words in way["sees"]:
        expect(page.locator("main").get_by_text(words).first).to_be_visible()
    context.close()
