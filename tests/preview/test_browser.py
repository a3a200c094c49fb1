"""Previews serve editors who see little, use a phone, the keyboard, or no scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.cli.test_serve import served, wait_for
from tests.command import make_project
from tests.site.test_accessibility import AXE, COVERED, DESKTOP, LOST_TEXT, PHONE, found_by_axe, opened

FAULTY = """---
title: "Lớp tập huấn tại Hướng Hóa, với một_chữ_rất_dài_không_có_chỗ_nào_để_xuống_dòng_cả"
summary: Ngắn quá
date: 12/11/2025
status: review
topics: [phong-ngua-abc]
---

Sáng nay, cán bộ cơ sở đã dự lớp tập huấn.

Ai cần giúp thì gọi số 0911 222 333.

- Xem [trang này](/guides/khong-co/)
"""
PATHS = ("news/2025/loi/", "en/news/2025/loi/", "news/2025/moi/", "preview/", "en/preview/")


@pytest.fixture(scope="module")
def project_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Content with a page that has many faults, and a fresh draft."""
    project = make_project(tmp_path_factory.mktemp("preview"))
    news = project / "content/news/2025"
    for language in ("vi", "en"):
        (news / f"loi.{language}.md").write_text(FAULTY, encoding="utf-8")
    (news / "moi.vi.md").write_text("---\ntitle: Bài mới\nstatus: draft\n---\n", encoding="utf-8")
    return project


@pytest.fixture(scope="module")
def home(project_folder: Path) -> Iterator[str]:
    """Address of its preview."""
    with served(project_folder, "--drafts") as address:
        wait_for(address, "An Toàn", project_folder)
        yield address


@pytest.fixture(scope="module")
def examined(browser: Browser, home: str) -> Iterator[Page]:
    """One page for all runs of axe."""
    with opened(browser, home) as page:
        page.add_init_script(AXE.read_text(encoding="utf-8"))
        yield page


@pytest.mark.parametrize("path", PATHS)
def test_pages_can_be_read_by_everybody(path: str, examined: Page, home: str) -> None:
    """axe finds nothing in either scheme, on a phone of 320 pixels or a wide screen; no text is cut off or covered."""
    faults = []
    examined.emulate_media(color_scheme="light")
    examined.goto(home + path)
    for screen in (PHONE, DESKTOP):
        examined.set_viewport_size(screen)  # type: ignore[arg-type]
        for scheme in ("light", "dark"):
            examined.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            faults += [f"{scheme}, {screen['width']}: {each}" for each in found_by_axe(examined, scheme == "dark")]
        assert examined.evaluate("document.documentElement.scrollWidth") <= screen["width"]
        assert examined.evaluate(LOST_TEXT) == []
    examined.set_viewport_size(PHONE)  # type: ignore[arg-type]
    assert examined.evaluate(COVERED) == []
    assert faults == []


def test_marks_lead_to_problems_and_back_without_scripts(browser: Browser, home: str) -> None:
    """By keyboard, from a mark to its problem, and from there to the place in the text."""
    with opened(browser, home, java_script_enabled=False) as page:
        page.goto(PATHS[0])
        problem = page.locator(".problem-notes > li", has_text="0911 222 333")
        number = str(problem.get_attribute("id")).removeprefix("problem-")
        problem.get_by_role("link").focus()
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{home}{PATHS[0]}#mark-{number}")
        mark = page.locator(f"#mark-{number}")
        expect(page.locator(":target")).to_have_id(f"mark-{number}")
        expect(mark.locator("xpath=following-sibling::p[1]")).to_contain_text("0911 222 333")
        mark.get_by_role("link").focus()
        page.keyboard.press("Enter")
        expect(page.locator(":target")).to_have_id(f"problem-{number}")


def test_the_list_of_work_leads_to_every_page(browser: Browser, home: str) -> None:
    """From the bar to the list, from there to the page, and to the very place in it."""
    with opened(browser, home) as page:
        page.goto("news/2025/moi/")
        page.get_by_role("complementary").get_by_role("link").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Việc còn lại")
        page.get_by_role("link", name="Đến chỗ đó trong bài").first.click()
        expect(page.locator(":target")).to_be_in_viewport()


def test_it_reloads_by_itself(browser: Browser, home: str, project_folder: Path) -> None:
    """An editor saves the file and sees the change, with nothing to press."""
    with opened(browser, home) as page:
        page.goto("news/2025/moi/")
        heading = page.get_by_role("heading", level=1)
        expect(heading).to_have_text("Bài mới")
        draft = project_folder / "content/news/2025/moi.vi.md"
        draft.write_text("---\ntitle: Bài mới hơn\nstatus: draft\n---\n", encoding="utf-8")
        expect(heading).to_have_text("Bài mới hơn")
