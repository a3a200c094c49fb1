"""Names as people type them lead to slugs."""

from __future__ import annotations

import pytest

from antoan.content.data_files import read_data
from antoan.editing.known_names import KnownNames, Unknown
from antoan.editing.known_outlets import outlet_of
from antoan.model.language import Language
from tests.command import REPOSITORY

CONTENT = REPOSITORY / "content"


@pytest.fixture(scope="module")
def names() -> KnownNames:
    """The names of the real data."""
    return KnownNames.of(read_data(CONTENT / "data", "")[0], CONTENT, Language.VI)


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("Quảng Trị", "quang-tri"),
        ("quang tri", "quang-tri"),
        ("QUANG-TRI", "quang-tri"),
        ("tỉnh Quảng Trị", "quang-tri"),
        ("Quang Tri", "quang-tri"),
        ("Quảng Bình (cũ)", "quang-binh"),
        ("TP. Hồ Chí Minh", "ho-chi-minh"),
        ("thành phố Đà Nẵng", "da-nang"),
        ("Da Nang", "da-nang"),
    ],
)
def test_provinces(names: KnownNames, typed: str, slug: str) -> None:
    """With marks or without, with their rank or without, of today or of before."""
    assert names.find("provinces", typed) == slug


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("Hội LHPN Việt Nam", "vwu"),
        ("hoi lhpn viet nam", "vwu"),
        ("IOM", "iom"),
        ("Women's Union", "vwu"),
        ("Hagar", "hagar-vietnam"),
        ("hagar-vietnam", "hagar-vietnam"),
    ],
)
def test_organisations(names: KnownNames, typed: str, slug: str) -> None:
    """By any name of theirs, or the slug."""
    assert names.find("organisations", typed) == slug


def test_every_name_leads_back(names: KnownNames) -> None:
    """What is shown of a slug can be typed, and means that slug or a namesake that comes first."""
    data = read_data(CONTENT / "data", "")[0]
    for sort, slugs in (("provinces", data.provinces), ("organisations", data.organisations), ("topics", data.topics)):
        for slug in slugs:
            assert names.find(sort, names.shown(sort, slug)) == slug
            assert names.find(sort, slug) == slug
    for slug in data.former_slugs:
        assert names.find("provinces", names.shown("provinces", slug)) == slug


def test_lists(names: KnownNames) -> None:
    """Commas stand between names, and may stand in one."""
    assert names.find_all("provinces", "Quảng Trị, quang tri; Hà Tĩnh,") == ["quang-tri", "quang-tri", "ha-tinh"]
    comma = KnownNames({"organisations": [("so", ["Sở Lao động, Thương binh và Xã hội"]), ("iom", ["IOM"])]})
    assert comma.find_all("organisations", "IOM, so lao dong, thuong binh va xa hoi, IOM") == ["iom", "so", "iom"]


def test_unknown_names_are_guessed_at_with_care(names: KnownNames) -> None:
    """A slip of a letter is recognised; another name is not."""
    assert names.find("provinces", "Hà Tỉn") == Unknown("Hà Tỉn", "Hà Tĩnh")
    assert names.find("organisations", "Hội Chữ thập đỏ") == Unknown("Hội Chữ thập đỏ", "")


def test_projects_are_named_in_titles(names: KnownNames) -> None:
    """As whole words, by short name or title."""
    assert names.named_in("projects", "TMSV3 tổng kết ở Hà Tĩnh") == "tmsv3"
    assert names.named_in("projects", "XTMSV35 tổng kết") == ""


def test_outlets_are_known_by_their_address() -> None:
    """As the newest page calls them, or the list of feeds."""
    assert outlet_of("https://tuoitre.vn/x.htm", CONTENT) == "Tuổi Trẻ"
    assert outlet_of("https://www.baoquangtri.vn/xa-hoi/1", CONTENT) == "Báo Quảng Trị"
    assert outlet_of("https://example.org/x", CONTENT) == outlet_of("không phải địa chỉ", CONTENT) == ""
