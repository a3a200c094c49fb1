"""Numbers in the steps of a guide can be tapped."""

from __future__ import annotations

from datetime import date

import pytest
import yaml

from antoan.catalogue.catalogue import Catalogue
from antoan.content.data_files import read_data
from antoan.pages.hotlines import with_calls
from antoan.pages.site import Site
from tests.command import CASES, REPOSITORY

CALLS: list[dict[str, str]] = yaml.safe_load((CASES / "pages" / "calls.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def site() -> Site:
    """A site with the real numbers and nothing else."""
    data, _ = read_data(REPOSITORY / "content" / "data", "content/data")
    return Site(Catalogue({}, data), "https://antoan.example/", date(2026, 11, 21), {})


@pytest.mark.parametrize("case", CALLS, ids=lambda case: case["words"])
def test_a_published_number_is_a_link(case: dict[str, str], site: Site) -> None:
    """It dials what the data say, stays on one line, and the words around it are escaped."""
    assert with_calls(case["words"], site) == case["html"]
