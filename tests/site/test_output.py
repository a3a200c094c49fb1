"""The files of the finished site: exactly those a reader may need."""

from __future__ import annotations

import re

import pytest

from tests.site.built import BuiltSite

# Everything the site holds besides its pages.
OTHER_FILES = re.compile(
    r"(?:en/)?(?:(?:news|plans|guides|projects)/)?feed\.(?:xml|json)"
    r"|(?:en/)?figures/figures\.(?:csv|json)"
    r"|sitemap\.xml|robots\.txt|assets/icon\.svg"
    r"|assets/antoan\.[0-9a-f]{10}\.(?:css|js)|sw\.js"
    r"|assets/antoan\.search\.(?:vi|en)\.[0-9a-f]{10}\.js"
    r"|_headers|\.htaccess|web\.config|vercel\.json|headers\.nginx\.conf"
    r"|assets/handbook/[a-z0-9-]+\.webp"
    r"|media/(?:[a-z0-9-]+/)+[a-z0-9_-]+\.(?:jpe?g|png|webp|gif|avif)"
)
STRANGERS = ("fonts.googleapis.com", "fonts.gstatic.com", "unpkg.com", "cdn.jsdelivr.net", "google-analytics")


@pytest.mark.parametrize("name", ["site", "site_in_folder", "small_site"])
def test_no_other_file_is_published(name: str, request: pytest.FixtureRequest) -> None:
    """No script, style or search index of the theme, no source map, no note of ours, and no text as it was written."""
    built: BuiltSite = request.getfixturevalue(name)
    others = [file for file in built.files if file != "404.html" and not file.endswith("index.html")]
    assert [file for file in others if not OTHER_FILES.fullmatch(file)] == []
    assert len(others) >= 24


def test_no_file_names_a_stranger(site: BuiltSite) -> None:
    """Material asks for fonts and scripts of other hosts by default; no file of ours mentions one."""
    for file in site.files:
        if file.endswith(".webp"):
            continue
        text = (site.folder / file).read_bytes().decode("utf-8")
        assert [name for name in STRANGERS if name in text] == [], file


def test_robots_may_read_everything(site: BuiltSite) -> None:
    """`robots.txt` names the sitemap by its true address."""
    lines = (site.folder / "robots.txt").read_text(encoding="utf-8").splitlines()
    assert lines == ["User-agent: *", "Allow: /", f"Sitemap: {site.url}sitemap.xml"]
