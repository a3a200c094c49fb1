"""`antoan feeds classify`: JSON lines in, JSON lines out."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from tests.command import REPOSITORY


def classify(*lines: str | bytes) -> tuple[list[dict[str, Any]], str, int]:
    """The objects printed, what was said besides, and the exit code."""
    data = b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines) + b"\n"
    done = subprocess.run(
        [sys.executable, "-m", "antoan", "feeds", "classify", "--lang", "en"],
        input=data,
        cwd=REPOSITORY,
        capture_output=True,
        check=False,
    )
    return [json.loads(line) for line in done.stdout.splitlines()], done.stderr.decode(), done.returncode


def test_an_item_with_everything() -> None:
    """Places as they are now, bodies, days and topics."""
    item = {
        "id": "a",
        "title": "Hội LHPN tỉnh Quảng Trị tập huấn phòng, chống mua bán người",
        "summary": "Ngày 5/8, lớp tập huấn cho cán bộ của Quảng Bình (cũ) khai mạc.",
        "language": "vi",
        "published": "2025-08-06T08:00:00+07:00",
    }
    ((found,), said, code) = classify(json.dumps(item))
    assert (said, code) == ("", 0)
    assert set(found) == {"id", "relevant", "score", "reasons", "topics", "provinces", "organisations", "dates"}
    assert found["relevant"] is True
    assert 0.5 <= found["score"] <= 1
    assert (found["provinces"], found["organisations"], found["dates"]) == (
        ["quang-tri"],
        ["hoi-lhpn-quang-tri"],
        ["2025-08-05"],
    )
    assert "truyen-thong-cong-dong" in found["topics"]


def test_language_and_time_may_be_missing() -> None:
    """Or null; the language is told by the words."""
    lines = [
        '{"id": 1, "title": "Trafficking survivors sue a scam compound", "summary": "The case is in court."}',
        '{"id": 2, "title": "Tòa xử vụ mua bán người", "summary": null, "language": null, "published": null}',
        '{"id": null, "title": "", "summary": ""}',
    ]
    found, said, code = classify(*lines)
    assert (said, code) == ("", 0)
    assert [(each["id"], each["relevant"]) for each in found] == [(1, True), (2, True), (None, False)]


def test_a_bad_line_stops_no_other() -> None:
    """It is named by its number."""
    good = '{"id": "x", "title": "Giá vàng tăng", "summary": ""}'
    found, said, code = classify(good, "{", "[1]", '{"id": 3}', b"\xff\xfe", "", good)
    assert [each["id"] for each in found] == ["x", "x"]
    assert code == 1
    assert [f"line {number}" in said for number in range(1, 8)] == [False, True, True, True, True, False, False]


def test_markup_in_a_title_is_no_obstacle() -> None:
    """Items are read as a feed's are."""
    ((found,), _, _) = classify('{"id": 1, "title": "<b>Mua b&aacute;n người</b> &amp;amp; bóc lột", "summary": ""}')
    assert found["relevant"] is True
