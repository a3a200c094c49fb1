"""Dates and numbers on pages are written as readers of each language write them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
import yaml

from antoan.model.calendar import PartialDate
from antoan.model.fields import parse_partial_date
from antoan.model.language import Language
from antoan.writing.dates import format_period, format_when
from antoan.writing.numbers import format_quantity
from tests.command import CASES
from tests.site.built import BuiltSite

FORMATS: Any = yaml.safe_load((CASES / "pages" / "formats.yml").read_text(encoding="utf-8"))


def date(text: str) -> PartialDate | None:
    """A date of the cases."""
    return parse_partial_date(text) if text else None


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("case", FORMATS["when"], ids=lambda case: case["value"])
def test_dates(case: dict[str, str], language: Language) -> None:
    """Day first in Vietnamese; what is not known is not made up."""
    assert case[language] == format_when(parse_partial_date(case["value"]), language)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("case", FORMATS["period"], ids=lambda case: f"{case['start']}..{case['end']}")
def test_periods(case: dict[str, str], language: Language) -> None:
    """Closed, open at either end, or a single date."""
    assert case[language] == format_period(date(case["start"]), date(case["end"]), language)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("case", FORMATS["quantity"], ids=lambda case: case["value"] + case["unit"])
def test_quantities(case: dict[str, str], language: Language) -> None:
    """A point or a comma between thousands, the other before decimals; a unit stays on the line of its number."""
    assert case[language] == format_quantity(Decimal(case["value"]), case["unit"], language)


def test_pages_use_them(small_site: BuiltSite) -> None:
    """The same page says its date in the way of its language, beside one for machines."""
    for path, words in (("news/2025/hoi-thao/", "23/12/2025"), ("en/news/2025/hoi-thao/", "23 December 2025")):
        times = small_site.pages[path].one("p", class_="page-dates").all("time")
        assert (times[0].get("datetime"), times[0].text) == ("2025-12-23", words)
        rows = small_site.pages[path].one("table", class_="figure-table").one("tbody").all("th")
        assert ["317\u00a0người" if path.startswith("news") else "317\u00a0people"] == [row.raw for row in rows]
