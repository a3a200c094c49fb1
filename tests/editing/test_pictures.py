"""Names, words and pages: what will be written is right before anything is."""

from __future__ import annotations

from pathlib import Path

import pytest

from antoan.content.body import body_problems, render_body
from antoan.content.header import read_yaml, split_header
from antoan.editing.page_text import PageUnreadable, read_page_text
from antoan.editing.photo import Encoded
from antoan.editing.pictures import (
    About,
    OtherPicture,
    Words,
    alt_faults,
    file_name,
    in_step,
    is_licence_name,
    markdown_of,
    place_for,
    with_header_picture,
    with_inline_picture,
)
from antoan.model.language import Language
from antoan.problems import Problem

PICTURE = Encoded(b"webp", b"jpeg", ".jpg", (4, 3))
ABOUT = About(
    words={
        Language.VI: Words("Một lớp học nhìn từ phía sau", 'Buổi học đầu tiên ở "Đồng Hới"'),
        Language.EN: Words("A class seen from behind", "The first lesson"),
    },
    credit="Hội Phụ nữ: An",
    licences=dict.fromkeys(Language, "CC BY 4.0"),
)
HEADER = "---\ntitle: Bài\n# ghi chú\nstatus: draft\n---\n\nThân bài.\n"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A page with a comment in its header."""
    path = tmp_path / "bai.vi.md"
    path.write_text(HEADER, encoding="utf-8", newline="")
    return path


def test_the_first_name_has_a_number_and_the_next_the_next(tmp_path: Path) -> None:
    """A picture of other bytes leaves the first alone."""
    assert place_for(tmp_path, "bai", PICTURE, numbered=True).file == "bai-1.jpg"
    (tmp_path / "bai-1.jpg").write_bytes(b"another")
    place = place_for(tmp_path, "bai", PICTURE, numbered=True)
    assert [path.name for path, _ in place.missing] == ["bai-2.webp", "bai-2.jpg"]
    assert place_for(tmp_path, "anh", PICTURE, numbered=False).file == "anh.jpg"


def test_the_same_picture_keeps_its_name(tmp_path: Path) -> None:
    """Also where a killed run left one of its two files."""
    (tmp_path / "bai-1.webp").write_bytes(PICTURE.webp)
    place = place_for(tmp_path, "bai", PICTURE, numbered=True)
    assert (place.file, [path.name for path, _ in place.missing]) == ("bai-1.jpg", ["bai-1.jpg"])
    (tmp_path / "bai-1.jpg").write_bytes(PICTURE.fallback)
    assert place_for(tmp_path, "bai", PICTURE, numbered=True).missing == ()


@pytest.mark.parametrize("other", ["bai-1.png", "bai-1.gif", "bai-1.JPG", "bai-1.jpeg"])
def test_a_webp_never_joins_another_picture(other: str, tmp_path: Path) -> None:
    """A name is taken by a picture of any ending: browsers would show the new WebP in its place."""
    (tmp_path / other).write_bytes(b"another")
    assert place_for(tmp_path, "bai", PICTURE, numbered=True).file == "bai-2.jpg"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ảnh lớp học.JPG", "anh-lop-hoc"),
        ("  Đà Nẵng 2025 .png", "da-nang-2025"),
        ("lop.vi", "lop-vi"),
        ("Lớp", "lop"),
        ("???", ""),
    ],
)
def test_names_are_plain(text: str, name: str) -> None:
    """Marks and spaces go, composed or not, and so does an ending."""
    assert file_name(text) == name


@pytest.mark.parametrize(
    ("vi", "en", "faults"),
    [
        ("Một lớp học nhìn từ phía sau", "A class seen from behind", {}),
        ("", "A class seen from behind", {Language.VI: "missing"}),
        ("   ", "", {Language.VI: "missing", Language.EN: "missing"}),
        ("ảnh", "A class seen from behind", {Language.VI: "empty-words"}),
        ("Hình ảnh minh họa 2", "photo of the picture", {Language.VI: "empty-words", Language.EN: "empty-words"}),
        ("Lớp học", "A class", {Language.VI: "short", Language.EN: "short"}),
        ("IMG_20260308_093000.jpg", "A class seen from behind", {Language.VI: "file-name"}),
        ("IMG 20260308 093000", "img-20260308-093000.JPG", {Language.VI: "file-name", Language.EN: "file-name"}),
        ("Một lớp học ở Huế", "mot lop hoc o hue", {Language.EN: "same"}),
        ("Một lớp học ở Huế", "Một lớp học ở Huế", {Language.EN: "same"}),
    ],
)
def test_descriptions_say_something(vi: str, en: str, faults: dict[Language, str]) -> None:
    """To somebody who cannot see the picture, in their own language."""
    assert alt_faults({Language.VI: vi, Language.EN: en}, "IMG_20260308_093000.jpg") == faults


def test_one_language_needs_one_description() -> None:
    """Nothing is asked for a page that is not there."""
    assert alt_faults({Language.EN: "A class seen from behind"}, "x.jpg") == {}


def test_the_header_gets_the_picture_and_keeps_the_rest(page: Path) -> None:
    """Comments stay; what is read back is what was given, quotation marks and colons among it."""
    changed = with_header_picture(read_page_text(page), Language.VI, "bai-1.jpg", ABOUT, replace=False)
    assert changed.values["picture"] == {
        "file": "bai-1.jpg",
        "alt": "Một lớp học nhìn từ phía sau",
        "caption": 'Buổi học đầu tiên ở "Đồng Hới"',
        "credit": "Hội Phụ nữ: An",
        "licence": "CC BY 4.0",
    }
    start, end = HEADER.split("---\n\n")
    assert changed.text.startswith(start)
    assert changed.text.endswith(f"---\n\n{end}")
    again = with_header_picture(changed, Language.VI, "bai-1.jpg", ABOUT, replace=False)
    assert again is changed


@pytest.mark.parametrize(
    "picture",
    [
        "picture: {file: cu.jpg, alt: Ảnh cũ, caption: Cũ, credit: An, licence: CC0}",
        "picture:\n  file: cu.jpg\n  alt: Ảnh cũ\n  caption: Cũ\n\n  credit: An\n  licence: CC0",
        "picture:\n  file: bai-1.jpg\n  alt: Lời khác",
    ],
)
def test_another_picture_is_only_replaced_on_purpose(picture: str, page: Path) -> None:
    """However it is written; then nothing of it is left."""
    page.write_text(HEADER.replace("# ghi chú", picture), encoding="utf-8", newline="")
    text = read_page_text(page)
    with pytest.raises(OtherPicture):
        with_header_picture(text, Language.VI, "bai-1.jpg", ABOUT, replace=False)
    changed = with_header_picture(text, Language.VI, "bai-1.jpg", ABOUT, replace=True)
    assert changed.values["picture"]["file"] == "bai-1.jpg"
    assert "cu.jpg" not in changed.text
    assert "Lời khác" not in changed.text


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"], ids=["no mark", "mark"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"], ids=["LF", "CRLF"])
def test_line_ends_and_marks_come_through(start: bytes, end: bytes, page: Path) -> None:
    """A page from Windows stays one, in the header and in the text."""
    page.write_bytes(start + HEADER.encode().replace(b"\n", end))
    text = read_page_text(page)
    with_header_picture(text, Language.VI, "bai-1.jpg", ABOUT, replace=False).write()
    with_inline_picture(read_page_text(page), Language.VI, "bai-2.jpg", ABOUT).write()
    data = page.read_bytes()
    assert data.startswith(start + b"---" + end)
    assert data.count(b"\n") == data.count(end)
    assert data.count(b"\xef\xbb\xbf") == (1 if start else 0)
    assert b"bai-1.jpg" in data
    assert b"](bai-2.jpg " in data


def test_a_page_without_a_change_is_written_as_it_was(page: Path) -> None:
    """Byte for byte."""
    page.write_bytes(b"\xef\xbb\xbf" + HEADER.encode().replace(b"\n", b"\r\n"))
    before = page.read_bytes()
    read_page_text(page).write()
    assert page.read_bytes() == before


@pytest.mark.parametrize(
    "data",
    [
        HEADER.encode("utf-16"),
        "---\ntitle: Bài: một\n---\n".encode(),
        b"No header.\n",
        b"---\ntitle: x\n",
        b"---\n- a\n---\n",
    ],
)
def test_a_page_that_cannot_be_read_is_left_alone(data: bytes, page: Path) -> None:
    """It has to be put right first."""
    page.write_bytes(data)
    with pytest.raises(PageUnreadable):
        read_page_text(page)


@pytest.mark.parametrize(
    "words",
    [
        Words("Một lớp học nhìn từ phía sau", "Buổi học đầu tiên"),
        Words("Bảng ghi [111] và <b>chữ</b> \\ `mã`", 'Họ nói "đừng đi" rồi "về'),
        Words("Bảng (có ngoặc) * và _ và ] nữa", "Chú thích [một] <hai> kết thúc."),
    ],
)
def test_a_picture_in_the_text_is_one_that_checks_accept(words: Words) -> None:
    """Whatever signs its words have, it is a picture with a description and a caption, and nothing else."""
    about = About(words={Language.VI: words}, credit='Nguyễn "An"', licences={Language.VI: "CC BY 4.0"})
    line = markdown_of("bai-1.jpg", Language.VI, about)
    body = render_body(line)
    assert body_problems(line, body, "x", 1) == []
    assert body.pictures == ("bai-1.jpg",)
    assert body.html.count("<img") == 1
    assert "<b>" not in body.html
    assert "Ảnh: Nguyễn “An”. CC BY 4.0" in body.html


def test_the_text_gets_the_picture_once(page: Path) -> None:
    """At its end, on a line of its own."""
    changed = with_inline_picture(read_page_text(page), Language.VI, "bai-1.jpg", ABOUT)
    assert changed.text.startswith(HEADER.rstrip())
    assert changed.body.strip().split("\n\n")[-1].startswith("![Một lớp học")
    assert with_inline_picture(changed, Language.VI, "bai-1.jpg", ABOUT) is changed


@pytest.mark.parametrize("body", ["Thân bài.\n", "Thân bài.\n\n\n", "\nHai\n\nđoạn.", ""])
def test_a_translation_stays_in_step(body: str, tmp_path: Path) -> None:
    """The picture is no change a translator has to follow; one that was behind before stays behind."""
    from antoan.content.loader import text_digest

    original, translation = tmp_path / "bai.vi.md", tmp_path / "bai.en.md"
    original.write_text(f"---\ntitle: Bài\nsummary: Tóm tắt\n---\n{body}", encoding="utf-8")
    for of, expected in ((text_digest("Bài", "Tóm tắt", body), True), ("0123456789ab", False)):
        translation.write_text(f"---\ntitle: Page\ntranslation: {{of: {of}, state: reviewed}}\n---\n\nText.\n")
        changed = with_inline_picture(read_page_text(original), Language.VI, "bai-1.jpg", ABOUT)
        english = with_inline_picture(read_page_text(translation), Language.EN, "bai-1.jpg", ABOUT)
        after = in_step(english, changed, "bai-1.jpg").text
        split = split_header(after, "")
        assert not isinstance(split, Problem)
        right = text_digest("Bài", "Tóm tắt", changed.body)
        assert (read_yaml(split.header, "").values["translation"]["of"] == right) is expected
        assert "](bai-1.jpg " in split.body


@pytest.mark.parametrize(
    "name", ["CC BY 4.0", "CC BY-SA 3.0", "CC0", "GFDL 1.3", "OGL v3.0", "CC BY 4.0 https://cc.org/"]
)
def test_names_of_licences_read_the_same(name: str) -> None:
    """In both languages."""
    assert is_licence_name(name)


@pytest.mark.parametrize("text", ["", " ", "Được phép dùng trên trang này", "Used with permission", "CC BY, xin phép"])
def test_other_terms_are_words_of_a_language(text: str) -> None:
    """And have to be said again in the other."""
    assert not is_licence_name(text)
