"""Official documents a text names by number: `1522/KH-UBND`, `53/2024/QH15`, `230-KL/TW`, with day and issuer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from antoan.judge.date_mentions import Mention, mentions
from antoan.model.calendar import PartialDate

_LETTERS = r"[A-ZĐ][A-ZĐa-z&]{0,9}"
NUMBER = re.compile(
    rf"(?<![\w/-])(?:0?\d{{1,5}}[A-Z]?/(?:(?:19|20)\d\d/)?(?P<type>{_LETTERS}(?:-{_LETTERS}\d{{0,2}}){{0,3}}\d{{0,2}})"
    rf"|\d{{1,5}}-(?P<party>(?:{_LETTERS})/(?:{_LETTERS})(?:-{_LETTERS})?))(?![\w/])"
)
_UNMARKED_KIND = re.compile(r"\b(?:số|so)\s?:?\s?(\d{1,5}/[a-zđ]{1,6}-[a-zđ]{2,8})\b")
# A name of a programme or of an institution's form, not of a document.
_NOT_DOCUMENTS = frozenset({"CP", "GP", "VN", "TP", "USD", "KG", "NGÀY"})
_LICENCE = re.compile(r"^GP(?:-|$)|-GP$")
_DATED = 60  # characters behind the number within which its day stands
_STATE = "Thủ tướng Chính phủ|Chính phủ|Quốc hội|Ủy ban Thường vụ Quốc hội|Ban Bí thư|Bộ Chính trị"
_LOCAL = "UBND|Ủy ban nhân dân|Uỷ ban nhân dân|HĐND|Tỉnh ủy|Thành ủy|Công an|Hội LHPN|Sở"
_BY = re.compile(
    rf"^[^.;()]{{0,50}}?\bcủa\s(?P<issuer>(?:{_STATE}|(?:Bộ trưởng )?Bộ [A-ZĐ]\w+(?: [\w,]+){{0,5}}?|(?:{_LOCAL})"
    r"(?: (?:tỉnh|thành phố|TP\.?|huyện|xã|phường|[A-ZĐ][\w.]*)){0,6}))(?=[\s,.;:)“]|$)"
)
# "UBND tỉnh Quảng Nam vừa ban hành Kế hoạch số …"
_ISSUES = re.compile(
    rf"(?P<issuer>(?:{_STATE}|Bộ [A-ZĐ]\w+(?: [\w,]+){{0,5}}?"
    rf"|(?:{_LOCAL})(?: (?:tỉnh|thành phố|TP\.?|huyện|xã|phường|[A-ZĐ]\w*)){{0,6}}))"
    r"(?: (?:vừa|đã|mới|cũng|có|vừa mới))?(?: (?:ký|xây dựng|ban hành)){1,2}"
    r"(?: (?:Kế hoạch|Quyết định|Công văn|Chỉ thị|Văn bản|Hướng dẫn|Thông tư|Nghị quyết|Công điện|kế hoạch|văn bản))?"
    r"(?: liên ngành)?(?: số)?:? ?$"
)
_BY_TYPE = {
    "NĐ-CP": "Chính phủ",
    "QĐ-TTg": "Thủ tướng Chính phủ",
    "CT-TTg": "Thủ tướng Chính phủ",
    "NQ-CP": "Chính phủ",
}
_PARLIAMENT = re.compile(r"^(?:QH|NQ-QH)\d\d$")


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedDocument:
    """A document as a text names it.

    Attributes:
        issued: its day, if the text gives day and year.
        day_month: its day as `17/3`, where the text leaves the year out.
        issuer: who issued it, as written or as its number says; empty where neither does.
        start: offset in the text.
    """

    number: str
    issued: PartialDate | None = None
    day_month: str = ""
    issuer: str = ""
    start: int = 0
    end: int = 0


def documents_in(text: str) -> list[NamedDocument]:
    """Every document of a text, each as often as it is named."""
    found = []
    for match in NUMBER.finditer(text):
        kind = match["type"] or match["party"]
        if (
            kind.upper() in _NOT_DOCUMENTS
            or _LICENCE.search(kind)
            or (match["type"] and "-" not in kind and not _may_stand_alone(match[0], kind))
        ):
            continue
        behind = text[match.end() : match.end() + 200]
        day = _day_behind(behind)
        found.append(
            NamedDocument(
                number=match[0],
                issuer=_issuer(text[: match.start()], behind, kind),
                **(issue_day(day) if day else {}),
                start=match.start(),
                end=match.end(),
            )
        )
    return found


def issue_day(day: Mention) -> dict[str, Any]:
    """The fields a day gives a document: with its year, or without."""
    if not day.year:
        return {"day_month": f"{day.days[0]}/{day.month}"}
    return {"issued": PartialDate(day.year, day.month, day.days[0])} if _exists(day) else {}


def _may_stand_alone(number: str, kind: str) -> bool:
    """Whether a number without a hyphen is one: `53/2024/QH15` is, `3/USD` is not."""
    return (
        bool(re.search(r"/(?:19|20)\d\d/", number))
        or bool(_PARLIAMENT.match(kind))
        or (kind.isupper() and 3 <= len(kind) <= 6)
    )


def _day_behind(text: str) -> Mention | None:
    """The day in `, ngày 17/3` or ` của UBND tỉnh ngày 09/12/2015`, before the sentence goes on to something else."""
    window = re.split(
        r"[.;](?:\s|$)|\)\s|\b(?:về việc|về|phê duyệt|quy định|ban hành|có hiệu lực|từ ngày|đến ngày|trước ngày)\b",
        text,
    )[0]
    if NUMBER.search(window):
        window = window[: NUMBER.search(window).start()]  # type: ignore[union-attr]
    if not re.search(r"\bngày\b|\bngay\b|\bdated?\b|\bof\b", window[:_DATED]):
        return None
    return next((each for each in mentions(window[:_DATED]) if each.days and len(each.days) == 1), None)


def _exists(day: Mention) -> bool:
    try:
        PartialDate(day.year, day.month, day.days[0]).first_day  # noqa: B018  (an impossible day raises)
    except ValueError:
        return False
    return True


def _issuer(before: str, behind: str, kind: str) -> str:
    if found := _BY.match(behind) or _ISSUES.search(before[-160:]):
        return " ".join(found["issuer"].split())
    if _PARLIAMENT.match(kind):
        return "Quốc hội"
    return _BY_TYPE.get(kind, "")
