"""`antoan image`: what staff see and type, on pages as they lie on the disk."""

from __future__ import annotations

import json
import os
import pty
import select
import signal
import subprocess
import sys
import time
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pytest

from antoan.content.header import read_yaml, split_header
from antoan.editing import face_finder
from antoan.problems import Problem
from tests.command import antoan, environment
from tests.editing.photos import SECRETS, camera_photo, corners, group_photo, heic, saved, telltale_jpeg

PAGE = "news/2025/hoi-thao"
VI, EN = f"content/{PAGE}.vi.md", f"content/{PAGE}.en.md"
WORDS = (
    *(
        "--alt-vi",
        "Người dự hội thảo ngồi quanh bàn, nhìn từ phía sau",
        "--alt-en",
        "People at a workshop, seen from behind",
    ),
    *("--caption-vi", "Hội thảo ở Đông Hà", "--caption-en", "The workshop in Dong Ha"),
    *("--credit", "An Toàn", "--licence", "CC BY 4.0"),
)
# Runs the command, and kills it before its second write.
MORTAL = """
import os, signal, sys
from antoan.cli import main
from antoan.content import atomic_file
writes, write = 0, atomic_file._replace
def replace(part, path):
    global writes
    writes += 1
    if writes == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    write(part, path)
atomic_file._replace = replace
raise SystemExit(main(sys.argv[1:]))
"""
needs_finder = pytest.mark.skipif(face_finder.boxes_in(32, 32, bytes(32 * 32 * 3)) is None, reason="no library here")


@pytest.fixture
def photo(project: Path) -> Path:
    """What a phone took, outside the content."""
    path = project / "Ảnh chụp hội thảo.JPG"
    path.write_bytes(telltale_jpeg(camera_photo(800, 600), 6))
    return path


