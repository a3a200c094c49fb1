"""The 34 places of today, and the 63 names people still use."""

from __future__ import annotations

import pytest

from antoan.content.data_files import read_data
from antoan.model.language import Language
from antoan.model.reference_data import ReferenceData
from antoan.writing.collation import vietnamese_key
from tests.site.built import BuiltSite


@pytest.fixture(scope="module")
def data(site: BuiltSite) -> ReferenceData:
    """The real reference data."""
    found, problems = read_data(site.project / "content" / "data", "content/data")
    assert problems == []
    return found


def test_all_former_units_belong_to_a_present_one(data: ReferenceData) -> None:
    """63 former units, each within exactly one of the 34 of today, and found by its slug."""
    former = [(unit.slug, province.slug) for province in data.provinces.values() for unit in province.former]
    assert len(data.provinces) == 34
    assert len(former) == 63
    assert len({slug for slug, _ in former}) == 63
    for slug, present in former:
        found = data.province_of(slug)
        assert found is not None
        # A unit whose name lives on is found as today's unit of that name, and it is the one it went into.
        assert found.slug == present, slug


@pytest.mark.parametrize("language", Language)
def test_every_place_has_a_page_with_its_former_names(language: Language, site: BuiltSite, data: ReferenceData) -> None:
    """Its name as the heading, and the names of the units it was put together from."""
    for slug, province in data.provinces.items():
        main = site.pages[f"{language.prefix}places/{slug}/"].one("main")
        assert main.one("h1").text == province.name.in_(language)
        for unit in province.merged_from:
            assert unit.name.in_(language) in main.one("p", class_="lead").text, slug


@pytest.mark.parametrize("language", Language)
def test_the_directory_leads_from_every_former_name_to_the_present_place(
    language: Language, site: BuiltSite, data: ReferenceData
) -> None:
    """Somebody who looks for the old name finds the line that links to today's page."""
    path = f"{language.prefix}places/"
    lines = site.pages[path].one("ul", class_="directory").all("li")
    leads = {site.resolve(path, line.one("a").get("href")): line.text for line in lines}
    assert len(leads) == 34
    for slug, province in data.provinces.items():
        text = leads[f"{site.url}{path}{slug}/"]
        for unit in province.former:
            assert unit.name.in_(language) in text


@pytest.mark.parametrize("language", Language)
def test_the_directory_is_in_the_order_of_the_alphabet(language: Language, site: BuiltSite) -> None:
    """Đ stands after D and before E, not behind Z."""
    lines = site.pages[f"{language.prefix}places/"].one("ul", class_="directory").all("li")
    names = [line.one("a").text for line in lines]
    assert sorted(names, key=vietnamese_key) == names
    if language is Language.VI:
        after, before = names.index("Đà Nẵng"), names.index("Gia Lai")
        assert names.index("Cần Thơ") < after < before < names.index("Vĩnh Long")


@pytest.mark.parametrize(
    ("path", "words", "place"),
    [
        (
            "news/2025/quang-tri-world-vision-tmsv3-tai-hoa-nhap-2025/",
            "Quảng Bình (cũ), nay thuộc Quảng Trị",
            "quang-tri",
        ),
        (
            "en/news/2025/quang-tri-world-vision-tmsv3-tai-hoa-nhap-2025/",
            "Quang Binh (former), now part of",
            "quang-tri",
        ),
        ("plans/2023/quang-nam-ke-hoach-ho-tro-nan-nhan-2023/", "Quảng Nam (cũ), nay thuộc Đà Nẵng", "da-nang"),
        ("en/plans/2023/quang-nam-ke-hoach-ho-tro-nan-nhan-2023/", "Quang Nam (former), now part of", "da-nang"),
    ],
)
def test_a_former_name_in_an_article_leads_to_the_present_place(
    path: str, words: str, place: str, site: BuiltSite
) -> None:
    """The old name is shown with the new one, links to today's page, and that page lists the article."""
    links = [link for link in site.pages[path].one("section", class_="facts").all("a") if words in link.text]
    assert len(links) == 1
    address = site.resolve(path, links[0].get("href"))
    prefix = "en/" if path.startswith("en/") else ""
    assert address == f"{site.url}{prefix}places/{place}/"
    target = f"{prefix}places/{place}/"
    listed = [site.resolve(target, card.one("a").get("href")) for card in site.pages[target].all("li", class_="card")]
    assert site.url + path in listed
