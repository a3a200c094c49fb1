"""Who wrote a report, from the lines that sign it."""

from __future__ import annotations

import re

from antoan.writing.slug import fold

_UPPER = "A-ZĐÀ-ÖØ-ÝĂĨŨƠƯẠ-Ỹ"
_WORD = re.compile(r"[^\W\d_][\w'’.]*")
_LEAD = re.compile(
    r"^(?:(?:Bài(?:\s(?:và|,)?\s?ảnh)?|Bài, ảnh|Tin, ảnh|Tin(?:,)? bài|Tác giả|Người viết|Thực hiện|Nhóm PV"
    r"|Nhóm phóng viên|PV|Phóng viên|Tác giả bài viết|Bài viết|By|Story by|Text by|Author|Written by)\s?[:.]?\s+"
    r"|Bài,? (?:và )?ảnh:\s*)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*(?:\([^()]{1,60}\)|/[A-ZĐ]{2,8}[-\w+]*(?:\s[-\w+]+)?|\s-\s[A-ZĐ]{2,6}|\(?TTXVN\)?)\s*$", re.IGNORECASE
)
# Behind a name there may be the day.
_DAY = re.compile(r"\s(?=\d{1,2}[/.:-]\d)")
_BETWEEN = re.compile(r"\s*(?:[-–—/,;&+]|\bvà\b|\band\b)\s*")
_HOST = re.compile(r"\.(?:vn|com|net|org)$", re.IGNORECASE)
_INITIALED = re.compile(rf"[{_UPPER}]\.[{_UPPER}]\w*")
# What is written with capitals too, and is nobody's name.
_NOT_NAMES = frozenset(
    {"bao", "tap", "dai", "trang", "tin", "video", "theo", "nguon", "hoi", "ubnd", "tinh", "xa", "hinh", "tong", "thoi"}
    | {"thu", "chu", "more", "phap", "kinh", "google", "facebook", "zalo", "youtube", "tiktok"}
)
_SURNAME_LIKE = re.compile(rf"^[{_UPPER}]")


def is_signature(line: str) -> bool:
    """Whether a line says by its first words who wrote: `Bài và ảnh: …`."""
    return bool(_LEAD.match(line)) and bool(authors_in(line))


def authors_in(*lines: str) -> tuple[str, ...]:
    """Names of the people who sign, where a line is nothing but that; capitals only become a name's own."""
    for line in lines:
        lead = _LEAD.match(line)
        text = _TAIL.sub("", _DAY.split(line[lead.end() :] if lead else line)[0]).strip(" .()|-–")
        names = [name for name in _BETWEEN.split(text) if name]
        if names and len(names) <= 4 and all(_is_name(name, is_signed=bool(lead)) for name in names):
            return tuple(_as_name(name) for name in names)
    return ()


def _is_name(text: str, *, is_signed: bool) -> bool:
    if "photo" in text.lower() or _HOST.search(text):
        return False
    words = _WORD.findall(text)
    is_short = len(words) == 1 and bool(_INITIALED.fullmatch(words[0]))
    if not (1 if is_signed or is_short else 2) <= len(words) <= 5 or "".join(words) != re.sub(r"\s+", "", text):
        return False
    if any(not _SURNAME_LIKE.match(word) for word in words):
        return False
    return is_signed or fold(words[0]) not in _NOT_NAMES or (len(words) in (2, 3) and text.isupper())


def _as_name(text: str) -> str:
    return " ".join(word if not word.isupper() or len(word) < 2 else word.capitalize() for word in text.split())
