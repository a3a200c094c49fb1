"""The files of a new page: right from the first moment, never over another page, and complete after a second run."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antoan.checks.inspection import inspect
from antoan.content.atomic_file import write_atomically
from antoan.content.door import admit
from antoan.content.header import Split, read_yaml, split_header
from antoan.content.text_file import decode
from antoan.content.unfinished import as_unfinished
from antoan.editing.answers import Answers, WrongAnswer, clean, one
from antoan.editing.counterpart import counterpart
from antoan.editing.first_draft import first_draft
from antoan.editing.new_pages import Begun, begin_page
from antoan.editing.shelf import Shelf
from antoan.model.language import Language
from antoan.model.metadata import KINDS, Kind
from antoan.strings.texts import interface_texts
from tests.command import CASES, TODAY

VI = interface_texts(Language.VI)
COMMON = {
    "topics": ("phong-ngua",),
    "provinces": ("quang-tri", "quang-binh"),
    "organisations": ("vwu",),
    "source-url": ("https://example.org/a",),
    "source-publisher": ("Báo Quảng Trị",),
    "source-title": ("Tập huấn: “an toàn” #1",),
    "source-published": ("2025-12-23",),
    "title": ("Tập huấn ở Quảng Trị",),
    "slug": ("tap-huan",),
}
# Everything that can be answered, by kind.
FULL: dict[Kind, dict[str, tuple[str, ...]]] = {
    Kind.NEWS: COMMON
    | {"date": ("2025-12",), "event": ("Lớp tập huấn",), "event-start": ("2025-12-22",), "event-end": ("2025-12-23",)}
    | {"event-place": ("Đông Hà",), "project": ("du-an-quang-tri",), "title-en": ("Training",)},
    Kind.PLAN: COMMON
    | {"number": ("12/KH-UBND",), "issuer": ("vwu",), "issued": ("2025-12-23",), "date": ("2025-12-23",)}
    | {"from": ("2025",), "to": ("2026",)},
    Kind.GUIDE: COMMON | {"review-by": ("Tổ biên tập",), "review-on": ("2026-11-01",), "review-due": ("2027-05-01",)},
    Kind.PROJECT: COMMON | {"short": ("TH",), "from": ("2025-08",), "date": ("2025-08",)},
    Kind.PRESS: {
        "headline": ("Tập huấn ở Quảng Trị",),
        "language": ("vi",),
        "outlet": ("Báo Quảng Trị",),
        "url": ("https://example.org/a",),
        "published": ("2025-12-23",),
        "line": ("Một câu.",),
        "topics": ("phong-ngua",),
        "slug": ("tap-huan",),
    },
}
# The least.
BARE: dict[Kind, dict[str, tuple[str, ...]]] = {
    kind: {"headline": ("A",), "language": ("vi",), "slug": ("a",)}
    if kind is Kind.PRESS
    else {"title": ("A",), "slug": ("a",)}
    for kind in FULL
}


class Killed(BaseException):
    """What stands for SIGKILL: nothing catches it."""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Good content."""
    shutil.copytree(CASES / "base", tmp_path, dirs_exist_ok=True)
    return tmp_path / "content"


def begin(content: Path, kind: Kind, answers: Answers, write: Callable[[Path, str], None] = write_atomically) -> Begun:
    """Begin a page."""
    return begin_page(Shelf(content, kind, TODAY), answers, VI, write)


def problems_of(content: Path) -> list[tuple[str, str]]:
    """Severity and code of every problem."""
    inspection = inspect(content, content.parent / "docs", TODAY)
    return [(problem.severity.value, problem.code) for problem in inspection.problems]


def errors_of(content: Path) -> list[str]:
    """Codes of what stops a build."""
    return [code for severity, code in problems_of(content) if severity == "error"]


def snapshot(content: Path) -> dict[str, bytes]:
    """Every file with its bytes."""
    return {path.relative_to(content).as_posix(): path.read_bytes() for path in content.rglob("*") if path.is_file()}


@pytest.mark.parametrize("answers", [FULL, BARE], ids=["full", "bare"])
@pytest.mark.parametrize("kind", FULL)
def test_a_fresh_page_stops_nothing(content: Path, kind: Kind, answers: dict[Kind, dict[str, tuple[str, ...]]]) -> None:
    """No error, few warnings, and the Vietnamese file comes first."""
    begun = begin(content, kind, answers[kind])
    assert begun.files == begun.written
    assert [path.name.split(".")[1] for path in begun.files] == (["vi"] if kind is Kind.PRESS else ["vi", "en"])
    problems = problems_of(content)
    assert {severity for severity, _ in problems} <= {"warning"}
    assert len(problems) <= 14
    assert {code.rpartition("-")[2] for _, code in problems} <= {"unwritten"}


