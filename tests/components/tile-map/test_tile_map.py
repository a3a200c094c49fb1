"""The map of tiles in a browser: links by keyboard and by name, on a narrow phone as well."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from tests.colour import contrast, luminance
from tests.components.render import component
from tests.site.built import BuiltSite

PATHS = ["places/", "en/places/"]
NARROW = {"width": 320, "height": 640}
# Those of the example that are links, in the order in which they are drawn.
NAMES = ["Quảng Trị: 9 bài", "Huế: 1 bài", "Lào Cai: 12 bài"]
FILL = "(tile) => getComputedStyle(tile.querySelector('rect')).fill"
# Colours as they come out on the background of the page.
SEEN = """(colours) => colours.map((colour) => {
    const brush = new OffscreenCanvas(1, 1).getContext("2d");
    for (const layer of [getComputedStyle(document.body).backgroundColor, colour]) {
        brush.fillStyle = layer;
        brush.fillRect(0, 0, 1, 1);
    }
    return [...brush.getImageData(0, 0, 1, 1).data.slice(0, 3)];
})"""
INK = "(tile) => getComputedStyle(tile.querySelector('text')).fill"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """The example with tiles that are links, and others."""
    page = browser.new_page()
    one = component("tile-map")
    page.set_content(one.page([example for example in one.examples if example.name == "with pages and without"]))
    yield page
    page.close()


@pytest.fixture
def phone(browser: Browser, home: str) -> Iterator[Page]:
    """A page of the real site on a narrow phone, without scripts."""
    page = browser.new_page(base_url=home, viewport=NARROW, java_script_enabled=False)  # type: ignore[arg-type]
    yield page
    page.close()


def focused_name(page: Page) -> str:
    """What a screen reader says of the link that has the focus."""
    name: str = page.evaluate("document.activeElement.getAttribute('aria-label') || ''")
    return name


def apart(page: Page, one: str, other: str) -> float:
    """How far two computed colours stand apart, in light; what is see-through lies on the page."""
    seen: list[list[float]] = page.evaluate(SEEN, [one, other])
    return contrast(*(luminance(colour) for colour in seen))


def links(page: Page) -> Locator:
    """The tiles that lead somewhere."""
    return page.locator(".tile-map").get_by_role("link")


def test_tab_goes_from_tile_to_tile_in_order(page: Page) -> None:
    """Row by row, to those with pages only; back the same way."""
    seen = []
    for _ in NAMES:
        page.keyboard.press("Tab")
        seen.append(focused_name(page))
    assert seen == NAMES
    page.keyboard.press("Shift+Tab")
    assert focused_name(page) == NAMES[-2]


def test_a_screen_reader_hears_names_and_numbers(page: Page) -> None:
    """Each link is one name with its number of pages; tiles without any are not spoken of."""
    expect(links(page)).to_have_count(len(NAMES))
    for name in NAMES:
        expect(page.get_by_role("link", name=name, exact=True)).to_be_visible()
    heard = page.locator(".tile-map svg").aria_snapshot()
    for name in NAMES:
        assert name in heard
    for unsaid in ("Giang", "Mau"):
        assert page.locator(".tile-map").get_by_text(unsaid).count() == 1
        assert unsaid not in heard


def test_empty_tiles_take_no_focus(page: Page) -> None:
    """They are no links, neither for the keyboard nor for a finger."""
    empty = page.locator(".tile-empty")
    expect(empty).to_have_count(2)
    for tile in empty.all():
        assert tile.evaluate("(tile) => tile.closest('a') || tile.querySelector('a, [tabindex]')") is None


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("forced", ["none", "active"])
def test_the_tile_with_the_focus_stands_out(scheme: str, forced: str, page: Page) -> None:
    """Its colour becomes another one, 3:1 from what it was, its name can still be read; the next tile's stays."""
    page.emulate_media(color_scheme=scheme, forced_colors=forced)  # type: ignore[arg-type]
    tiles = page.locator("a.tile")
    before = [tile.evaluate(FILL) for tile in tiles.all()]
    assert len(set(before)) == 1
    page.keyboard.press("Tab")
    after = [tile.evaluate(FILL) for tile in tiles.all()]
    assert after[1:] == before[1:]
    assert apart(page, after[0], before[0]) >= 3
    assert apart(page, after[0], tiles.first.evaluate(INK)) >= 4.5
    page.keyboard.press("Tab")
    assert tiles.first.evaluate(FILL) == before[0]


def test_a_tile_with_pages_is_seen_to_be_another_kind(page: Page) -> None:
    """Its colour is another one than that of an empty one, in light and dark, and the names of both can be read."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        tiles = [page.locator(kind).first for kind in ("a.tile", ".tile-empty")]
        assert len({tile.evaluate(FILL) for tile in tiles}) == 2
        for tile in tiles:
            assert apart(page, tile.evaluate(FILL), tile.evaluate(INK)) >= 7


@pytest.mark.parametrize("path", PATHS)
def test_enter_on_a_tile_opens_its_place(path: str, site: BuiltSite, phone: Page) -> None:
    """The page of the place it names."""
    phone.goto(path)
    tile = links(phone).first
    name = (tile.get_attribute("aria-label") or "").rpartition(":")[0]
    target = site.resolve(path, tile.get_attribute("href") or "").removeprefix(site.url)
    tile.focus()
    tile.press("Enter")
    phone.wait_for_url(f"**/{target}")
    assert name in phone.locator("h1").inner_text()


@pytest.mark.parametrize("path", PATHS)
def test_the_map_fits_a_narrow_phone(path: str, phone: Page) -> None:
    """Every tile is on the screen, large enough for a finger, over no other, and the page does not scroll sideways."""
    phone.goto(path)
    assert phone.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    boxes = [tile.bounding_box() for tile in phone.locator(".tile-map rect").all()]
    assert len(boxes) == 34
    for number, box in enumerate(boxes):
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= NARROW["width"]
        assert min(box["width"], box["height"]) >= 24
        for other in boxes[:number]:
            assert other is not None
            beside = box["x"] >= other["x"] + other["width"] or other["x"] >= box["x"] + box["width"]
            below = box["y"] >= other["y"] + other["height"] or other["y"] >= box["y"] + box["height"]
            assert beside or below


@pytest.mark.parametrize("path", PATHS)
def test_names_stand_inside_their_tiles(path: str, phone: Page) -> None:
    """Each line of each name ends before the edge, and the lines of a name do not run into one another."""
    phone.goto(path)
    faults: list[str] = phone.locator(".tile, .tile-empty").evaluate_all("""(tiles) => tiles.flatMap((tile) => {
        const frame = tile.querySelector("rect").getBBox();
        const lines = [...tile.querySelectorAll("text")];
        const boxes = lines.map((line) => line.getBBox());
        const isOut = boxes.some((box) => box.x < frame.x || box.x + box.width > frame.x + frame.width
            || box.y < frame.y || box.y + box.height > frame.y + frame.height);
        return !lines.length || isOut ? [lines.map((line) => line.textContent).join(" ")] : [];
    })""")
    assert faults == []
    assert phone.locator(".tile, .tile-empty").count() == 34
