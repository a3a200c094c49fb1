"""Every way to find an entry, newest first."""

from __future__ import annotations

from antoan.catalogue.catalogue import Catalogue
from antoan.model.language import Language
from antoan.model.metadata import Kind
from tests.checks.pages import DATA, make_page


def test_two_languages_are_one_entry() -> None:
    """Pages of one address belong together, Vietnamese first, each with its own text."""
    english = make_page("title: Training\n", language=Language.EN)
    vietnamese = make_page("title: Tập huấn\n")
    catalogue = Catalogue.from_pages([english, vietnamese], DATA)
    (entry,) = catalogue.entries.values()
    assert list(entry.versions) == [Language.VI, Language.EN]
    assert [entry.in_(language).title for language in Language] == ["Tập huấn", "Training"]


def test_a_missing_language_is_stood_in_for_openly() -> None:
    """`in_` gives the page there is, in its own language; `page` gives nothing."""
    catalogue = Catalogue.from_pages([make_page(key="news/2025/vi")], DATA)
    entry = catalogue.entries["news/2025/vi"]
    assert entry.in_(Language.EN).language is Language.VI
    assert catalogue.page("news/2025/vi", Language.EN) is None


def test_newest_first_and_exact_dates_before_vague_ones() -> None:
    """A month stands behind the days inside it; equal dates go by title, backwards, as the whole list does."""
    dates = {"a": "2025-08", "b": "2025-08-02", "c": "2025", "d": "2025-12-01", "e": "2024-12-31"}
    pages = [make_page(f"title: {slug}\ndate: {date}\n", key=f"news/2025/{slug}") for slug, date in dates.items()]
    catalogue = Catalogue.from_pages(pages, DATA)
    assert [entry.slug for entry in catalogue.newest] == ["d", "b", "a", "c", "e"]
    assert [entry.slug for entry in catalogue.by_year[Kind.NEWS, 2025]] == ["d", "b", "a", "c"]


def test_hand_written_pages_are_in_no_list() -> None:
    """They have an address and a language, and are reached from the menus."""
    catalogue = Catalogue.from_pages([make_page(kind=Kind.PAGE, key="help"), make_page()], DATA)
    assert set(catalogue.entries) == {"help", "news/2025/bai"}
    assert [entry.key for entry in catalogue.newest] == ["news/2025/bai"]


def test_organisations_are_found_in_every_role() -> None:
    """Issuer, funder, implementer, partner or just named; each once."""
    plan = make_page("organisations: [vwu]\nissuer: vwu\n", kind=Kind.PLAN)
    project = make_page("funder: [vwu]\nimplementer: [hoi-lhpn-quang-tri]\npartners: [vwu]\n", kind=Kind.PROJECT)
    catalogue = Catalogue.from_pages([plan, project], DATA)
    assert {entry.kind for entry in catalogue.by_organisation["vwu"]} == {Kind.PLAN, Kind.PROJECT}
    assert [entry.organisations for entry in catalogue.by_organisation["hoi-lhpn-quang-tri"]] == [
        ("vwu", "hoi-lhpn-quang-tri")
    ]