@pytest.mark.parametrize("day", ["2027-03-01", "2027-03"])
def test_what_is_announced_stops_nothing(content: Path, day: str) -> None:
    """News of an event to come is dated ahead in both files, although the English one lacks the name of the event."""
    begin(content, Kind.NEWS, BARE[Kind.NEWS] | {"date": (day,), "event": ("Hội thảo",), "event-start": (day,)})
    assert errors_of(content) == []


@pytest.mark.parametrize("status", ["review", "published"])
@pytest.mark.parametrize("kind", FULL)
def test_unfinished_pages_cannot_be_published(content: Path, kind: Kind, status: str) -> None:
    """Neither file, with any other status; a press link that was answered in full is finished."""
    for path in begin(content, kind, BARE[kind]).files:
        before = path.read_text(encoding="utf-8")
        path.write_text(before.replace("status: draft", f"status: {status}"), encoding="utf-8")
        assert errors_of(content)
        path.write_text(before, encoding="utf-8")
    assert errors_of(content) == []
    for path in begin(content, kind, FULL[kind]).files:
        text = path.read_text(encoding="utf-8").replace("status: draft", f"status: {status}")
        path.write_text(text, encoding="utf-8")
    assert bool(errors_of(content)) is (kind is not Kind.PRESS)


@pytest.mark.parametrize("kind", FULL)
def test_a_second_run_changes_nothing(content: Path, kind: Kind) -> None:
    """Every byte stays, and it says that nothing was written."""
    first = begin(content, kind, FULL[kind])
    before = snapshot(content)
    second = begin(content, kind, FULL[kind])
    assert (second.files, second.written) == (first.files, ())
    assert snapshot(content) == before


@pytest.mark.parametrize("kind", FULL)
def test_a_kill_at_every_step(content: Path, kind: Kind, tmp_path: Path) -> None:
    """What is there after it is right, and a second run ends as an undisturbed one."""
    whole = shutil.copytree(content, tmp_path / "whole" / "content")
    files = begin(whole, kind, FULL[kind]).files
    for steps in range(len(files)):
        left = steps

        def write(path: Path, text: str) -> None:
            nonlocal left
            if not left:
                raise Killed
            left -= 1
            write_atomically(path, text)

        copy = shutil.copytree(content, tmp_path / f"killed-{steps}" / "content")
        with pytest.raises(Killed):
            begin(copy, kind, FULL[kind], write)
        assert len(snapshot(copy)) == len(snapshot(content)) + steps
        shutil.copytree(content.parent / "docs", copy.parent / "docs")
        assert errors_of(copy) == []
        begun = begin(copy, kind, FULL[kind])
        assert len(begun.written) == len(files) - steps
        assert snapshot(copy) == snapshot(whole)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_work_that_was_done_since_is_kept(content: Path, newline: str) -> None:
    """The missing English file gets the facts as they are now; the Vietnamese one keeps every byte."""
    vietnamese, english = begin(content, Kind.NEWS, FULL[Kind.NEWS]).files
    english.unlink()
    text = vietnamese.read_text(encoding="utf-8").replace("provinces: [quang-tri, quang-binh]", "provinces: [da-nang]")
    text = text.replace("## Việc tiếp theo", "Đã viết thêm.").replace("start: 2025-12-22", "start: 2025-12-21")
    vietnamese.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", newline).encode())
    before = vietnamese.read_bytes()
    assert begin(content, Kind.NEWS, FULL[Kind.NEWS]).written == (english,)
    assert vietnamese.read_bytes() == before
    written = english.read_text(encoding="utf-8")
    assert "provinces: [da-nang]\n" in written
    assert "start: 2025-12-21\n" in written
    assert errors_of(content) == []


def test_a_missing_original_comes_back(content: Path) -> None:
    """A translation that waits for its original gets it, and stays as it is."""
    vietnamese, english = begin(content, Kind.NEWS, FULL[Kind.NEWS]).files
    vietnamese.unlink()
    before = english.read_bytes()
    assert begin(content, Kind.NEWS, FULL[Kind.NEWS]).written == (vietnamese,)
    assert english.read_bytes() == before


def test_the_translation_repeats_facts_and_no_words(content: Path) -> None:
    """Sources, days and slugs are those of the original; nothing Vietnamese passes for English."""
    vietnamese, english = begin(content, Kind.NEWS, FULL[Kind.NEWS]).files
    headers = (path.read_text(encoding="utf-8").split("---")[1] for path in (english, vietnamese))
    here, there = (read_yaml(header, "").values for header in headers)
    for name in ("date", "updated", "topics", "provinces", "organisations", "project", "sources"):
        assert here[name] == there[name]
    assert here["event"] == {"start": "2025-12-22", "end": "2025-12-23"}
    assert (here["title"], here["translation"]) == ("Training", {"of": "pending", "state": "draft"})
    assert "translation" not in there


