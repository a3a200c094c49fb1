"""Whatever a feed writes, from its bytes to the public page: it stays words, and never becomes anything else."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from pathlib import Path
from xml.sax.saxutils import escape

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from antoan.checks.inspection import inspect
from antoan.content.inbox_files import FOLDER, read_inbox
from antoan.feeds.decide import Known, Report, decide
from antoan.feeds.pipeline import carry_out
from antoan.feeds.reading import read_feed
from antoan.inbox.desk import Desk, Result
from antoan.model.feed import Feed
from tests.command import CASES, build_site, make_project

NOW = datetime(2026, 11, 25, 5, tzinfo=UTC)
DAY = date(2026, 11, 25)
FEED = Feed.model_validate({"id": "mot", "outlet": "Báo Một", "url": "https://bao.example/rss", "language": "vi"})
# Stands in every title, so that it can be seen where in a page a piece of it came to stand.
MARK = "zqx"
# Makes an item one of ours, whatever stands before it.
SUBJECT = "nạn nhân mua bán người bị lừa bán sang Campuchia"
_NASTY: list[str] = yaml.safe_load((CASES / "feeds/text_pieces.yml").read_text(encoding="utf-8"))
_NASTY += yaml.safe_load((CASES / "feeds/hostile_titles.yml").read_text(encoding="utf-8"))
_NASTY += [MARK, f"<{MARK}>", f"</script><{MARK}>", f'" {MARK}="', f"' onclick={MARK} '", f"<img {MARK}>", f"]]>{MARK}"]
_TEXTS = st.text(st.characters(codec="utf-8"), max_size=8)
TITLES = st.lists(st.sampled_from(_NASTY) | _TEXTS, max_size=8).map("".join)


def document(titles: Sequence[str]) -> bytes:
    """An RSS document with these titles; what XML cannot hold is left out, as a server would have to."""
    items = "".join(
        f"<item><title>{escape(title)} {MARK} {SUBJECT} {number}</title>"
        f"<link>https://bao.example/{number}</link><guid>{escape(title)[:50]}{number}</guid>"
        f"<description>{escape(escape(title))}</description>"
        f"<pubDate>Fri, 20 Nov 2026 08:00:00 +0700</pubDate></item>"
        for number, title in enumerate(titles)
    )
    return f"<rss version='2.0'><channel><title>x</title>{items}</channel></rss>".encode("utf-8", "replace")


def fetched(titles: Sequence[str], content: Path) -> int:
    """Take the titles through a fetch into the inbox; how many items they became."""
    reading = read_feed(document(titles), "", FEED.url, FEED, NOW, content / "data")
    reports = [
        Report(feed=FEED, item=item, judgement=judgement, keys=keys) for item, judgement, keys in reading.relevant
    ]
    plan = decide(reports, Known(), NOW)
    carry_out(plan, content)
    return len(plan.added)


class _Finder(HTMLParser):
    """Finds the mark where only the site's own words may stand."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._script = tag in ("script", "style")
        if MARK in tag or any(MARK in name for name, _ in attrs):
            self.found.append(f"<{tag} {attrs}>")
        for name, value in attrs:
            if MARK in (value or "") and (name.startswith("on") or name in ("href", "src", "style", "id", "class")):
                self.found.append(f"{name}={value}")

    def handle_endtag(self, tag: str) -> None:
        if MARK in tag:
            self.found.append(f"</{tag}>")

    def handle_comment(self, data: str) -> None:
        if MARK in data:
            self.found.append(f"<!--{data}-->")


def test_anything_can_be_a_title(tmp_path: Path) -> None:
    """Every item reads back as it was written, and nothing is left for the checks to find."""
    content = tmp_path / "content"
    shutil.copytree(CASES / "base/content/data", content / "data")

    @given(st.lists(TITLES, max_size=12))
    @settings(max_examples=60, deadline=None)
    def run(titles: list[str]) -> None:
        shutil.rmtree(content / FOLDER, ignore_errors=True)
        count = fetched(titles, content)
        stored, problems = read_inbox(content / FOLDER, "inbox")
        assert (len(stored), problems) == (count, ())
        assert inspect(content, tmp_path / "docs", DAY).problems == ()
        for each in stored:
            assert MARK in each.item.title
            assert each.path.parent == content / FOLDER

    run()


def test_no_markup_of_a_title_reaches_a_page(tmp_path: Path) -> None:
    """Kept and promoted, checked and built: titles stand in the pages as text, and nowhere else."""
    project = make_project(tmp_path / "project")

    @given(st.lists(TITLES, min_size=25, max_size=40))
    @settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
    def run(titles: list[str]) -> None:
        folder = tmp_path / "run"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(project, folder)
        content = folder / "content"
        count = fetched([*titles, *_NASTY], content)
        desk = Desk(content, NOW)
        assert len(desk.waiting) == count > len(_NASTY) / 2
        for number, item in enumerate(desk.waiting):
            result = desk.keep(item.id) if number % 3 else desk.promote(item.id)
            assert result.result in (Result.KEPT, Result.PROMOTED)
        site = folder / "site"
        build_site(folder, site, "https://antoan.example/", DAY)
        pages = [path for path in site.rglob("*.html") if MARK in path.read_text(encoding="utf-8")]
        assert pages
        for page in pages:
            finder = _Finder()
            finder.feed(page.read_text(encoding="utf-8"))
            assert finder.found == [], page

    run()
