"""What the decree asks for: waiting, and several outlets."""

from __future__ import annotations

from datetime import UTC, date, timedelta

from antoan.inbox.policy import OutletCount, count_outlets, waits_until
from antoan.model.calendar import PartialDate
from tests.inbox.items import FIRST, a_source, an_item

TODAY = date(2026, 11, 25)


def test_an_item_waits_an_hour() -> None:
    """One minute before it is too early, on the minute it is not."""
    item = an_item(sources=(a_source(published=FIRST),))
    free = FIRST + timedelta(hours=1)
    assert waits_until(item, free - timedelta(minutes=1)) == free
    assert waits_until(item, free.astimezone(UTC)) is None


def test_the_last_outlet_counts() -> None:
    """Every source's own delay must have passed; one that gives no time counts from when it was found."""
    late = a_source(2, published=FIRST + timedelta(hours=2), delay=90)
    assert an_item(sources=(a_source(1), late)).free_from == FIRST + timedelta(hours=3, minutes=30)
    assert an_item(sources=(a_source(1, published=None),)).free_from == FIRST + timedelta(hours=2)


def test_outlets_are_counted_once() -> None:
    """Letter case and spaces make no second outlet; older links and those to come are not recent."""
    links = [
        ("Báo A", PartialDate(2026, 11, 25)),
        ("BÁO A ", PartialDate(2026, 10, 26)),
        ("Báo B", PartialDate(2026, 10, 25)),
        ("Báo C", PartialDate(2026, 11)),
        ("Báo D", PartialDate(2025)),
        ("Báo E", PartialDate(2026, 11, 26)),
    ]
    assert count_outlets(links, TODAY) == OutletCount(recent=2, ever=5)
    assert count_outlets([], TODAY) == OutletCount(recent=0, ever=0)