@pytest.mark.parametrize("name", ["tap-huan.vi.md", "tap-huan.en.md", "Tập-Huấn.vi.md", "tap-huan.en.md.vi.md"])
def test_another_page_is_never_written_over(content: Path, name: str) -> None:
    """Its name is refused in either language, and one that is free in both is named."""
    folder = content / "news" / "2025"
    (folder / name).write_text("---\ntitle: Bài khác\nstatus: draft\n---\n", encoding="utf-8")
    shelf = Shelf(content, Kind.NEWS, TODAY)
    answers = FULL[Kind.NEWS]
    if name.startswith("tap-huan.en.md."):  # no clash: its own name is faulty
        shelf.check_slug("tap-huan", answers)
        return
    (folder / "tap-huan-2.en.md").write_text("không phải bài", encoding="utf-8")
    with pytest.raises(WrongAnswer) as caught:
        shelf.check_slug("tap-huan", answers)
    assert caught.value.values["proposal"] == shelf.free_slug("tap-huan", answers) == "tap-huan-3"


@pytest.mark.parametrize("slug", ["page", "feed", "index", "con", "lpt1"])
def test_reserved_names(content: Path, slug: str) -> None:
    """Names of lists and feeds are never proposed, nor those no file can have on Windows."""
    shelf = Shelf(content, Kind.NEWS, TODAY)
    assert shelf.free_slug(slug, FULL[Kind.NEWS]) == f"{slug}-2"


def test_a_report_is_linked_once(content: Path) -> None:
    """Under whatever name, with the address written another way."""
    (first,) = begin(content, Kind.PRESS, FULL[Kind.PRESS]).files
    other = {"url": ("http://www.example.org/a/?utm_source=x",), "slug": ("khac",), "language": ("en",)}
    again = FULL[Kind.PRESS] | other
    assert begin(content, Kind.PRESS, again) == Begun((first,), ())


def test_pages_without_a_date_go_into_this_year(content: Path) -> None:
    """The folder needs a year; the check of folders speaks up once there is a date."""
    for path in begin(content, Kind.PLAN, BARE[Kind.PLAN]).files:
        assert path.parent.name == "2026"


def test_what_cannot_be_written_is_told(content: Path) -> None:
    """A disk that is full raises what it raised, and leaves what was there."""

    def write(path: Path, _: str) -> None:
        raise OSError(28, "No space left on device", str(path))

    before = snapshot(content)
    with pytest.raises(OSError, match="No space left"):
        begin(content, Kind.NEWS, FULL[Kind.NEWS], write)
    assert snapshot(content) == before


def test_a_file_that_has_just_appeared_is_left_alone(content: Path) -> None:
    """Somebody else was quicker by a moment."""
    target = content / "news" / "2025" / "tap-huan.en.md"

    def write(path: Path, text: str) -> None:
        write_atomically(path, text)
        target.write_text("của người khác", encoding="utf-8")

    with pytest.raises(FileExistsError):
        begin(content, Kind.NEWS, FULL[Kind.NEWS], write)
    assert target.read_text(encoding="utf-8") == "của người khác"


ODD = [
    "\"Trích dẫn\" và 'nháy'",
    "Kế hoạch: 2026",
    "# không phải chú thích",
    "- gạch đầu dòng",
    "a #b",
    "{a: b}, [c]",
    "---",
    "!tag &anchor *alias | > % @ `",
    "yes",
    "2025-12-23",
    "\u200fעברית\u200f",
    "🎉🎉",
    "\\u0041 \\n",
    "một\u2028hai\u00a0ba\u0085bốn",
    "a" * 160,
]


def _titles(text: str) -> bool:
    return bool(clean(text)) and len(clean(text)) <= 160


@pytest.mark.parametrize("kind", FULL)
@given(text=st.one_of(st.sampled_from(ODD), st.text(max_size=170)).filter(_titles))
def test_any_title_is_given_back(kind: Kind, text: str) -> None:
    """Whatever people type stands in the file exactly, and the file is a draft that stops nothing."""
    name = "headline" if kind is Kind.PRESS else "title"
    texts = {
        each: (clean(text),) for each in ("title", "title-en", "headline", "short", "event", "review-by", "outlet")
    }
    answers = FULL[kind] | {each: value for each, value in texts.items() if each in FULL[kind]} | {name: texts[name]}
    original = first_draft(kind, Language.VI, answers, TODAY, VI)
    pages = [original]
    if kind is not Kind.PRESS:
        pages.append(counterpart(kind, Language.EN, original, one(answers, "title-en") or clean(text), VI))
    for page in pages:
        read = decode(page.encode(), "")
        assert isinstance(read, str)
        split = split_header(read, "")
        assert isinstance(split, Split)
        tree = read_yaml(split.header, "")
        assert tree.values[name] == clean(text)
        faults = as_unfinished(tree.values, admit(KINDS[kind], tree, "", 1)[1])
        assert [fault for fault in faults if fault.is_error] == []