def run(folder: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The command, where nobody can be asked, in Vietnamese."""
    return subprocess.run(
        [sys.executable, "-m", "antoan", "image", *map(str, arguments), "--lang", "vi"],
        cwd=folder,
        env=environment(folder / ".cache"),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def add(folder: Path, photo: Path, *more: str, page: str = PAGE) -> subprocess.CompletedProcess[str]:
    """Add a photo with words in both languages; nobody in it can be recognised."""
    return run(folder, "add", photo, "--page", page, "--people", "none", *WORDS, *more)


def picture_of(page: Path) -> dict[str, str]:
    """The picture a page names."""
    split = split_header(page.read_text(encoding="utf-8-sig"), "")
    assert not isinstance(split, Problem)
    values: dict[str, str] = read_yaml(split.header, "").values.get("picture", {})
    return values


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file of the content."""
    return {path.as_posix(): path.read_bytes() for path in sorted((folder / "content").rglob("*")) if path.is_file()}


def test_a_photo_becomes_the_picture_of_both_pages(project: Path, photo: Path) -> None:
    """Two files, two headers, a report of what was removed; and the content is right."""
    done = add(project, photo)
    assert (done.returncode, done.stderr) == (0, "")
    for told in ("hoi-thao-1.webp", "hoi-thao-1.jpg", "600 × 800", "16.80833, 107.08333", "SERIAL-4711-XYZ", "bỏ sót"):
        assert told in done.stdout
    vi, en = picture_of(project / VI), picture_of(project / EN)
    assert vi["file"] == en["file"] == "hoi-thao-1.jpg"
    assert vi["caption"] == "Hội thảo ở Đông Hà"
    assert en["caption"] == "The workshop in Dong Ha"
    for name in ("hoi-thao-1.webp", "hoi-thao-1.jpg"):
        data = (project / f"content/news/2025/{name}").read_bytes()
        assert not [secret for secret in SECRETS if secret.encode() in data]
    assert photo.read_bytes() == telltale_jpeg(camera_photo(800, 600), 6)
    assert antoan("check", "--today", "2026-11-21", folder=project).returncode == 0


@pytest.mark.parametrize("inline", [(), ("--inline",)], ids=["header", "text"])
def test_adding_it_again_changes_nothing(inline: tuple[str, ...], project: Path, photo: Path) -> None:
    """And says so; words need not be given once more."""
    add(project, photo, *inline)
    before = snapshot(project)
    again = add(project, photo, *inline)
    assert again.returncode == 0
    assert "đã có ảnh này" in again.stdout
    bare = run(project, "add", photo, "--page", PAGE, *inline)
    assert bare.returncode == 0
    assert "đã có ảnh này" in bare.stdout
    assert snapshot(project) == before


def test_another_picture_needs_a_word(project: Path, photo: Path) -> None:
    """Refused with what to do; with `--replace` it takes the next name, and the old file is left to a person."""
    add(project, photo)
    before = snapshot(project)
    other = project / "khac.png"
    other.write_bytes(saved(corners(), "PNG"))
    refused = add(project, other)
    assert refused.returncode == 1
    assert "--replace" in refused.stderr
    assert snapshot(project) == before
    done = add(project, other, "--replace")
    assert done.returncode == 0
    assert picture_of(project / VI)["file"] == picture_of(project / EN)["file"] == "hoi-thao-2.png"
    assert "Ảnh cũ vẫn còn trong thư mục: hoi-thao-1.jpg" in done.stdout
    assert (project / "content/news/2025/hoi-thao-1.jpg").is_file()
    assert antoan("check", "--today", "2026-11-21", folder=project).returncode == 0


def test_pictures_in_the_text_join_one_another(project: Path, photo: Path) -> None:
    """Each once, at the end, in both languages; the check finds nothing wrong."""
    other = project / "khac.heic"
    other.write_bytes(heic(corners()))
    for each in (photo, other):
        assert add(project, each, "--inline").returncode == 0
    for page, word in ((VI, "Ảnh"), (EN, "Photo")):
        text = (project / page).read_text(encoding="utf-8")
        assert text.count("](hoi-thao-1.jpg ") == text.count("](hoi-thao-2.jpg ") + text.count("](hoi-thao-2.png ") == 1
        assert f"{word}: An Toàn. CC BY 4.0" in text
    assert antoan("check", "--today", "2026-11-21", folder=project).returncode == 0


def test_all_that_is_missing_is_listed_at_once(project: Path, photo: Path) -> None:
    """Where nobody can be asked: exit code 2, each with its option, and nothing is written."""
    before = snapshot(project)
    done = run(project, "add", photo, "--page", PAGE, "--alt-en", "photo", "--caption-en", "x")
    assert done.returncode == 2
    for option in ("--alt-vi:", "--alt-en:", "--caption-vi:", "--credit:", "--licence:"):
        assert option in done.stderr
    assert "--caption-en:" not in done.stderr
    assert snapshot(project) == before


@pytest.mark.parametrize(
    "page", [VI, EN, PAGE, "hoi-thao", "/en/news/2025/hoi-thao/", "content\\news\\2025\\hoi-thao.vi.md"]
)
def test_a_page_is_found_by_any_of_its_names(page: str, project: Path, photo: Path) -> None:
    """As Explorer, the address bar or a colleague says it."""
    assert add(project, photo, page=page).returncode == 0
    assert picture_of(project / EN)["file"] == "hoi-thao-1.jpg"


@pytest.mark.parametrize(
    ("page", "told"), [("news/2025/hoi-thoa", "Có phải: news/2025/hoi-thao"), ("docs/help.vi.md", "Không có bài")]
)
def test_a_wrong_page_is_helped_with(page: str, told: str, project: Path, photo: Path) -> None:
    """Exit code 2 and the nearest name."""
    done = add(project, photo, page=page)
    assert done.returncode == 2
    assert told in done.stderr


def test_a_page_in_one_language_needs_its_words_only(project: Path, photo: Path) -> None:
    """A page that has no English version asks for no English."""
    done = run(
        *(project, "add", photo, "--page", "projects/du-an-quang-tri", "--people", "none"),
        *("--alt-vi", "Một con đường ở miền núi", "--caption-vi", "Đường", "--credit", "An", "--licence", "CC0"),
    )
    assert done.returncode == 0, done.stderr
    assert picture_of(project / "content/projects/du-an-quang-tri.vi.md")["alt"] == "Một con đường ở miền núi"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_names_become_plain(form: str, project: Path) -> None:
    """Spaces, marks and decomposed letters, in the photo's name and the one that is wished for."""
    photo = project / unicodedata.normalize(form, "Đêm hội ở Huế.png")
    photo.write_bytes(saved(corners(), "PNG"))
    done = add(project, photo, "--name", unicodedata.normalize(form, "Đêm hội ở Huế.png"))
    assert done.returncode == 0, done.stderr
    assert picture_of(project / VI)["file"] == "dem-hoi-o-hue.png"


def test_pages_from_windows_stay_so(project: Path, photo: Path) -> None:
    """CRLF and a byte order mark come through, and the check still reads the page."""
    page = project / VI
    page.write_bytes(b"\xef\xbb\xbf" + page.read_bytes().replace(b"\n", b"\r\n"))
    assert add(project, photo).returncode == 0
    data = page.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf---\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert antoan("check", "--today", "2026-11-21", folder=project).returncode == 0


def test_a_page_with_a_fault_is_left_alone(project: Path, photo: Path) -> None:
    """With either language: nothing is written to the other, nor beside them."""
    page = project / EN
    page.write_text(page.read_text(encoding="utf-8").replace("title: ", "title: Wrong: "), encoding="utf-8")
    before = snapshot(project)
    done = add(project, photo)
    assert done.returncode == 1
    assert "hoi-thao.en.md" in done.stderr
    assert "antoan check" in done.stderr
    assert snapshot(project) == before


@pytest.mark.parametrize(
    ("name", "data", "code", "told"),
    [
        ("a.jpg", b"", 1, "tệp rỗng"),
        ("a.jpg", b"no picture", 1, "không phải là ảnh"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", 1, "SVG"),
        ("a.jpg", telltale_jpeg(camera_photo(800, 600))[:20000], 1, "bị hỏng"),
        ("a.jpg", None, 2, "Không thấy tệp"),
        ("content", None, 2, "content là thư mục, không phải tệp ảnh"),
    ],
)
def test_what_is_no_photo_is_refused(name: str, data: bytes | None, code: int, told: str, project: Path) -> None:
    """In words a person can act on; nothing is written."""
    before = snapshot(project)
    photo = project / name
    if data is not None:
        photo.write_bytes(data)
    done = add(project, photo)
    assert (done.returncode, done.stdout) == (code, "")
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert snapshot(project) == before


def test_moving_pictures_stand_still(project: Path) -> None:
    """The first is taken, and that is said."""
    photo = project / "a.gif"
    photo.write_bytes(saved(corners(), "GIF", save_all=True, append_images=[corners().rotate(180)]))
    done = add(project, photo)
    assert done.returncode == 0
    assert "2 hình; chỉ hình đầu tiên" in done.stdout


def test_a_name_in_a_description_is_warned_of(project: Path, photo: Path) -> None:
    """It may be a victim's."""
    done = add(project, photo, "--alt-vi", "Em Nguyễn Thị Hoa ngồi ở góc lớp học")
    assert done.returncode == 0
    assert "Em Nguyễn Thị Hoa" in done.stderr
    checked = antoan("check", "--today", "2026-11-21", folder=project)
    assert "personal-data" in checked.stdout


@needs_finder
def test_somebody_answers_for_faces(project: Path) -> None:
    """Without a word on who they are nothing is published; blurred, they are seen no more."""
    photo = project / "nhom.jpg"
    photo.write_bytes(saved(group_photo(3), "JPEG", quality=92))
    before = snapshot(project)
    refused = run(project, "add", photo, "--page", PAGE, *WORDS)
    assert refused.returncode == 2
    assert "3 khuôn mặt" in refused.stderr
    assert "--people" in refused.stderr
    assert snapshot(project) == before
    done = run(project, "add", photo, "--page", PAGE, "--blur-faces", "--json", *WORDS)
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert (result["faces"], result["hidden"], result["changed"]) == (3, 3, True)
    looked = run(project, "check", project / "content/news/2025/hoi-thao-1.jpg", "--json")
    assert json.loads(looked.stdout)["faces"] == 0
    again = run(project, "add", photo, "--page", PAGE, "--blur-faces", "--json", *WORDS)
    assert json.loads(again.stdout)["changed"] is False


@needs_finder
def test_blurring_nothing_is_not_taken_for_safety(project: Path, photo: Path) -> None:
    """Somebody saw faces that the machine does not: the picture is not added until they say who is in it."""
    done = run(project, "add", photo, "--page", PAGE, "--blur-faces", *WORDS)
    assert done.returncode == 2
    assert "Không có khuôn mặt nào được làm mờ" in done.stderr


def test_check_tells_what_a_file_gives_away(project: Path, photo: Path) -> None:
    """And changes nothing."""
    before = snapshot(project)
    done = run(project, "check", photo)
    assert (done.returncode, done.stderr) == (0, "")
    for told in (
        "16.80833, 107.08333",
        "PhoneMaker, P-1",
        "2026-03-08",
        "SERIAL-4711-XYZ",
        "Nguyen Thi Owner",
        "XMP",
        "lời ghi chú",
    ):
        assert told in done.stdout
    plain = project / "a.png"
    plain.write_bytes(saved(corners(), "PNG"))
    assert "không kèm thông tin nào" in run(project, "check", plain).stdout
    assert snapshot(project) == before


@pytest.mark.parametrize("side", ["10", "99999"])
def test_a_side_has_limits(side: str, project: Path, photo: Path) -> None:
    """Neither a stamp nor a poster."""
    done = add(project, photo, "--max-side", side)
    assert done.returncode == 2
    assert "--max-side" in done.stderr


@pytest.mark.parametrize("inline", [(), ("--inline",)], ids=["header", "text"])
def test_killed_before_any_write_it_leaves_content_right(inline: tuple[str, ...], project: Path, photo: Path) -> None:
    """SIGKILL before the first, the second … of the four writes, each time on what the last run left."""
    before = snapshot(project)
    assert add(project, photo, *inline).returncode == 0
    whole = snapshot(project)
    for file in set(whole) - set(before):
        Path(file).unlink()
    for file, data in before.items():
        Path(file).write_bytes(data)
    command = ["image", "add", str(photo), "--page", PAGE, "--people", "none", *WORDS, *inline]
    for _ in range(4):
        # One write more is there each time, and the next run does not write it again: it is killed before its second.
        killed = subprocess.run(
            [sys.executable, "-c", MORTAL, *command],
            cwd=project,
            env=environment(project / ".cache"),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        assert antoan("check", "--today", "2026-11-21", folder=project).returncode == 0
        if killed.returncode == 0:
            break
        assert killed.returncode == -signal.SIGKILL, killed.stderr
    else:
        pytest.fail("it never came to its end")
    assert snapshot(project) == whole


def test_the_questions_are_asked_one_by_one(project: Path, photo: Path) -> None:
    """At a terminal; an answer that will not do is asked for again with the reason; nothing is lost."""
    said = talk(
        project,
        ["add", str(photo), "--page", PAGE, "--people", "none"],
        [
            *("ảnh", "Người dự hội thảo, nhìn từ sau", "Người dự hội thảo, nhìn từ sau", "People seen from behind"),
            *("Hội thảo", "Workshop", "", "An Toàn", "CC BY 4.0"),
        ],
    )
    assert "như kể cho người không nhìn thấy ảnh" in said
    assert "chỉ nói rằng đây là ảnh" in said
    assert "giống hệt nhau" in said
    assert picture_of(project / EN) == {
        "file": "hoi-thao-1.jpg",
        "alt": "People seen from behind",
        "caption": "Workshop",
        "credit": "An Toàn",
        "licence": "CC BY 4.0",
    }


LICENCE = "Được phép dùng trên trang này"
LICENCE_EN = "Used with permission"


@pytest.mark.parametrize("inline", [(), ("--inline",)], ids=["header", "text"])
def test_each_language_has_its_terms(inline: tuple[str, ...], project: Path, photo: Path) -> None:
    """Those of `--licence-en` on the English page; adding it again changes nothing."""
    assert add(project, photo, "--licence", LICENCE, "--licence-en", LICENCE_EN, *inline).returncode == 0
    for page, own, other in ((VI, LICENCE, LICENCE_EN), (EN, LICENCE_EN, LICENCE)):
        text = (project / page).read_text(encoding="utf-8")
        assert own in text
        assert other not in text
    before = snapshot(project)
    assert "đã có ảnh này" in run(project, "add", photo, "--page", PAGE, *inline).stdout
    assert "đã có ảnh này" in add(project, photo, "--licence", LICENCE, "--licence-en", LICENCE_EN, *inline).stdout
    assert snapshot(project) == before
    assert antoan("check", "--today", "2026-11-21", folder=project).returncode == 0


def test_terms_given_once_serve_both_languages(project: Path, photo: Path) -> None:
    """Also in place of two that were given before."""
    add(project, photo, "--licence", LICENCE, "--licence-en", LICENCE_EN)
    assert add(project, photo, "--licence", "CC BY 4.0", "--replace").returncode == 0
    assert {picture_of(project / page)["licence"] for page in (VI, EN)} == {"CC BY 4.0"}


def test_terms_in_words_are_asked_for_in_english_too(project: Path, photo: Path) -> None:
    """At a terminal; and Enter alone is told that there must be an answer."""
    said = talk(
        project,
        ["add", str(photo), "--page", PAGE, "--people", "none", *WORDS[:-2]],
        ["", LICENCE, "", LICENCE_EN],
    )
    assert said.count("Chỗ này bắt buộc.") == 2
    assert "Cũng điều kiện ấy, bằng tiếng Anh." in said
    assert picture_of(project / VI)["licence"] == LICENCE
    assert picture_of(project / EN)["licence"] == LICENCE_EN


def test_ctrl_c_at_a_question_says_that_nothing_was_written(project: Path, photo: Path) -> None:
    """As the end of input does."""
    before = snapshot(project)
    said = talk(project, ["add", str(photo), "--page", PAGE, "--people", "none"], [None])
    assert "Đã dừng, chưa ghi gì vào bài." in said
    assert snapshot(project) == before


@needs_finder
@pytest.mark.parametrize("answers", [[""], ["9", "x", ""]])
def test_enter_stops_before_anything_is_written(answers: list[str], project: Path) -> None:
    """Nobody answers for the faces."""
    photo = project / "nhom.jpg"
    photo.write_bytes(saved(group_photo(2), "JPEG", quality=92))
    before = snapshot(project)
    said = talk(project, ["add", str(photo), "--page", PAGE, *WORDS], answers)
    assert "Người trong ảnh là ai?" in said
    assert "chưa ghi gì vào bài" in said
    assert snapshot(project) == before


def talk(folder: Path, arguments: list[str], answers: Sequence[str | None]) -> str:
    """Answer at a terminal, one line for each prompt, `None` is Ctrl-C; returns all that was shown."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "antoan", "image", *arguments, "--lang", "vi"],
        cwd=folder,
        env=environment(folder / ".cache"),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    shown, seen, left = b"", 0, list(answers)
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        if select.select([ours], [], [], 0.2)[0]:
            try:
                data = os.read(ours, 65536)
            except OSError:  # Linux says so when the other side has closed
                break
            if not data:
                break
            shown += data
        elif process.poll() is not None:
            break
        if left and shown[seen:].rstrip(b" ").endswith((b"\n>", b":")):
            seen = len(shown)
            if (answer := left.pop(0)) is None:
                process.send_signal(signal.SIGINT)
            else:
                os.write(ours, f"{answer}\n".encode())
    process.wait(timeout=30)
    os.close(ours)
    assert not left
    return shown.decode()
