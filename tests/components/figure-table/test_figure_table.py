"""Tables of figures on real pages: each number with what it counts and where it comes from."""

from __future__ import annotations

from tests.site.built import BuiltSite
from tests.site.document import Element


def tables(site: BuiltSite) -> list[tuple[str, Element]]:
    """Every such table and the path of its page."""
    found = [(path, table) for path, page in site.pages.items() for table in page.all("table", class_="figure-table")]
    assert len(found) >= 4
    return found


def test_every_table_has_a_name(site: BuiltSite) -> None:
    """A caption, before anything else in it."""
    for path, table in tables(site):
        first = next(child for child in table.children if isinstance(child, Element))
        assert first.tag == "caption", path
        assert first.text, path


def test_headings_say_what_they_head(site: BuiltSite) -> None:
    """The columns' in the head, and the number at the start of each row; nothing else is a heading."""
    for path, table in tables(site):
        assert [cell.get("scope") for cell in table.one("thead").all("th")] == ["col", "col"], path
        for row in table.one("tbody").all("tr"):
            assert [(cell.tag, cell.get("scope")) for cell in row.all("th", "td")] == [("th", "row"), ("td", "")], path
            assert all(cell.text for cell in row.all("th", "td")), path


def test_a_figure_leads_to_its_source(site: BuiltSite) -> None:
    """The link goes to the very item of the list of sources on the same page, and bears its number."""
    count = 0
    for path, table in tables(site):
        for link in table.all("a"):
            target = link.get("href")
            items = site.pages[path].one("section", class_="sources").all("li")
            assert target.startswith("#source-"), path
            number = int(target.removeprefix("#source-"))
            assert items[number - 1].get("id") == f"source-{number}", path
            assert str(number) in link.text, path
            count += 1
    assert count >= 4


def test_a_wide_table_scrolls_inside_itself(site: BuiltSite) -> None:
    """It stands in a frame of its own, so that the page does not scroll sideways."""
    for path, table in tables(site):
        assert table.parent is not None
        assert table.parent.get("class") == "table-scroll", path
