"""Help in one tap on every page, and never a wrong number."""

from __future__ import annotations

import re

import pytest

from antoan.content.data_files import read_data
from antoan.model.language import Language
from antoan.model.reference_data import ReferenceData
from antoan.strings.texts import interface_texts
from antoan.writing.phone import digits_of, find_numbers
from tests.site.built import BuiltSite, language_of

HELP_BAR = ["tel:111", "tel:113", "tel:+84981848484"]
HELP_BAR_KEYS = ["national-111", "police-113", "consular-protection"]
SITES = ("site", "site_in_folder", "small_site")


@pytest.fixture(scope="module")
def data(site: BuiltSite) -> ReferenceData:
    """The real reference data."""
    found, problems = read_data(site.project / "content" / "data", "content/data")
    assert problems == []
    return found


@pytest.mark.parametrize("name", SITES)
def test_the_help_bar_is_on_every_page(name: str, request: pytest.FixtureRequest) -> None:
    """The three numbers in order, before the content, with when to call each; then what happens when you do."""
    built: BuiltSite = request.getfixturevalue(name)
    for path, page in built.pages.items():
        bar = page.one("nav", class_="help-bar")
        links = bar.all("a")
        assert [link.get("href") for link in links[:3]] == HELP_BAR, path
        text = interface_texts(Language(language_of(path)))
        when = [text(f"help-bar.{key}") for key in HELP_BAR_KEYS]
        assert when == [link.one("span", class_="help-bar-when").text for link in links[:3]]
        assert [link.one("strong").text for link in links[:3]] == ["111", "113", "+84 981 84 84 84"]
        help_page = "en/help/" if language_of(path) == "en" else "help/"
        assert built.resolve(path, links[3].get("href")) == built.url + help_page
        order = list(page.walk())
        assert order.index(bar) < order.index(page.one("main")), path


@pytest.mark.parametrize("path", ["hotlines/", "en/hotlines/"])
def test_the_page_of_numbers_holds_every_public_hotline(path: str, site: BuiltSite, data: ReferenceData) -> None:
    """Each with its name, its dialling link and its operator, under an anchor others can link to."""
    main = site.pages[path].one("main")
    cards = {card.get("id"): card for card in main.all("article", class_="hotline")}
    public = {key: hotline for key, hotline in data.hotlines.items() if hotline.is_public}
    assert set(public) == set(cards)
    for key, hotline in public.items():
        links = [link for link in cards[key].all("a") if link.get("href").startswith("tel:")]
        assert [(hotline.tel, hotline.number)] == [(link.get("href"), link.text) for link in links]
        assert hotline.operator.in_(main.language) in cards[key].text  # type: ignore[arg-type]
        assert hotline.purpose.in_(main.language) in cards[key].text  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("help/", ("ghi âm", "danh sách cuộc gọi")),
        ("hotlines/", ("ghi âm", "danh sách cuộc gọi")),
        ("en/help/", ("record", "call list")),
        ("en/hotlines/", ("record", "call list")),
    ],
)
def test_what_a_call_leaves_behind_is_told(path: str, words: tuple[str, ...], site: BuiltSite) -> None:
    """111 records calls, and the call stays in the phone's list."""
    text = site.pages[path].one("main").text.lower()
    assert [word for word in words if word not in text] == []


def test_every_link_dials_a_public_number(site: BuiltSite, data: ReferenceData) -> None:
    """No `tel:` link leads to a number that `hotlines.yml` does not publish."""
    public = {hotline.tel for hotline in data.hotlines.values() if hotline.is_public}
    for path, page in site.pages.items():
        dialled = {link.get("href") for link in page.all("a") if link.get("href").startswith("tel:")}
        assert set(HELP_BAR) <= dialled <= public, path


def test_every_number_in_the_text_is_public(site: BuiltSite, data: ReferenceData) -> None:
    """What a reader could take for a number to call is one that answers."""
    public = {
        digits_of(number)
        for hotline in data.hotlines.values()
        if hotline.is_public
        for number in (hotline.number, hotline.dial, hotline.national or hotline.dial)
    }
    for path, page in site.pages.items():
        # Block by block: numbers of neighbouring blocks are no list.
        for block in page.one("body").all("p", "li", "dd", "dt", "td", "th", "h1", "h2", "h3", "figcaption"):
            found = {digits_of(number.text) for number in find_numbers(block.text)}
            assert found <= public, f"{path}: {block.text[:200]}"


def test_withdrawn_numbers_appear_nowhere(site: BuiltSite, data: ReferenceData) -> None:
    """No file of the site, feeds and structured data included, holds a superseded or unpublished number."""
    withdrawn = {number for old in data.superseded for number in old.numbers}
    withdrawn |= {
        number
        for hotline in data.hotlines.values()
        if not hotline.is_public
        for number in (hotline.number, hotline.dial, hotline.national or hotline.dial)
    }
    assert len(withdrawn) >= 5
    spellings = {re.sub(r"\D", "", number) for number in withdrawn} | {digits_of(number) for number in withdrawn}
    pattern = re.compile("|".join(rf"(?<!\d){'[ .()-]{0,2}'.join(digits)}(?!\d)" for digits in sorted(spellings)))
    assert pattern.search("1800 15-67")
    for file in site.files:
        if not file.endswith((".css", ".webp")):
            assert not pattern.search((site.folder / file).read_text(encoding="utf-8")), file
