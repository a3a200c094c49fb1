"""What the staff is told about each feed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from antoan.feeds.health import Condition, health_of, usual_silence
from antoan.feeds.state import FeedState, failed, load_states, save_states, state_file, succeeded
from antoan.model.feed import Feed
from tests.command import antoan
from tests.feeds.made import NOW as NOW_TEXT
from tests.feeds.made import make_content

NOW = datetime.fromisoformat(NOW_TEXT)
FEED = Feed.model_validate({"id": "mot", "outlet": "Báo Một", "url": "https://mot.vn/rss", "language": "vi"})


def hourly(count: int, ago: timedelta) -> tuple[str, ...]:
    """Moments an hour apart, the newest so long ago."""
    return tuple((NOW - ago - timedelta(hours=each)).isoformat() for each in range(count))


WELL = succeeded(FeedState(url=FEED.url, seen=30, published=hourly(20, timedelta(hours=2))), NOW - timedelta(hours=1))


@pytest.mark.parametrize(
    ("state", "condition"),
    [
        (WELL, Condition.WELL),
        (None, Condition.NEW),
        (replace(WELL, url="https://mot.vn/cu"), Condition.NEW),
        (failed(WELL, "timeout", "", NOW, None), Condition.FAILING),
        (replace(WELL, gone=True), Condition.GONE),
        (replace(WELL, moved_to="https://moi.vn/rss"), Condition.MOVED),
        (replace(WELL, succeeded=(NOW - timedelta(days=4)).isoformat()), Condition.STALE),
        (replace(WELL, published=hourly(20, timedelta(hours=23))), Condition.WELL),
        (replace(WELL, published=hourly(20, timedelta(hours=25))), Condition.SILENT),
        (replace(WELL, published=hourly(3, timedelta(days=300))), Condition.WELL),  # too little is known of its ways
        (replace(WELL, published=("nonsense",)), Condition.WELL),
    ],
)
def test_condition(state: FeedState | None, condition: Condition) -> None:
    assert health_of(FEED, state, NOW).condition is condition


def test_a_feed_that_is_off_is_off() -> None:
    """Whatever happened before."""
    off = FEED.model_copy(update={"policy": "off"})
    assert health_of(off, failed(WELL, "timeout", "", NOW, None), NOW).condition is Condition.OFF


def test_the_usual_silence_is_what_nine_of_ten_pauses_stay_under() -> None:
    """A night without news does not make a day of silence usual, nor does one long holiday."""
    moments = [NOW - timedelta(hours=hours) for hours in range(40)] + [NOW - timedelta(days=30)]
    assert usual_silence(moments) == timedelta(hours=1)
    assert usual_silence(moments[:5]) is None
    assert usual_silence([NOW] * 50) is None


def test_a_weekly_feed_may_be_silent_for_a_week() -> None:
    """What is usual is the feed's own."""
    weekly = tuple((NOW - timedelta(days=7 * each + 6)).isoformat() for each in range(12))
    assert health_of(FEED, replace(WELL, published=weekly), NOW).condition is Condition.WELL


def test_states_come_back_as_they_were(tmp_path: Path) -> None:
    """And belong to one content folder."""
    file = state_file(tmp_path, tmp_path / "content")
    assert file != state_file(tmp_path, tmp_path / "other")
    states = {"mot": failed(WELL, "http", "HTTP 500 «»", NOW, 30)}
    save_states(file, states)
    assert load_states(file) == states


def test_waits_end() -> None:
    """At most a day, whatever the number of failures; a server's own wish counts where it is longer."""
    state = WELL
    for _ in range(40):
        state = failed(state, "http", "", NOW, None)
    assert state.waits_until(NOW) == NOW + timedelta(hours=24)
    assert failed(WELL, "rate-limited", "", NOW, 3 * 86400).waits_until(NOW) == NOW + timedelta(days=3)
    assert succeeded(state, NOW).waits_until(NOW) is None


def test_status_on_the_terminal_and_as_a_page(tmp_path: Path) -> None:
    """The table fits 80 columns; the page is whole, and keeps to itself what a server wrote."""
    content = make_content(tmp_path, ["https://mot.vn/rss", "https://hai.vn/rss"])
    odd = "<script>alert(1)</script>"
    states = {
        "nguon-0": failed(FeedState(url="https://mot.vn/rss"), "http", odd, NOW, None),
        "nguon-1": replace(WELL, url="https://hai.vn/rss"),
    }
    save_states(state_file(tmp_path / ".cache", content), states)
    table = antoan("feeds", "status", "--now", NOW_TEXT, folder=tmp_path)
    assert table.returncode == 0
    assert table.stdout.index("nguon-0") < table.stdout.index("nguon-1")
    assert max(map(len, table.stdout.splitlines())) <= 80
    page = tmp_path / "noi-bo/nguon.html"
    assert antoan("feeds", "status", "--now", NOW_TEXT, "--html", page, "--lang", "en", folder=tmp_path).returncode == 0
    html = page.read_text(encoding="utf-8")
    assert odd not in html
    assert "&lt;script&gt;" in html
    assert "<html lang=en>" in html
    objects = json.loads(antoan("feeds", "status", "--now", NOW_TEXT, "--json", folder=tmp_path).stdout)
    assert [each["condition"] for each in objects] == ["failing", "well"]
    assert objects[1]["usual_silence_hours"] == 1.0
    assert datetime.fromisoformat(objects[1]["newest"]) == NOW.astimezone(UTC) - timedelta(hours=2)
