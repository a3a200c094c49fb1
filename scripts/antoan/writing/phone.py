"""Telephone numbers in running text: finding them, and telling when two writings are the same number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from antoan.writing.slug import fold

# What may stand between two digits of one number: at most two of space, dot, hyphen, dash, bracket.
_GAP = r"[ .\-\u00a0\u202f\u2010\u2011\u2013()]{0,2}"
# What a number may not follow. Stands behind the first character, so that the scan can leap from one to the next: this
# is a third of the cost of checking an archive.
_AT_START = r"(?<![\w/.,+%=-].)"
_ZERO = rf"(?:[1-9](?:{_GAP}\d){{5,9}}|0[1-9](?:{_GAP}\d){{7,12}})"  # 0981 84 84 84, 069.44103, 0084 981 84 84 84
_LONG = re.compile(
    rf"(?:\+{_AT_START}(?:84(?:{_GAP}\d){{6,10}}|(?!84)\d(?:{_GAP}\d){{6,14}})"  # +84 981 84 84 84
    rf"|0{_AT_START}{_ZERO}"
    rf"|\({_AT_START}(?:0{_ZERO}|84(?:{_GAP}\d){{9,10}})"  # (024) 3824 9517, (84-24) 3824 9517
    rf"|8{_AT_START}4(?:{_GAP}\d){{9,10}}"
    rf"|1{_AT_START}(?:[89]00(?:{_GAP}\d){{3,7}}|[56]\d\d[ .-]?\d{{4}})"  # 1900 96 96 80; in Korea 1577-1366
    rf")(?![\w/%]|[.,]\d|-\d)"
)
_LINK = re.compile(r"tel:(\+?\d[\d.-]*)")
_SHORT = re.compile(
    r"(?:1(?![89]00\b)(?<![\w.,+%:-].)\d{2,3}|9(?<![\w.,+%:-].)(?:11|99))(?![\w%:]|[.,]\d|[-–]\d|/(?!1\d\d\b(?!/)))"
)
# A short code is a number to call only next to a word that says so: "112 people" is a count.
_OF_THE_LINE = r"(?: (?!(?:nhan|da|tiep|co|hon|gan|khoang|duoc|tu|nam|trong|voi|xu|ho|so)\b)[a-z]+,?)"
_CALL = re.compile(
    rf"\b(?:goi(?: ngay| den| toi| cho| so| dien)*|dien thoai|(?:tong dai|duong day){_OF_THE_LINE}{{0,8}}"
    r"|hotline|dau so|bam|quay so|lien he|nhan tin|call(?:ing)?|dial(?:ling)?|ring|phone|telephone|helpline)"
    r"(?: (?:so|number|mien phi|free|on|at|to|ngay|hoac|or|and|va))*[\s:*_\[(]*$"
)
# The bare word "số" is weaker: it also stands before documents, houses and counts.
_NUMBER = re.compile(r"\b(?:so|number|line)[ *_\[(]*$")
_DOCUMENT = re.compile(
    r"\b(?:ke hoach|quyet dinh|nghi dinh|nghi quyet|thong tu|thong bao|huong dan|cong van|bao cao|luat|chi thi|van ban"
    r"|de an|cong dien|to trinh|plan|decree|decision|circular|resolution|law|document)\b"
    r"[^.;!?\n]{0,40}\b(?:so|number)\W*$"
)
_OTHER_NUMBER = re.compile(
    r"\b(?:tong|trong|hon|mot|con|da|dan|chi|he|ky|ban|tin|ngo|nha|phong|dia chi|khoa|lop|bai|tap|ngach|ma|dieu|khoan"
    r"|article|page|room|issue|case|house|total) (?:so|number)\W*$"
)
# With its marks: "111 ngay" is a call, "111 ngày" are days.
_COUNTED = re.compile(
    r"\s(?:người|trẻ|nạn nhân|vụ|trường hợp|lượt|học sinh|em|phụ nữ|hộ|xã|lớp|cuộc|đối tượng|đồng|ngày|năm|tháng|đường"
    r"|phố|people|persons?|victims?|cases?|times|calls?|women|children|days|years|students|households)\b"
)
_HOUSE = re.compile(r" [^\W\d_a-zđ]")
_DATE = re.compile(
    r"(?:\d{1,2}([./\-\u2013 ])\d{1,2}\1(?:19|20)\d{2}"  # 08.12.2025
    r"|\d{1,2}[./-](?:19|20)\d{2}(?:[ \-\u2013]{1,3}\d{1,2}[./-](?:19|20)\d{2})?"  # 07.2024-08.2025
    r"|[01]\d\.[0-5]\d[ \-\u2013]{1,3}[012]\d\.[0-5]\d)(?!\d)"  # 08.00-11.30
)
_YEARS = re.compile(r"\(?(1[89]\d\d|20\d\d)\W{1,2}(1[89]\d\d|20\d\d)")
_IDENTITY = re.compile(r"\d{12}")
_GROUPED = re.compile(r"\d{1,3}(?:[., \u00a0]\d{3}){2,}")
_URL = re.compile(r"(?:https?://|www\.)[^\s)>\]]+")
_LIST_GAP = re.compile(r"[\s,;/*_\])(]*(?:(?:tel:|hoac|or|and|va|so)[\s,;/*_\[\])(]*)*")


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A telephone number in a text.

    Attributes:
        text: as written.
        start: where it begins in the text.
    """

    text: str
    start: int


