"""What is not published does not reach the public."""

from __future__ import annotations

import pytest

from tests.site.built import BuiltSite


@pytest.mark.parametrize(
    ("slug", "words"),
    [("ban-nhap", ("bản nháp", "example.org/nhap")), ("cho-duyet", ("chờ duyệt", "example.org/duyet"))],
)
def test_unpublished_pages_are_nowhere(slug: str, words: tuple[str, ...], small_site: BuiltSite) -> None:
    """Neither a draft nor a page waiting for approval: no page, no card, no feed, no line of the sitemap."""
    assert (small_site.project / f"content/news/2025/{slug}.vi.md").is_file()
    assert not (small_site.folder / f"news/2025/{slug}").exists()
    assert "media/news/2025/can-phong.png" not in small_site.files, "the picture of a draft"
    for file in small_site.files:
        if not file.endswith((".png", ".css")) and "editors/" not in file:
            text = (small_site.folder / file).read_text(encoding="utf-8")
            assert [word for word in (slug, *words) if word in text] == [], file
