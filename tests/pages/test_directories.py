"""Lists of names stand in the order of the alphabet of their readers."""

from __future__ import annotations

import pytest

from antoan.catalogue.catalogue import Catalogue
from antoan.model.language import Language
from antoan.model.reference_data import Organisation, Province, ReferenceData, Topic
from antoan.pages.site import Site
from tests.checks.pages import TODAY

# In the order of a Vietnamese dictionary; code points put Ă, Â, Đ, Ê, Ô, Ơ and Ư behind Z.
NAMES = ["An Giang", "Ăn Khê", "Ân Thi", "Bắc Ninh", "Cà Mau", "Dĩ An", "Đà Nẵng", "Điện Biên", "Em Bé", "Êa Súp"]
NAMES += ["Gia Lai", "Oai Hương", "Ô Môn", "Ơ Hay", "Uông Bí", "Ưng Hòa", "Vĩnh Long"]


@pytest.fixture(scope="module")
def site() -> Site:
    """A site whose reference data came in the wrong order."""
    names = list(enumerate(reversed(NAMES)))
    both = {f"x{number}": {"vi": name, "en": name} for number, name in names}
    data = ReferenceData(
        provinces={
            slug: Province.model_validate(
                {"slug": slug, "code": "1", "type": "province", "name": name, "full_name": {"vi": name["vi"]}}
            )
            for slug, name in both.items()
        },
        organisations={
            slug: Organisation.model_validate({"slug": slug, "name": name, "type": name}) for slug, name in both.items()
        },
        topics={slug: Topic.model_validate({"slug": slug, "name": name}) for slug, name in both.items()},
    )
    return Site(Catalogue.from_pages([], data), "https://antoan.example/", TODAY, {})


@pytest.mark.parametrize("listing", ["provinces", "organisations", "topics"])
def test_names_are_in_order(listing: str, site: Site) -> None:
    """Places, organisations and topics alike."""
    assert [item.name.vi for item in getattr(site, listing)(Language.VI)] == NAMES
