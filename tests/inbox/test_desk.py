"""What keep, promote and reject leave on disk."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from antoan.checks.inspection import inspect
from antoan.content.inbox_files import write_item
from antoan.inbox.decisions import read_decisions
from antoan.inbox.desk import Desk, Result
from antoan.inbox.sources import shortened_title
from antoan.model.calendar import PartialDate
from antoan.model.inbox import InboxItem, Verdict
from antoan.model.language import Language
from tests.command import CASES
from tests.inbox.items import FIRST, NOW, a_source, an_item

EXPECTED = CASES / "inbox"
DAY = date(2026, 11, 25)


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Good content to which inbox items are added."""
    shutil.copytree(CASES / "base", tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return Path("content")


def desk_with(content: Path, *items: InboxItem) -> Desk:
    """The desk with these items in the inbox."""
    for item in items:
        write_item(content / "inbox", item)
    return Desk(content, NOW)


def files(content: Path, folder: str) -> list[str]:
    """Paths below a folder of the content."""
    return sorted(path.relative_to(content).as_posix() for path in (content / folder).rglob("*.md"))


def problems_of(content: Path) -> list[tuple[str, str]]:
    """What `antoan check` says."""
    return [(problem.code, problem.severity.value) for problem in inspect(content, Path("docs"), DAY).problems]


def texts_of(paths: Sequence[Path]) -> list[str]:
    """The files as text."""
    return [path.read_text(encoding="utf-8") for path in paths]


def test_keeping_writes_a_press_link(content: Path) -> None:
    """Outlet, headline, address, day, topics and places of the first report; no word of the summary."""
    item = an_item(1, sources=(a_source(2), a_source(1)))
    outcome = desk_with(content, item).keep(item.id)
    assert [path.as_posix() for path in outcome.written] == [
        "content/press/2026/bao-1-triet-pha-duong-day-mua-ban-nguoi-1.vi.md"
    ]
    assert texts_of(outcome.written) == texts_of([EXPECTED / "kept.md"])
    assert problems_of(content) == []
    assert files(content, "inbox") == []
    (decision,), _ = read_decisions(content / "inbox" / "decisions.jsonl", "")
    assert (decision.verdict, decision.on, decision.published) == (Verdict.KEPT, DAY, FIRST.date())
    assert set(decision.keys) == item.keys


def test_keeping_may_name_every_outlet(content: Path) -> None:
    """One link a source, the earliest first."""
    item = an_item(1, sources=(a_source(2), a_source(1)))
    outcome = desk_with(content, item).keep(item.id, all_sources=True)
    assert [path.name[:5] for path in outcome.written] == ["bao-1", "bao-2"]


def test_a_report_is_kept_once(content: Path) -> None:
    """An address that is in press already, in whatever form, is not written again; the item is settled all the same."""
    item = an_item(1)
    first = desk_with(content, item).keep(item.id)
    again = an_item(2, sources=(a_source(2, url="http://www.bao-1.example.vn/tin-1.html?utm_source=rss#x"),))
    outcome = desk_with(content, again).keep(again.id)
    assert (outcome.result, outcome.written, outcome.standing) == (Result.KEPT, (), first.written)
    assert files(content, "inbox") == []


def test_a_taken_name_gets_a_number(content: Path) -> None:
    """Also where only the other language has it: two pages of one name would be taken for translations."""
    sources = [a_source(1, url=f"https://bao-1.example.vn/{number}.html") for number in (1, 2, 3)]
    vietnamese, second = (an_item(n, sources=(source,)) for n, source in enumerate(sources[:2]))
    english = an_item(3, sources=(sources[2],), language=Language.EN)
    desk = desk_with(content, vietnamese, second, english)
    for item in (vietnamese, second, english):
        desk.keep(item.id)
    name = "press/2026/bao-1-triet-pha-duong-day-mua-ban-nguoi-1"
    assert files(content, "press/2026") == [f"{name}-2.vi.md", f"{name}-3.en.md", f"{name}.vi.md"]


def test_keeping_has_to_wait(content: Path) -> None:
    """Within the hour nothing changes, and the answer says from when on."""
    item = an_item(1, sources=(a_source(1, published=NOW - timedelta(minutes=59)),))
    outcome = desk_with(content, item).keep(item.id)
    assert (outcome.result, outcome.until) == (Result.WAITS, NOW + timedelta(minutes=1))
    assert len(files(content, "inbox")) == 1
    assert not (content / "inbox" / "decisions.jsonl").exists()


@pytest.mark.parametrize(("number", "is_kept"), [("111", True), ("1800 1567", False), ("0912 345 678", False)])
def test_a_headline_with_a_number(content: Path, number: str, is_kept: bool) -> None:
    """A link with a number we do not publish, or one that was replaced, is not kept: it would stop every build."""
    item = an_item(1, sources=(a_source(1, title=f"Gọi {number} để được giúp"),))
    outcome = desk_with(content, item).keep(item.id)
    assert (outcome.result is Result.KEPT) is is_kept
    assert outcome.number == ("" if is_kept else number)
    assert problems_of(content) == []
    assert len(files(content, "inbox")) == (0 if is_kept else 1)


def test_a_report_without_a_day_needs_one(content: Path) -> None:
    """The day it was found is not the day it was published: it may be of any year."""
    item = an_item(1, sources=(a_source(1, published=None),))
    desk = desk_with(content, item)
    assert desk.keep(item.id).result is Result.UNDATED
    assert len(files(content, "inbox")) == 1
    (path,) = desk.keep(item.id, day=date(2025, 3, 1)).written
    assert "\npublished: 2025-03-01\n" in path.read_text(encoding="utf-8")
    assert path.parent == content / "press" / "2025"
    assert problems_of(content) == []


def test_a_dated_report_is_kept_before_one_without_a_day(content: Path) -> None:
    """And a day that is given dates only those that have none."""
    item = an_item(1, sources=(a_source(1, published=None), a_source(2)))
    outcome = desk_with(content, item).keep(item.id, all_sources=True, day=date(2025, 3, 1))
    assert [path.parent.name for path in outcome.written] == ["2026", "2025"]


def test_a_draft_of_a_report_without_a_day_has_none(content: Path) -> None:
    """It is left to fill in, and stops nothing until then."""
    item = an_item(1, dates=(), sources=(a_source(1, published=None),))
    (text,) = texts_of(desk_with(content, item).promote(item.id).written)
    assert "\ndate:\n" in text
    assert "    published:" not in text
    assert sorted(problems_of(content)) == [("date-unwritten", "warning"), ("summary-unwritten", "warning")]


def test_a_day_is_one_of_viet_nam(content: Path) -> None:
    """Half past one in the morning there is still the day before elsewhere."""
    item = an_item(1, sources=(a_source(1, published=FIRST.replace(hour=1)),))
    outcome = desk_with(content, item).keep(item.id)
    assert "published: 2026-11-24" in texts_of(outcome.written)[0]


def test_promoting_writes_a_draft(content: Path) -> None:
    """Everything known is in the header, nothing of the outlet in the body, and it is only warned about."""
    item = an_item(1, sources=(a_source(1), a_source(2)))
    outcome = desk_with(content, item).promote(item.id)
    assert [path.as_posix() for path in outcome.written] == [
        "content/news/2026/triet-pha-duong-day-mua-ban-nguoi-1.vi.md"
    ]
    assert texts_of(outcome.written) == texts_of([EXPECTED / "promoted.md"])
    assert problems_of(content) == [("summary-unwritten", "warning")]


def test_a_draft_cannot_be_published_as_it_is(content: Path) -> None:
    """Neither without a summary, nor under the outlet's headline, nor with nothing under its headings."""
    item = an_item(1)
    (path,) = desk_with(content, item).promote(item.id).written
    text = path.read_text(encoding="utf-8").replace("status: draft", "status: published")
    path.write_text(text, encoding="utf-8")
    assert set(problems_of(content)) == {
        ("headline-copied", "error"),
        ("field-missing", "error"),
        ("section-empty", "error"),
    }


def test_an_event_to_come_dates_no_page(content: Path) -> None:
    """The page bears the day of the report, the event its own."""
    item = an_item(1, dates=(PartialDate(2027, 1, 5),))
    (text,) = texts_of(desk_with(content, item).promote(item.id).written)
    assert "\ndate: 2026-11-24\n" in text
    assert "\n  start: 2027-01-05\n" in text
    assert problems_of(content) == [("summary-unwritten", "warning")]


def test_a_month_needs_a_day_of_change(content: Path) -> None:
    """Where only the month of the event is known the page says when it was last changed."""
    item = an_item(1, dates=(PartialDate(2026, 10),))
    (text,) = texts_of(desk_with(content, item).promote(item.id).written)
    assert "\ndate: 2026-10\nupdated: 2026-11-25\n" in text
    assert problems_of(content) == [("summary-unwritten", "warning")]


def test_what_is_not_known_is_left_out(content: Path) -> None:
    """No empty lists, no event without a day."""
    item = an_item(1, topics=(), provinces=(), organisations=(), dates=(), language=Language.EN)
    (text,) = texts_of(desk_with(content, item).promote(item.id).written)
    assert not any(f"\n{name}:" in text for name in ("topics", "provinces", "organisations", "event", "updated"))
    assert "## What happened" in text
    assert problems_of(content) == [("summary-unwritten", "warning")]


def test_a_source_is_promoted_once(content: Path) -> None:
    """A page that names one of the addresses is there already."""
    item = an_item(1, sources=(a_source(1), a_source(2)))
    (path,) = desk_with(content, item).promote(item.id).written
    other = an_item(2, sources=(a_source(3), a_source(2)))
    outcome = desk_with(content, other).promote(other.id)
    assert (outcome.written, outcome.standing) == ((), (path,))


def test_rejecting_leaves_only_the_decision(content: Path) -> None:
    """No page, no item."""
    item = an_item(1)
    before = files(content, ".")
    outcome = desk_with(content, item).reject(item.id)
    assert (outcome.result, files(content, ".")) == (Result.REJECTED, before)
    assert Desk(content, NOW).waiting == []


def test_what_is_decided_is_only_cleaned_away(content: Path) -> None:
    """An item that a killed run, or a merge, left behind does not show; deciding on it changes nothing else."""
    item = an_item(1)
    desk_with(content, item).reject(item.id)
    desk = desk_with(content, item)
    assert desk.waiting == []
    assert desk.keep(item.id).result is Result.DECIDED
    assert files(content, "inbox") == []
    assert len(read_decisions(content / "inbox" / "decisions.jsonl", "")[0]) == 1


@pytest.mark.parametrize("action", ["keep", "promote", "reject"])
def test_undoing_restores_every_byte(content: Path, action: str) -> None:
    """Content is as it was, down to a remark somebody wrote into the item's file."""
    item, other = an_item(1), an_item(2)
    desk = desk_with(content, item, other)
    desk.reject(other.id)
    path = desk.stored[item.id].path
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n") + "<!-- của tôi -->\r\n".encode())
    before = {each: each.read_bytes() for each in content.rglob("*") if each.is_file()}
    outcome = getattr(desk, action)(item.id)
    assert outcome.result not in (Result.WAITS, Result.DECIDED)
    desk.undo(outcome)
    assert {each: each.read_bytes() for each in content.rglob("*") if each.is_file()} == before
    assert getattr(desk, action)(item.id).written == outcome.written


def test_the_newest_and_surest_come_first(content: Path) -> None:
    """By day, then by score."""
    old, sure, unsure = (
        an_item(n, sources=(a_source(n, published=FIRST + timedelta(days=day)),), score=score)
        for n, day, score in ((1, -1, "1"), (2, 0, "0.9"), (3, 0, "0.4"))
    )
    assert desk_with(content, old, unsure, sure).waiting == [sure, unsure, old]


def test_outlets_are_those_readers_see(content: Path) -> None:
    """A new link counts at once, a draft does not."""
    item = an_item(1)
    desk = desk_with(content, item)
    before = desk.outlets
    (path,) = desk.keep(item.id).written
    assert (desk.outlets.recent, desk.outlets.ever) == (before.recent + 1, before.ever + 1)
    path.write_text(path.read_text(encoding="utf-8").replace("published\n", "draft\n"), encoding="utf-8")
    assert Desk(content, NOW).outlets == before


def test_long_headlines_are_cut_at_a_word() -> None:
    """At most 160 characters, with a sign that something is missing."""
    assert shortened_title("a" * 160) == "a" * 160
    cut = shortened_title("từ, " * 60)
    assert len(cut) <= 160
    assert cut.endswith(", từ…")
    assert len(shortened_title("a" * 200)) == 160
