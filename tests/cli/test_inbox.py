"""`antoan inbox`: what curators see and type."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import select
import struct
import subprocess
import sys
import termios
from datetime import timedelta
from pathlib import Path

import pytest

from antoan.content.inbox_files import write_item
from tests.command import antoan, environment
from tests.inbox.items import FIRST, NOW, a_source, an_item

MOMENT = ("--now", NOW.isoformat())
TOLD = an_item(
    1,
    sources=(a_source(1, outlet="Tuổi Trẻ"), a_source(2)),
    title="Triệt phá đường dây lừa người sang Campuchia làm “việc nhẹ lương cao”, giải cứu bảy người ở Quảng Trị",
    provinces=("quang-binh", "quang-tri"),
)
OLD = an_item(3, sources=(a_source(3, published=FIRST - timedelta(days=3)),), score="0.5", summary="")
FRESH = an_item(4, sources=(a_source(4, published=NOW - timedelta(minutes=20)),), score="0.3", title="[bold]Tin[/] {x}")


@pytest.fixture
def desk(project: Path) -> Path:
    """Good content with three items: one that waits, one told by two outlets, an old one."""
    for item in (TOLD, OLD, FRESH):
        write_item(project / "content" / "inbox", item)
    return project


def inbox_files(folder: Path) -> list[str]:
    """Ids of the items that are left."""
    return sorted(path.stem[-10:] for path in (folder / "content" / "inbox").glob("*.md"))


def press_files(folder: Path) -> list[str]:
    """Press links of the year."""
    return sorted(path.name for path in (folder / "content" / "press" / "2026").glob("*.md"))


def test_the_list_fits_80_columns(desk: Path) -> None:
    """Newest first, without colours where there is no terminal; a headline is text and no markup."""
    done = antoan("inbox", *MOMENT, folder=desk)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert max(map(len, lines)) <= 80
    assert "\x1b" not in done.stdout
    order = [done.stdout.index(item.id[:6]) for item in (FRESH, TOLD, OLD)]
    assert order == sorted(order)
    assert "[bold]Tin[/] {x}" in done.stdout
    for part in (
        "Tuổi Trẻ +1",
        "24/11",
        "21/11",
        "Quảng",
        "cao",
        "vừa",
        "thấp",
        "được dẫn từ 9:40 ngày",
        "3 tin đang chờ",
    ):
        assert part in done.stdout
    assert "Số báo đã dẫn: 0 trong 30 ngày qua" in done.stdout
    assert "147/2024/NĐ-CP" in done.stdout


def test_the_list_can_be_english_and_shorter(desk: Path) -> None:
    """Options stand before or after `list`."""
    for arguments in (("--limit", "1", "--lang", "en", "list"), ("list", "--limit", "1", "--lang", "en")):
        done = antoan("inbox", *MOMENT, *arguments, folder=desk)
        assert done.returncode == 0
        assert "3 items are waiting; 1 are shown." in done.stdout.replace("\n", " ")
        assert TOLD.id[:6] not in done.stdout
    assert TOLD.id[:6] in antoan("inbox", *MOMENT, "--limit", "1", "--all", folder=desk).stdout


def test_an_empty_inbox_is_said_to_be_empty(project: Path) -> None:
    """No table, no fault, and something for programs to read."""
    done = antoan("inbox", *MOMENT, folder=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Hộp tin không có tin nào đang chờ.")
    assert json.loads(antoan("inbox", "--json", *MOMENT, folder=project).stdout) == []
    assert antoan("inbox", "review", *MOMENT, folder=project).returncode == 0


def test_programs_get_everything(desk: Path) -> None:
    """One object an item, with plain values."""
    items = json.loads(antoan("inbox", "--json", *MOMENT, folder=desk).stdout)
    assert [item["id"] for item in items] == [FRESH.id, TOLD.id, OLD.id]
    assert (items[0]["is_free"], items[0]["free_from"]) == (False, "2026-11-25T09:40:00+07:00")
    assert (items[1]["score"], items[1]["dates"], items[1]["day"]) == (0.9, ["2026-11-23"], "2026-11-24")
    assert (desk / items[1]["file"]).is_file()


def test_faulty_files_are_mentioned(desk: Path) -> None:
    """They hide nothing, and the list says where to look."""
    (desk / "content" / "inbox" / "undated-x-0000000000.md").write_text("x", encoding="utf-8")
    done = antoan("inbox", *MOMENT, folder=desk)
    assert TOLD.id[:6] in done.stdout
    assert "1 lỗi" in done.stderr
    assert "antoan check" in done.stderr


def test_showing_tells_everything(desk: Path) -> None:
    """All outlets with their links, the former name with the present one, why, and when."""
    done = antoan("inbox", "show", TOLD.id[:4], OLD.id, *MOMENT, folder=desk)
    assert (done.returncode, done.stderr) == (0, "")
    assert max(map(len, done.stdout.splitlines())) <= 110  # only names of files are longer than 80
    places = ("Quảng Bình (nay là Quảng Trị)", "Phòng ngừa", "23/11/2026", "8:31 ngày 24/11/2026")
    links = (source.url for source in TOLD.sources)
    for part in (*places, *links, "core:mua bán người", "cao (0.90)", TOLD.summary, OLD.title):
        assert part in done.stdout


def test_keeping_publishes_and_counts(desk: Path) -> None:
    """Several ids in one go; the count of outlets follows."""
    done = antoan("inbox", "keep", TOLD.id[:6], OLD.id, "--all-sources", *MOMENT, folder=desk)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(press_files(desk)) == 3
    assert inbox_files(desk) == [FRESH.id]
    assert "Số báo đã dẫn: 3 trong 30 ngày qua" in done.stdout
    assert antoan("check", "--today", "2026-11-25", folder=desk).returncode == 0


def test_keeping_too_early_is_refused(desk: Path) -> None:
    """It says from when on, does the others, and ends with 1."""
    done = antoan("inbox", "keep", FRESH.id, OLD.id, *MOMENT, folder=desk)
    assert done.returncode == 1
    assert "phải chờ đến 9:40 ngày 25/11/2026 (giờ Việt Nam)" in done.stderr
    assert inbox_files(desk) == sorted([FRESH.id, TOLD.id])
    later = antoan("inbox", "keep", FRESH.id, "--now", (NOW + timedelta(minutes=40)).isoformat(), folder=desk)
    assert (later.returncode, later.stderr) == (0, "")


def test_an_unknown_id_stops_no_other(desk: Path) -> None:
    """The nearest is named, the rest is done, and the command ends with 1."""
    wrong = TOLD.id[:-1] + ("0" if TOLD.id[-1] != "0" else "1")
    done = antoan("inbox", "reject", wrong, "zzz", OLD.id, *MOMENT, folder=desk)
    assert done.returncode == 1
    assert f"Có phải {TOLD.id} không?" in done.stderr
    assert "Không có tin nào mang mã zzz." in done.stderr
    assert f"{OLD.id}: đã bỏ" in done.stdout
    assert inbox_files(desk) == sorted([FRESH.id, TOLD.id])


def test_an_unclear_id_is_told_with_its_choices(project: Path) -> None:
    """Both ids that begin that way are named and neither is touched."""
    for ending in ("0", "1"):
        write_item(project / "content" / "inbox", an_item(int(ending), id=f"abcdef000{ending}"))
    done = antoan("inbox", "reject", "abc", *MOMENT, folder=project)
    assert done.returncode == 1
    assert "abcdef0000, abcdef0001" in done.stderr
    assert len(inbox_files(project)) == 2


def test_deciding_again_says_so(desk: Path) -> None:
    """What was decided stays decided; nothing is written."""
    antoan("inbox", "reject", OLD.id, *MOMENT, folder=desk)
    done = antoan("inbox", "keep", OLD.id, *MOMENT, folder=desk)
    assert (done.returncode, press_files(desk)) == (0, [])
    assert "đã có quyết định (bỏ)" in done.stdout


def test_promoting_makes_a_draft(desk: Path) -> None:
    """The draft is where the answer says, and check only warns of it."""
    done = antoan("inbox", "promote", OLD.id, "--lang", "en", *MOMENT, folder=desk)
    assert done.returncode == 0
    (path,) = (desk / "content" / "news" / "2026").glob("*.md")
    assert path.relative_to(desk).as_posix() in done.stdout
    checked = antoan("check", "--today", "2026-11-25", folder=desk)
    assert checked.returncode == 0
    assert checked.stdout.count("[") == checked.stdout.count("[summary-unwritten]") == 1


def test_wrong_use_gives_2(desk: Path) -> None:
    """No id, a moment that is none, an unknown subcommand, a folder that is not there."""
    for arguments in (("keep",), ("--now", "9:00"), ("throw", "x"), ("--content", "nowhere")):
        done = antoan("inbox", *arguments, folder=desk)
        assert (done.returncode, done.stdout) == (2, ""), arguments
        assert "Traceback" not in done.stderr


def test_reviewing_reads_lines_without_a_terminal(desk: Path) -> None:
    """The first letter of each line; what was done is on disk and counted at the end."""
    answers = "o\nz\nk\ns\nK eep\nu\np\nr\n"
    done = _review(desk, answers)
    assert done.returncode == 0
    for part in ("Tin 1 trên 3", "Không có phím “z”", "phải chờ đến 9:40", "Tin 3 trên 3"):
        assert part in done.stdout
    # The first waits and is skipped; the second is kept, that is undone, and it becomes a draft; the third is rejected.
    assert "Đã đăng 0 liên kết, tạo 1 bản nháp, bỏ 1 tin, để sau 1 tin. Còn 1 tin đang chờ." in _one_line(done.stdout)
    assert press_files(desk) == []
    assert inbox_files(desk) == [FRESH.id]


def test_reviewing_may_undo_the_very_last(desk: Path) -> None:
    """At the end of the inbox u still takes back the last step; a second u too many says so."""
    done = _review(desk, "s\nr\nr\nu\nu\nu\nu\nq\n")
    assert "Chưa có bước nào để hoàn tác." in done.stdout
    assert inbox_files(desk) == sorted([FRESH.id, TOLD.id, OLD.id])
    assert "Còn 3 tin đang chờ." in _one_line(done.stdout)


def _review(folder: Path, answers: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "antoan", "inbox", "review", *MOMENT],
        cwd=folder,
        env=environment(folder / ".cache"),
        input=answers,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def test_reviewing_takes_single_keys_on_a_terminal(desk: Path) -> None:
    """No Enter; an arrow key is no answer; the terminal is as it was when it ends."""
    with _Terminal(desk) as terminal:
        terminal.wait_for("Tin 1 trên 3")
        terminal.type("\x1bOp\x1b[1;5rs")  # keys that send letters, and s
        terminal.wait_for("Tin 2 trên 3")
        terminal.type("k")
        terminal.wait_for("Tin 3 trên 3")
        assert len(press_files(desk)) == 1  # on disk before the next item comes
        terminal.type("u")
        terminal.wait_for("Đã hoàn tác")
        assert press_files(desk) == []
        terminal.type("q")
        terminal.wait_for("Còn 3 tin đang chờ.")
        assert terminal.ends_with_code() == 0
    assert terminal.modes_after == terminal.modes_before


def test_the_table_has_colours_on_a_terminal_that_wants_them(desk: Path) -> None:
    """NO_COLOR is heeded."""
    plain = _on_terminal(desk, {"NO_COLOR": "1", "TERM": "xterm-256color"})
    coloured = _on_terminal(desk, {"TERM": "xterm-256color"})
    assert "\x1b[33m" in coloured
    assert "\x1b[33m" not in plain


def _on_terminal(folder: Path, variables: dict[str, str]) -> str:
    with _Terminal(folder, arguments=(), variables=variables) as terminal:
        terminal.wait_for("147/2024")
        terminal.ends_with_code()
        return terminal.seen


class _Terminal:
    """A pseudo-terminal of 80 columns with `antoan inbox review` on it."""

    def __init__(
        self, folder: Path, arguments: tuple[str, ...] = ("review",), variables: dict[str, str] | None = None
    ) -> None:
        self._master, self._slave = pty.openpty()
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.modes_before = termios.tcgetattr(self._slave)
        self.modes_after: object = None
        self.seen = ""
        surroundings = {name: text for name, text in environment(folder / ".cache").items() if name != "NO_COLOR"}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "antoan", "inbox", *arguments, *MOMENT],
            cwd=folder,
            env=surroundings | (variables or {}),
            stdin=self._slave,
            stdout=self._slave,
            stderr=self._slave,
        )

    def __enter__(self) -> _Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        self.modes_after = termios.tcgetattr(self._slave)
        os.close(self._master)
        os.close(self._slave)

    def type(self, keys: str) -> None:
        """Send keys as a terminal does, in one piece."""
        os.write(self._master, keys.encode())

    def wait_for(self, words: str) -> None:
        """Read until `words` have been shown since the last time."""
        shown = b""
        while words not in " ".join(shown.decode("utf-8", "replace").split()):
            ready, _, _ = select.select([self._master], [], [], 60)
            assert ready, f"never shown: {words}; but {shown.decode('utf-8', 'replace')}"
            shown += os.read(self._master, 65536)
        self.seen += shown.decode("utf-8", "replace")

    def ends_with_code(self) -> int:
        """The exit code."""
        return self._process.wait(timeout=60)
