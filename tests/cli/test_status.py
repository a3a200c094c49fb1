"""`antoan status`: everything that is to be done, the most urgent first, in every form."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Browser

from antoan.content.inbox_files import write_item
from antoan.feeds.state import FeedState, failed, save_states, state_file
from tests.cli.test_translation import EN, VI, edit
from tests.command import REPOSITORY, antoan
from tests.feeds.server import serving
from tests.html_checker import html_faults
from tests.inbox.items import NOW as ITEMS_FOUND
from tests.inbox.items import an_item

NOW = ("--now", "2026-11-21T08:00")
ATOM = "{http://www.w3.org/2005/Atom}"
AXE = REPOSITORY / "tests" / "node_modules" / "axe-core" / "axe.min.js"
OUTSIDE = re.compile(r"""(?:src|href)=["']?(?:https?:)?//|@import|url\(""")


@pytest.fixture
def busy(project: Path) -> Path:
    """A project with work of many kinds."""
    assert antoan("check", "--today", "2026-11-21", folder=project).returncode == 0
    edit(project, VI, "nhìn lại", "cùng nhìn lại")
    edit(project, "docs/help.en.md", "state: reviewed", "state: draft")
    edit(
        project,
        "content/projects/du-an-quang-tri.vi.md",
        "status: published",
        "status: published\nreview: {by: Lan, on: 2026-01-01, due: 2026-11-01}",
    )
    news = (project / VI).read_text(encoding="utf-8")
    for name, status in (("nhap", "draft"), ("duyet", "review")):
        text = news.replace("status: published", f"status: {status}").replace("title: ", f"title: <b>{name}</b> ")
        if status == "draft":
            text = re.sub("^summary: .*\n", "", text, flags=re.MULTILINE)
        (project / f"content/news/2025/{name}.vi.md").write_text(text, encoding="utf-8")
    write_item(project / "content/inbox", an_item(1))
    return project


def work(project: Path, *arguments: str) -> list[dict[str, object]]:
    """The list as objects."""
    done = antoan("status", "--format", "json", *NOW, *arguments, folder=project)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, object]] = json.loads(done.stdout)["work"]
    return found


def test_everything_is_found_the_most_urgent_first(busy: Path) -> None:
    """Each once, with what is to be said about it."""
    found = work(busy)
    assert [each["kind"] for each in found] == [
        "review-overdue",
        "translation-outdated",
        "approval",
        "translation-missing",
        "translation-unreviewed",
        "draft",
        "inbox",
    ]
    told = {str(each["kind"]): " ".join(each["detail"]) for each in found}  # type: ignore[call-overload]
    assert "1/11/2026 (Lan)" in told["review-overdue"]
    assert "thêm 1 từ, bớt 0 từ" in told["translation-outdated"]
    assert "summary" in told["draft"]
    assert "Tin đang chờ: 1" in told["inbox"]
    assert len({each["id"] for each in found}) == len(found)


def test_reviews_are_announced(busy: Path) -> None:
    """Within the days asked for."""
    edit(busy, "content/projects/du-an-quang-tri.vi.md", "2026-11-01", "2026-12-01")
    assert "review-due" in {each["kind"] for each in work(busy)}
    assert "review-due" not in {each["kind"] for each in work(busy, "--within", "9")}


def test_faults_come_first(busy: Path) -> None:
    """With their number and their words."""
    edit(busy, "docs/help.vi.md", "[111](tel:111)", "[999](tel:999)")
    first = work(busy)[0]
    assert (first["kind"], first["file"]) == ("problem", "docs/help.vi.md")
    assert first["detail"][0] == "Số lỗi: 1."  # type: ignore[index]


def test_feeds_in_trouble_are_found(busy: Path) -> None:
    """Where their state is known."""
    (busy / "content/feeds.yml").write_text(
        "feeds:\n  - {id: mot, url: https://mot.vn/rss, outlet: Báo Một, language: vi}\n",
        encoding="utf-8",
    )
    state = failed(FeedState(url="https://mot.vn/rss"), "http", "", ITEMS_FOUND, None)
    save_states(state_file(busy / ".cache", busy / "content"), {"mot": state})
    assert [each["title"] for each in work(busy) if each["kind"] == "feed"] == ["Báo Một"]


def test_the_table_is_for_people(busy: Path) -> None:
    """It fits 80 columns, and `--diff` shows what changed."""
    done = antoan("status", "--diff", *NOW, folder=busy)
    assert (done.returncode, done.stderr) == (0, "")
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert "Đang có 7 việc chờ" in done.stdout
    days = re.findall(r"(?<!\d)\d+/\d+/\d+", done.stdout)
    assert days.count("1/11/2026") == 2, "in one form: when it was due, and since when it waits"
    assert "01/11/2026" not in days
    assert EN in done.stdout
    assert "«cùng»" in done.stdout


