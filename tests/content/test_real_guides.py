"""What every guide and every press link of the real content has."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from antoan.content.loader import Content, load_content
from antoan.model.language import Language
from antoan.model.metadata import Guide, Kind, Press
from antoan.model.page import Page
from tests.command import REPOSITORY, build_site, make_project
from tests.site.built import BuiltSite

WORDS = range(600, 1201)
EASY_WORDS = 120
SOURCES = 5
LABELS = {Language.VI: "chưa có chuyên gia rà soát", Language.EN: "not yet reviewed by a professional"}
AVOID = {Language.VI: "Không nên", Language.EN: "What not to do"}
ASKED = {Language.VI: "Câu hỏi", Language.EN: "Questions people ask"}


@pytest.fixture(scope="module")
def content() -> Content:
    """All of it."""
    return load_content(REPOSITORY / "content", REPOSITORY / "docs")


@pytest.fixture(scope="module")
def guides(content: Content) -> list[Page]:
    """Every guide in every language."""
    return [page for page in content.pages if page.kind is Kind.GUIDE]


def words_in(text: str) -> int:
    """Words a reader reads: no marks of headings, lists and tables, no addresses."""
    return len(re.findall(r"\w[\w’'/.,%+-]*", re.sub(r"\]\([^)]*\)", " ", text)))


def test_there_are_eight_in_both_languages(guides: list[Page]) -> None:
    """None is missing its counterpart."""
    languages: dict[str, set[Language]] = {}
    for page in guides:
        languages.setdefault(page.key, set()).add(page.language)
    assert len(languages) == 8
    assert all(found == set(Language) for found in languages.values())


def test_each_has_what_a_reader_needs(guides: list[Page]) -> None:
    """A key message, steps, whom to call, an easy text, enough sources, what not to do, questions; not too long."""
    for page in guides:
        metadata = page.metadata
        assert isinstance(metadata, Guide)
        assert len(metadata.steps) >= 3, page.file
        assert "national-111" in metadata.hotlines, page.file
        assert 0 < sum(words_in(line) for line in metadata.easy_read) <= EASY_WORDS, page.file
        assert len(metadata.sources) >= SOURCES, page.file
        assert all(source.url for source in metadata.sources), page.file
        assert metadata.review.due > metadata.review.on, page.file
        read = "\n".join([metadata.key_message, *metadata.steps, *metadata.easy_read, page.markdown])
        assert words_in(read) in WORDS, (page.file, words_in(read))
        headings = [heading.text for heading in page.body.headings if heading.level == 2]
        assert AVOID[page.language] in headings, page.file
        assert any(heading.startswith(ASKED[page.language]) for heading in headings), page.file
        assert sum(heading.level == 3 for heading in page.body.headings) >= 3, page.file


def test_press_links_are_links_alone(content: Content) -> None:
    """Enough of them, none with a text, none twice."""
    press = [page for page in content.pages if isinstance(page.metadata, Press) and page.is_published]
    assert len(press) >= 25
    assert all(not page.markdown.strip() for page in press)
    addresses = Counter(page.metadata.url for page in press if isinstance(page.metadata, Press))
    assert [url for url, count in addresses.items() if count > 1] == []


def test_a_guide_says_that_no_professional_has_read_it(guides: list[Page], site: BuiltSite) -> None:
    """As long as only An Toàn itself is named."""
    for page in guides:
        assert isinstance(page.metadata, Guide)
        labels = [label.text for label in site.pages[page.path].all("span", class_="label")]
        assert (LABELS[page.language] in labels) == (page.metadata.review.by == "An Toàn"), page.file


def test_a_guide_that_somebody_has_read_does_not(tmp_path: Path, content: Content) -> None:
    """The label goes when `review.by` names a person."""
    project = make_project(tmp_path)
    guide = next((REPOSITORY / "content" / "guides").glob("*.vi.md"))
    text = guide.read_text(encoding="utf-8")
    changed = re.sub(r"(?m)^(topics|hotlines): .*$", r"\1: []", text).replace("by: An Toàn", "by: Luật sư Nguyễn Văn A")
    changed = re.sub(r"\[([^\]]+)\]\(/[^)]*\)", r"\1", changed)
    folder = project / "content" / "guides"
    folder.mkdir()
    (folder / guide.name).write_text(changed, encoding="utf-8")
    updated = next(page for page in content.pages if page.file.endswith(guide.name)).metadata
    assert isinstance(updated, Guide)
    assert updated.updated
    build_site(project, project / "site", "https://antoan.example/", updated.updated)
    built = (project / "site" / "guides" / guide.name.removesuffix(".vi.md") / "index.html").read_text(encoding="utf-8")
    assert "Luật sư Nguyễn Văn A" in built
    assert LABELS[Language.VI] not in built
