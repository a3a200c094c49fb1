"""`antoan search` finds what readers type, in the order in which the page shows it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from antoan.cli.search import GoldenQuery, read_golden
from antoan.errors import MissingFolder
from antoan.model.language import Language
from tests.command import CASES, antoan, make_project

GOLDEN = CASES / "search" / "golden.jsonl"
RECALL = {"recall@1": 0.85, "recall@5": 0.97}
# Marks are often left out on a phone: the same question must not be answered worse.
LOST_WITHOUT_MARKS = 0.03
# Types each query into the field of the page and reads where the first result leads.
FIRST_RESULTS = """(queries) => {
  const box = document.querySelector("[data-search]");
  const field = box.querySelector("input");
  const root = new URL(box.dataset.base, location.href).href;
  return queries.map((query) => {
    field.value = query;
    field.dispatchEvent(new Event("input"));
    const first = box.querySelector("[data-search-results] a");
    return first ? first.href.replace(root, "") : "";
  });
}"""


@pytest.fixture(scope="module")
def golden() -> list[GoldenQuery]:
    """Queries with the pages that answer them; written before the ranking was tuned."""
    return read_golden(GOLDEN)


def scored(file: Path, project: Path) -> dict[str, Any]:
    """What `--eval` says of a file."""
    done = antoan("search", "--eval", file, "--json", folder=project)
    assert done.returncode == 0, done.stderr
    value: dict[str, Any] = json.loads(done.stdout)
    return value


def test_the_golden_set_is_varied(golden: list[GoldenQuery]) -> None:
    """Enough queries, in both languages, none twice."""
    assert len(golden) >= 150
    assert {query.lang for query in golden} == set(Language)
    assert len({(query.q, query.lang) for query in golden}) == len(golden)


@pytest.fixture(scope="module")
def on_terminal(real_project: Path) -> dict[str, Any]:
    """What the terminal finds for every query of the golden set."""
    return scored(GOLDEN, real_project)


def test_readers_find_what_they_look_for(on_terminal: dict[str, Any], golden: list[GoldenQuery]) -> None:
    """The page that answers stands first nearly always, and among five all but always."""
    assert on_terminal["queries"] == len(golden)
    for name, least in RECALL.items():
        assert on_terminal[name] >= least, [line for line in on_terminal["results"] if line["rank"] != 1]


def test_marks_may_be_left_out(real_project: Path, tmp_path: Path) -> None:
    """Queries without marks find as much as those with marks."""
    lines = [json.loads(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines()]
    found = {}
    for kind in ("marked", "unmarked"):
        chosen = [line for line in lines if line["kind"] == kind]
        assert len(chosen) >= 30
        file = tmp_path / f"{kind}.jsonl"
        file.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in chosen), encoding="utf-8")
        found[kind] = scored(file, real_project)["recall@1"]
    assert found["marked"] - found["unmarked"] <= LOST_WITHOUT_MARKS


@pytest.fixture(scope="module")
def pages(browser: Browser, home: str) -> Iterator[dict[Language, Page]]:
    """The search page of each language, with everything loaded."""
    context = browser.new_context(base_url=home)
    found = {}
    for language in Language:
        page = context.new_page()
        page.goto(f"{language.prefix}search/")
        load_all(page)
        found[language] = page
    yield found
    context.close()


def load_all(page: Page) -> None:
    """Use the field, and wait until the newest pages are there too."""
    parts = (page.locator("main [data-search]").get_attribute("data-parts") or "").split()
    newest = parts[0].rpartition("/")[2]
    with page.expect_event("requestfinished", lambda request: request.url.endswith(newest)):
        page.locator("main [data-search] input").focus()
    page.locator("main [data-search-state=ready]").wait_for()


@pytest.mark.parametrize("language", Language)
def test_the_page_and_the_terminal_agree(
    language: Language, pages: dict[Language, Page], on_terminal: dict[str, Any]
) -> None:
    """The first result of every query is the same."""
    asked = [line for line in on_terminal["results"] if line["lang"] == language]
    on_page: list[str] = pages[language].evaluate(FIRST_RESULTS, [line["q"] for line in asked])
    assert on_page == [line["path"] for line in asked]


def test_a_query_lists_pages(project: Path) -> None:
    """The best first: key and title on a line; or JSON."""
    done = antoan("search", "hoi", "thao", folder=project)
    assert done.returncode == 0, done.stderr
    assert "news/2025/hoi-thao" in done.stdout.splitlines()[0]
    done = antoan("search", "workshop", "--lang", "en", "--json", folder=project)
    assert json.loads(done.stdout)[0]["key"] == "news/2025/hoi-thao"


def test_nothing_found_is_said(project: Path) -> None:
    """On the error stream; that is no failure."""
    done = antoan("search", "qwzx", folder=project)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "Không thấy trang nào.\n"


@pytest.mark.parametrize("arguments", [(), ("x", "--eval", "y.jsonl")])
def test_either_a_query_or_a_file(arguments: tuple[str, ...], project: Path) -> None:
    """Neither and both are wrong use."""
    done = antoan("search", *arguments, folder=project)
    assert done.returncode == 2
    assert "--eval" in done.stderr


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    """File, line, and what was expected there."""
    file = tmp_path / "golden.jsonl"
    file.write_text('{"q": "a", "lang": "vi", "expect": []}\n{"q": "b"}\n', encoding="utf-8")
    done = antoan("search", "--eval", file, folder=make_project(tmp_path / "project"))
    assert done.returncode == 1
    assert f"{file}:2:" in done.stderr
    assert '"expect"' in done.stderr


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """Which one."""
    with pytest.raises(MissingFolder):
        read_golden(tmp_path / "none.jsonl")
