"""Dates of real pages."""

from __future__ import annotations

import re
from datetime import date

from tests.site.built import BuiltSite, language_of

GUIDE = "guides/kiem-tra-loi-moi-viec-lam/"
MACHINE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def test_every_date_is_readable_and_machine_readable(site: BuiltSite) -> None:
    """The year that people read is the year that programs read, and no date is empty."""
    for path, page in site.reachable.items():
        for time in [found for line in page.all("p", class_="page-dates") for found in line.all("time")]:
            assert MACHINE.fullmatch(time.get("datetime")), path
            assert time.get("datetime")[:4] in time.text, path


def test_a_guide_says_when_it_was_checked_and_until_when(site: BuiltSite) -> None:
    """In both languages, with the same days, the second one after the first."""
    days = []
    for path in (GUIDE, f"en/{GUIDE}"):
        times = site.pages[path].one("p", class_="review-dates").all("time")
        on, due = (date.fromisoformat(time.get("datetime")) for time in times)
        assert on < due
        days.append((on, due))
    assert days[0] == days[1]


def test_dates_are_written_as_the_language_writes_them(site: BuiltSite) -> None:
    """Day and month in figures in Vietnamese, the month by name in English."""
    for path in (GUIDE, f"en/{GUIDE}"):
        time = site.pages[path].one("p", class_="review-dates").all("time")[0]
        wanted = r"[A-Z][a-z]+" if language_of(path) == "en" else r"\d{1,2}/\d{1,2}/\d{4}"
        assert re.search(wanted, time.text), time.text
