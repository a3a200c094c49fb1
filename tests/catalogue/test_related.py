"""What a page is shown beside: the nearest of its project, then place, then topic."""

from __future__ import annotations

import pytest

from antoan.catalogue.catalogue import Catalogue
from antoan.model.metadata import Kind
from antoan.model.page import Page
from tests.checks.pages import DATA, make_page


def news(slug: str, date: str = "2025-06-01", more: str = "") -> Page:
    """A page of news."""
    return make_page(f"title: {slug}\ndate: {date}\n{more}", key=f"news/2025/{slug}")


def related(pages: list[Page], key: str = "news/2025/it", count: int = 4) -> list[str]:
    """Slugs of what is shown beside the page at `key`."""
    catalogue = Catalogue.from_pages(pages, DATA)
    return [entry.slug for entry in catalogue.related(catalogue.entries[key], count)]


ALL = "project: p\nprovinces: [quang-tri]\ntopics: [phong-ngua]\n"
PLACE, TOPIC, PROJECT = "provinces: [quang-tri]\n", "topics: [phong-ngua]\n", "project: p\n"


def test_project_comes_before_place_before_topic() -> None:
    """However near in time the others are."""
    pages = [
        news("it", "2025-06-01", ALL),
        news("topic", "2025-06-02", TOPIC),
        news("place", "2025-09-01", PLACE),
        news("project", "2021-01-01", PROJECT),
        news("stranger", "2025-06-01"),
    ]
    assert related(pages) == ["project", "place", "topic"]


def test_the_nearest_in_time_comes_first() -> None:
    """Before or after; of two equally near, the order of the addresses decides."""
    dates = {"far": "2025-01-01", "near-b": "2025-05-30", "near-a": "2025-06-03", "nearest": "2025-06-02"}
    pages = [news("it", "2025-06-01", PLACE)] + [news(slug, date, PLACE) for slug, date in dates.items()]
    assert related(pages) == ["nearest", "near-a", "near-b", "far"]
    assert related(pages, count=2) == ["nearest", "near-a"]


def test_nobody_is_shown_twice_or_beside_itself() -> None:
    """An entry that shares project, place and topic counts once."""
    pages = [news("it", more=ALL), news("twin", more=ALL)]
    assert related(pages) == ["twin"]


def test_a_former_province_counts_as_the_present_one() -> None:
    """Quảng Bình went into Quảng Trị."""
    pages = [news("it", more=PLACE), news("old-name", more="provinces: [quang-binh]\n")]
    assert related(pages) == ["old-name"]


def test_its_project_is_related_too() -> None:
    """The page of the project stands among its news."""
    project = make_page("title: P\n", kind=Kind.PROJECT, key="projects/p")
    assert related([news("it", more=PROJECT), project]) == ["p"]


def test_a_draft_is_nowhere() -> None:
    """Only published pages are shown beside others, and only they are in the catalogue."""
    pages = [news("it", more=PLACE), make_page(f"status: draft\n{PLACE}", key="news/2025/draft")]
    assert related(pages) == []
    assert set(Catalogue.from_pages(pages, DATA).entries) == {"news/2025/it"}
    assert set(Catalogue.from_pages(pages, DATA, drafts=True).entries) == {"news/2025/it", "news/2025/draft"}


@pytest.mark.parametrize("size", [3, 40])
def test_a_crowd_of_one_day_still_gives_the_nearest(size: int) -> None:
    """Many entries of the same day: as many as asked for, none of them itself, whatever the size of the group."""
    pages = [news("it", "2025-06-01", PLACE)]
    pages += [news(f"same-{number:02d}", "2025-06-01", PLACE) for number in range(size)]
    pages += [news(f"later-{number:02d}", "2025-07-01", PLACE) for number in range(size)]
    found = related(pages, count=3)
    assert len(found) == 3
    assert all(slug.startswith("same-") for slug in found)
