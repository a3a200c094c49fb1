"""From a report to files: nothing is overwritten or lost when killed, and no sentence of theirs comes along."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from antoan.content.atomic_file import write_atomically
from antoan.content.header import Split, read_yaml, split_header
from antoan.content.kept_reports import find_kept
from antoan.drafting.desk import Drafted, draft
from antoan.drafting.draft_page import draft_text, kind_of
from antoan.drafting.source import RawReport, checked
from antoan.model.language import Language
from antoan.model.metadata import Kind
from antoan.strings.texts import interface_texts
from antoan.writing.slug import fold
from tests.command import CASES
from tests.drafting.score import finder

NOW = datetime(2026, 11, 25, tzinfo=UTC)
TODAY = date(2026, 11, 25)
TEXTS = interface_texts(Language.VI)
KNOWS = finder()
REPORTS = sorted(path for path in (CASES / "drafting").glob("*/*") if path.suffix in (".txt", ".html"))
NEWS = CASES / "drafting" / "first" / "01.txt"
PLAN = CASES / "drafting" / "first" / "06.txt"
# As many words of another outlet in a row are theirs.
WINDOW = 8


class Killed(BaseException):
    """What stands for SIGKILL: nothing catches it."""


def raw(path: Path) -> RawReport:
    """A report as it is given."""
    return checked(path.name, path.read_bytes())


def drafted(content: Path, path: Path, write: Callable[[Path, str], None] = write_atomically) -> Drafted:
    """The draft of a report."""
    report = raw(path)
    return draft(content, report, KNOWS.find(report.report(), NOW), TODAY, TEXTS, write=write)


def texts_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_report_becomes_two_files_and_its_original(tmp_path: Path) -> None:
    """Vietnamese and English, by year, and the report where it is never published."""
    done = drafted(tmp_path, NEWS)
    names = [path.relative_to(tmp_path).as_posix() for path in done.files]
    stem = "news/2025/nghe-an-sau-5-nam-thuc-hien-chuong-trinh-130-cp-toi-pham-mua"
    assert names == [f"{stem}.vi.md", f"{stem}.en.md"]
    assert done.written == done.files
    assert done.original is not None
    assert done.original.relative_to(tmp_path).as_posix().startswith(f"reports/{stem}.")
    assert done.original.read_bytes() == NEWS.read_bytes()


def test_drafting_twice_changes_nothing(tmp_path: Path) -> None:
    """What somebody has written since stays, in either file."""
    first = drafted(tmp_path, NEWS)
    first.files[0].write_text("của tôi", encoding="utf-8")
    before = texts_of(tmp_path)
    again = drafted(tmp_path, NEWS)
    assert (again.files, again.written) == (first.files, ())
    assert texts_of(tmp_path) == before


def test_another_report_of_the_same_headline_gets_a_name_of_its_own(tmp_path: Path) -> None:
    """Two pages of one name would pass for translations of each other."""
    first = drafted(tmp_path, NEWS)
    other = tmp_path / "khac.txt"
    other.write_bytes(NEWS.read_bytes() + b"\nthem\n")
    second = drafted(tmp_path, other)
    assert second.files[0].name == first.files[0].name.replace(".vi.md", "-2.vi.md")
    assert first.files[0].exists()


@pytest.mark.parametrize("steps", [0, 1])
def test_killed_between_two_files_it_goes_on_from_there(steps: int, tmp_path: Path) -> None:
    """The next run writes what is missing, and the same as if nothing had happened."""
    whole, torn = tmp_path / "whole", tmp_path / "torn"
    drafted(whole, NEWS)
    left = [steps]

    def mortal(path: Path, text: str) -> None:
        if left[0] == 0:
            raise Killed
        left[0] -= 1
        write_atomically(path, text)

    with pytest.raises(Killed):
        drafted(torn, NEWS, mortal)
    assert find_kept(torn, NEWS.read_bytes()) is not None
    drafted(torn, NEWS)
    assert {name.replace(str(torn), "") for name in texts_of(torn)} == set(texts_of(whole))


@pytest.mark.parametrize("path", REPORTS, ids=[f"{path.parent.name}-{path.stem}" for path in REPORTS])
def test_no_sentence_and_no_private_name_comes_along(path: Path) -> None:
    """Only the headline, as the title to be written anew, and facts; and the header can be read."""
    findings = KNOWS.find(raw(path).report(), NOW)
    text = draft_text(findings, kind_of(findings), "reports/x.txt", TODAY, TEXTS)
    split = split_header(text, "")
    assert isinstance(split, Split)
    tree = read_yaml(split.header, "")
    assert not tree.problems
    assert "summary" not in tree.values
    headline = findings.article.headline.text
    # Slugs, addresses, the names of projects and what officials are called are no sentences.
    names = re.compile(
        r"^(?:# (?:Người phát biểu|Dự án theo cách gọi)|(?:provinces|organisations|topics): \[| *url: ).*$"
    )
    text = "\n".join(line for line in text.split("\n") if not names.match(line))
    rest = re.sub(r"^( *(?:- )?(?:title|name): ).*$", r"\1", text, flags=re.MULTILINE)
    words = re.findall(r"\w+", fold(" ".join(paragraph.text for paragraph in findings.article.paragraphs)))
    theirs = {tuple(words[at : at + WINDOW]) for at in range(len(words) - WINDOW + 1)}
    for line in rest.splitlines():
        ours = re.findall(r"\w+", fold(line))
        shared = [ours[at : at + WINDOW] for at in range(len(ours)) if tuple(ours[at : at + WINDOW]) in theirs]
        assert not shared, line
    for person in findings.people:
        if not person.is_official and person.name not in headline:
            assert person.name not in text


def test_a_plan_is_told_from_news() -> None:
    """By its number and the word for issuing, near the top."""
    assert kind_of(KNOWS.find(raw(PLAN).report(), NOW)) is Kind.PLAN
    assert kind_of(KNOWS.find(raw(NEWS).report(), NOW)) is Kind.NEWS


def test_a_plan_has_its_number_issuer_targets_and_documents(tmp_path: Path) -> None:
    """What the kind cannot do without, as far as the report says it."""
    done = drafted(tmp_path, PLAN)
    split = split_header(done.files[0].read_text(encoding="utf-8"), "")
    assert isinstance(split, Split)
    values = read_yaml(split.header, "").values
    assert values["number"] == "655/KH-UBND"
    assert values["issued"] == values["date"] == "2025-03-18"
    assert {"number": "53/2024/QH15", "issued": "2024-11-28"} in values["related"]
    assert {"value": "100", "unit": "%"}.items() <= values["targets"][0].items()