def test_nothing_to_do_is_said_warmly(project: Path) -> None:
    """And the folder says so too."""
    (project / "content/projects/du-an-quang-tri.en.md").write_text(
        (project / "content/projects/du-an-quang-tri.vi.md").read_text(encoding="utf-8"), encoding="utf-8"
    )
    antoan("translation", "mark-current", "du-an-quang-tri", "--reviewed", folder=project)
    done = antoan("status", "--out", "staff", "--format", "md", "--lang", "en", *NOW, folder=project)
    assert done.returncode == 0
    assert "thank you" in done.stdout
    assert "thank you" in (project / "staff/index.html").read_text(encoding="utf-8")


def test_pressing_work_can_stop_a_job(busy: Path) -> None:
    """With `--strict` only."""
    assert antoan("status", *NOW, folder=busy).returncode == 0
    assert antoan("status", "--strict", *NOW, folder=busy).returncode == 1


def test_a_second_run_writes_the_same(busy: Path) -> None:
    """Byte for byte at the same moment; a day later the feed is still the same, since there is no news."""
    files = ("index.html", "work.json", "work.xml")
    antoan("status", "--out", "staff", *NOW, folder=busy)
    first = {name: (busy / "staff" / name).read_bytes() for name in files}
    antoan("status", "--out", "staff", *NOW, folder=busy)
    assert {name: (busy / "staff" / name).read_bytes() for name in files} == first
    antoan("status", "--out", "staff", "--now", "2026-11-22T08:00", folder=busy)
    assert (busy / "staff/work.xml").read_bytes() == first["work.xml"]
    assert sorted(path.name for path in (busy / "staff").iterdir()) == sorted(files)


def test_the_feed_is_atom(busy: Path) -> None:
    """What RFC 4287 asks of a feed and its entries; links lead to places of the page beside it."""
    antoan("status", "--out", "staff", "--lang", "en", *NOW, folder=busy)
    root = ET.parse(busy / "staff/work.xml").getroot()  # noqa: S314  (our own)
    page = (busy / "staff/index.html").read_text(encoding="utf-8")
    for element in (root, *root.findall(f"{ATOM}entry")):
        assert all(element.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated"))
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    entries = root.findall(f"{ATOM}entry")
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries) == 7
    for entry in entries:
        (link,) = entry.findall(f"{ATOM}link")
        assert f'<article id="{link.get("href", "").partition("#")[2]}">' in page


@pytest.mark.parametrize("folder", ["site", "site/noi-bo", "docs", "content/x", "overrides/x", ".", "built/x", "other"])
def test_the_list_goes_to_no_public_place(busy: Path, folder: str) -> None:
    """Nor among the sources, nor over files of somebody else."""
    for name, file in (("built", "sitemap.xml"), ("other", "index.html")):
        (busy / name).mkdir()
        (busy / name / file).write_text("x", encoding="utf-8")
    done = antoan("status", "--out", folder, *NOW, folder=busy)
    assert done.returncode == 2
    assert not list(busy.rglob("work.json"))
    assert (busy / "other/index.html").read_text(encoding="utf-8") == "x"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_is_for_everybody(busy: Path, language: str, browser: Browser) -> None:
    """Valid, whole in itself, without a script, at 320 px, in light and dark, and axe finds nothing."""
    antoan("status", "--out", "staff", "--lang", language, *NOW, folder=busy)
    file = busy / "staff/index.html"
    html = file.read_text(encoding="utf-8")
    assert "<script" not in html
    assert not OUTSIDE.search(html)
    assert 'content="noindex"' in html
    assert "&lt;b&gt;nhap&lt;/b&gt;" in html
    assert [fault.words for fault in html_faults(file) if not fault.is_style] == []
    for scheme in ("light", "dark"):
        context = browser.new_context(viewport={"width": 320, "height": 640}, color_scheme=scheme)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(file.as_uri())
        page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        page.add_script_tag(path=AXE)
        found = page.evaluate("axe.run().then((found) => found.violations.map((each) => each.id))")
        context.close()
        assert found == []


def test_links_are_asked_when_asked_for(busy: Path) -> None:
    """A page that is gone is work; the second run asks nobody."""
    with serving() as server:
        for number, path in enumerate(("/gone", "/empty", "/forbidden")):
            edit(busy, "docs/help.vi.md", "---\n\n", f"---\n\n[{number}]({server.url(path)})\n\n")
        arguments = ("--links", "--allow-host", f"127.0.0.1:{server.port}", "--lang", "en")
        # What lies beyond this machine is not asked: no test reaches the network.
        for file in (*busy.glob("content/**/*.md"), *busy.glob("docs/*.md")):
            text = file.read_text(encoding="utf-8")
            file.write_text(text.replace("https://example.org", server.root), encoding="utf-8")
        dead = [each for each in work(busy, *arguments) if each["kind"] == "source-dead"]
        asked = len(server.requests)
        assert server.url("/gone") in {str(each["key"]) for each in dead}
        assert server.url("/forbidden") not in {str(each["key"]) for each in dead}
        assert [each for each in work(busy, *arguments) if each["kind"] == "source-dead"] == dead
        assert len(server.requests) == asked
        assert not [each for each in work(busy) if each["kind"] == "source-dead"]
    assert antoan("status", "--links", "--allow-host", "a b/c", folder=busy).returncode == 2
