"""Every address a page names leads somewhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.site.built import BuiltSite
from tests.site.document import Element

SITES = ("site", "site_in_folder", "small_site")
_CSS_ADDRESS = re.compile(r"url\(\s*([^)]*?)\s*\)|@import\s+([^;]+)")


def targets_of(page: Element) -> Iterator[str]:
    """Every address an HTML attribute of `page` holds."""
    for element in page.walk():
        for name in ("href", "src", "poster", "cite", "action", "formaction", "data"):
            if name in element.attributes:
                yield element.get(name)
        yield from (part.split()[0] for part in element.get("srcset").split(",") if part.strip())


@pytest.mark.parametrize("name", SITES)
def test_every_link_picture_and_style_exists(name: str, request: pytest.FixtureRequest) -> None:
    """Relative to its page, each leads to a file of the site, and its anchor to an element there."""
    built: BuiltSite = request.getfixturevalue(name)
    seen = [(path, target) for path, page in built.pages.items() for target in targets_of(page)]
    assert len(seen) > 10 * len(built.pages)
    assert [fault for path, target in seen if (fault := built.fault(path, target))] == []


@pytest.mark.parametrize("name", ["site", "site_in_folder"])
def test_pages_shown_in_the_place_of_others_link_from_the_root(name: str, request: pytest.FixtureRequest) -> None:
    """The one for wrong addresses and those for what is not kept stand at any depth; nothing on them is relative."""
    built: BuiltSite = request.getfixturevalue(name)
    assert len(built.stand_ins) == 3
    for path, page in built.stand_ins.items():
        right = (built.root_path, "#", "tel:", "https://")
        assert [target for target in targets_of(page) if not target.startswith(right)] == [], path


def test_other_pages_do_not_name_the_root(site_in_folder: BuiltSite) -> None:
    """Their links are relative, so that a copy on a USB stick works; only the head's true addresses are absolute."""
    for path, page in site_in_folder.reachable.items():
        for target in targets_of(page.one("body")):
            assert not target.startswith("/"), f"{path}: {target}"


@pytest.mark.parametrize("name", SITES)
def test_addresses_in_structured_data_exist(name: str, request: pytest.FixtureRequest) -> None:
    """What search engines are told is there."""
    built: BuiltSite = request.getfixturevalue(name)

    def addresses(value: Any) -> Iterator[str]:
        if isinstance(value, dict):
            value = list(value.values())
        if isinstance(value, list):
            for part in value:
                yield from addresses(part)
        elif isinstance(value, str) and value.startswith(built.url):
            yield value

    seen = [
        (path, address)
        for path, page in built.reachable.items()
        for script in page.all("script", type="application/ld+json")
        for address in addresses(json.loads(script.raw))
    ]
    assert len(seen) > len(built.reachable)
    assert [fault for path, address in seen if (fault := built.fault(path, address))] == []


def test_styles_load_nothing(site: BuiltSite) -> None:
    """No stylesheet asks for another file, neither a font nor a picture."""
    sheets = [file for file in site.files if file.endswith(".css")]
    assert len(sheets) == 1
    for sheet in sheets:
        text = (site.folder / sheet).read_text(encoding="utf-8")
        asked = ["".join(match).strip("\"'") for match in _CSS_ADDRESS.findall(text)]
        assert [address for address in asked if not address.startswith("data:")] == [], sheet


def test_outward_links_say_so(site: BuiltSite) -> None:
    """A link to another site tells it nothing about where the reader came from."""
    for path, page in site.pages.items():
        for link in page.all("a"):
            if link.get("href").startswith(("http://", "https://")):
                kind = "nofollow" if "data-exit" in link.attributes else "external"
                assert set(link.get("rel").split()) >= {kind, "noreferrer"}, f"{path}: {link.get('href')}"
