"""Whatever is broken, the preview shows all the rest, and every problem where editors look for it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from markupsafe import escape

from antoan.content.salvage import HARMLESS
from antoan.mkdocs_plugin.prepared import prepare_public_view
from antoan.pages.preview import Preview
from tests.preview.rendering import URL, Shown, shown
from tests.site.document import parse
from tests.test_broken_content import BROKEN, CASES, TODAY, expected_of

LISTS = {"vi": "preview/", "en": "en/preview/"}


@pytest.fixture(params=BROKEN, ids=lambda case: case.name)
def case(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A broken case laid over good content, in the current folder."""
    folder: Path = request.param
    shutil.copytree(CASES / "base", tmp_path, dirs_exist_ok=True)
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return folder


def test_every_page_is_there_and_every_problem_told(case: Path) -> None:
    """On the page it is about and in the list of work, in both languages; no stand-in passes for content."""
    made = shown(TODAY)
    assert [page.path for page in made.prepared.pages if page.template == "unmade.html"] == []
    addresses = {page.path for page in made.prepared.pages}
    problems = expected_of(case)
    lists = {language: made.at(path) for language, path in LISTS.items()}
    for language, html in lists.items():
        assert f'<html lang="{language}">' in html
        assert [each[language] for each in problems if str(escape(each[language])) not in html] == []
    for file, content in preview_of(made).pages.items():
        # Kept links have no page of their own; they stand in lists.
        assert content.path in addresses or file.startswith("content/press/"), file
        for page in made.pages(file):
            html = made.html(page)
            said = [each[page.language.value] for each in problems if each["file"] == file]
            assert [words for words in said if str(escape(words)) not in html] == [], file
            assert_anchors_lead_somewhere(html)
            assert stand_ins(html, file) == [], file
    for html in lists.values():
        assert_anchors_lead_somewhere(html)


def test_the_public_view_stands_too(case: Path) -> None:  # noqa: ARG001  (it is in the current folder)
    """`antoan serve` without `--drafts` shows what can be shown, and nothing of the preview."""
    prepared = prepare_public_view(shown(TODAY).inspection, URL, TODAY)
    assert [page.path for page in prepared.pages if page.template == "unmade.html"] == []
    assert prepared.preview is None
    assert not any(page.path in LISTS.values() for page in prepared.pages)
    entries = prepared.site.catalogue.entries.values()
    assert all(page.is_published for entry in entries for page in entry.versions.values())


def preview_of(made: Shown) -> Preview:
    """What is shown beside the site."""
    assert made.prepared.preview is not None
    return made.prepared.preview


def stand_ins(html: str, file: str) -> list[str]:
    """Values that checks use in place of what they cannot read, where the file itself does not have them."""
    source = Path(file).read_bytes().decode("utf-8", errors="replace")
    words = {HARMLESS["summary"], HARMLESS["date"], HARMLESS["number"], HARMLESS["issuer"], HARMLESS["url"]}
    found = [each for each in words if each in html and each not in source]
    return found + ([HARMLESS["title"]] if f">{HARMLESS['title']}<" in html else [])


def assert_anchors_lead_somewhere(html: str) -> None:
    """From the marks to the problems and back."""
    document = parse(html)
    for link in document.all("a"):
        target = link.get("href")
        if target.startswith(("#problem-", "#mark-")):
            assert document.all(id=target[1:]), target
