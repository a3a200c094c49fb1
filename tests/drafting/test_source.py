"""Reports in every form people have them in, and what is no report."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from antoan.drafting.source import MOST, NoReport, checked, is_address, read_report_file

TEXT = (
    "Hội thảo ở Quảng Trị\n\nSáng 23/12, Hội Phụ nữ tỉnh tổ chức hội thảo về di cư an toàn cho người dân địa phương.\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_text_is_read_in_the_encodings_of_windows(encoding: str) -> None:
    """Notepad writes any of these."""
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    assert checked("bao.txt", mark + TEXT.encode(encoding)).text.strip() == TEXT.strip()


def test_letters_that_come_apart_are_put_together() -> None:
    """macOS, and windows-1258, write the tone behind the letter."""
    report = checked("bao.txt", unicodedata.normalize("NFD", TEXT).encode()).report()
    assert report.lines[0].text == "Hội thảo ở Quảng Trị"
    old = "Hô\u0323i tha\u0309o vê\u0300 di cư an toa\u0300n\n".encode("cp1258")
    assert checked("cu.txt", old).report().lines[0].text == "Hội thảo về di cư an toàn"


def test_a_page_says_itself_what_it_is_encoded_in() -> None:
    """By its `meta charset`, or the server's word."""
    page = '<html><head><meta charset="windows-1252"></head><body><p>caf\xe9</p></body></html>'.encode("cp1252")
    assert "café" in checked("trang.html", page).text
    bare = "<html><body><p>caf\xe9</p></body></html>".encode("cp1252")
    assert "café" in checked("trang.html", bare, content_type="text/html; charset=windows-1252").text


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "draft.no.empty"),
        (b" \n\t ", "draft.no.empty"),
        (b"%PDF-1.7 ...", "draft.no.format"),
        (b"PK\x03\x04 docx", "draft.no.format"),
        (b"\xd0\xcf\x11\xe0 doc", "draft.no.format"),
        (b"{\\rtf1 }", "draft.no.format"),
        (b"\x89PNG\r\n", "draft.no.format"),
        (b"a" * (MOST + 1), "draft.no.too-large"),
    ],
    ids=["nothing", "blanks", "pdf", "docx", "doc", "rtf", "picture", "too large"],
)
def test_what_is_no_report_is_said_so(data: bytes, key: str) -> None:
    """Each with its own words."""
    with pytest.raises(NoReport) as caught:
        checked("tep", data)
    assert caught.value.key == key


def test_a_report_of_signs_alone_has_nothing_to_read() -> None:
    """Lines and stars are no text."""
    with pytest.raises(NoReport) as caught:
        checked("tep", b"*** --- ***\n|||\n").report()
    assert caught.value.key == "draft.no.empty"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """With the reason of the system."""
    with pytest.raises(NoReport) as caught:
        read_report_file(tmp_path / "khong-co.txt")
    assert caught.value.key == "draft.no.unreadable"
    assert caught.value.values["report"] == tmp_path / "khong-co.txt"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("https://bao.vn/bai.html", True), ("HTTP://bao.vn", True), ("bao.txt", False), ("https://a b", False)],
)
def test_what_is_an_address(text: str, expected: bool) -> None:
    """Only what begins like one, and has no spaces."""
    assert is_address(text) is expected