def digits_of(number: str) -> str:
    """The bare digits, Vietnamese numbers in their national form: `+84 981 84 84 84` gives `0981848484`."""
    bare = re.sub(r"[^\d+]", "", number)
    if bare.startswith("00") and len(bare) > 10:
        bare = "+" + bare[2:]
    if bare.startswith("84") and len(bare) in (11, 12):
        bare = "+" + bare
    if bare.startswith("+84"):
        return "0" + bare[3:].removeprefix("0")
    return bare.lstrip("+")


def is_dialled_as(number: str, dial: str) -> bool:
    """Whether `dial` reaches the printed `number`: the same digits, or a country code in place of its leading 0."""
    printed, dialled = digits_of(number), digits_of(dial)
    if printed == dialled:
        return True
    local = printed.removeprefix("0")
    return printed != local and dialled.endswith(local) and len(dialled) - len(local) <= 3


def find_numbers(text: str) -> Iterator[FoundNumber]:
    """Every telephone number in `text`, from left to right.

    Long numbers are known by their shape; codes of three or four digits only after a word such as "gọi" or "call",
    after another number of such a list ("gọi 111 hoặc 113"), or in a `tel:` link. Dates, amounts, document numbers
    (162/2025), percentages and web addresses are not numbers to call.
    """
    if "http" in text or "www." in text:
        text = _URL.sub(lambda match: " " * len(match[0]), text)
    candidates = [(match.start(1), match.end(1), True) for match in _LINK.finditer(text)]
    candidates += [(match.start(), match.end(), True) for match in _LONG.finditer(text) if _is_long(match[0])]
    candidates += [(match.start(), match.end(), False) for match in _SHORT.finditer(text)]
    last_end = -1
    for start, end, is_certain in sorted(candidates):
        if start >= last_end and (is_certain or _is_called(text, start, end, last_end)):
            yield FoundNumber(text[start:end].strip(" .-\u00a0"), start)
            last_end = end


def _is_long(written: str) -> bool:
    """Whether a match of `_LONG` is a number to call and not a date, some years, an amount or an identity card."""
    if _DATE.match(written) or _GROUPED.fullmatch(written) or _IDENTITY.fullmatch(written):
        return False
    years = _YEARS.fullmatch(written)
    return years is None or years[1] > years[2]


def _is_called(text: str, start: int, end: int, last_end: int) -> bool:
    """Whether the words around a short code make it a number to call.

    Args:
        last_end: where the number before it ended, -1 if there is none.
    """
    if _COUNTED.match(text[end : end + 16].lower()):
        return False
    if last_end >= 0 and start - last_end < 40:
        between = fold(text[last_end:start])
        if "\n\n" not in between and _LIST_GAP.fullmatch(between):
            return True
    before = fold(text[max(0, start - 60) : start]).rpartition("\n\n")[2]
    if before.endswith("/"):
        return False
    if _CALL.search(before):
        return True
    # "số 111", but not "kế hoạch số 111", "một số 111" or the house "số 111 Bà Triệu"
    return bool(
        _NUMBER.search(before)
        and not _DOCUMENT.search(before)
        and not _OTHER_NUMBER.search(before)
        and not _HOUSE.match(text[end : end + 2])
    )
