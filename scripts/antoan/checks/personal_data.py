"""Nothing in a text leads to a victim, or to somebody a project helped.

Why: a name, a village or a card number can bring the traffickers back, or shame home. It cannot be taken back once
printed.

This only guesses, so it warns: a name right after words such as "nạn nhân", "em", "chị" or "victim named", unless a
public role ("giám đốc", "chủ tịch", "đại diện") stands near; a full name whose story begins right behind it ("19 tuổi",
"bị lừa bán", "trú tại", "was sold"); the village or hamlet such a person lives in; numbers of
9 or 12 digits as on identity cards; private e-mail addresses that no hotline publishes. Nobody is told by a machine
that a text is clean: a person still has to read it.

Passes: "một phụ nữ 24 tuổi ở miền núi", "chị H.", "bà Nguyễn Thị A, Chủ tịch Hội Phụ nữ xã"
Warns: "chị Nguyễn Thị A ở thôn B", "ngocanh@gmail.com"

Rule: CONTRIBUTING.md, "names of victims and beneficiaries are never published"; Law on preventing and combating
human trafficking 53/2024/QH15 (information about victims is kept secret).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from antoan.checks.context import Context
from antoan.checks.passages import text_of
from antoan.content.header import dotted
from antoan.model.reference_data import ReferenceData
from antoan.problems import Problem, Severity
from antoan.writing.phone import find_numbers
from antoan.writing.slug import fold

CODE = "personal-data"
CODES = (CODE,)
SEVERITY = Severity.WARNING

_LATIN = [chr(code) for code in (*range(0x41, 0x180), *range(0x1A0, 0x1B1), *range(0x1EA0, 0x1EFA))]
_UPPER = "".join(letter for letter in _LATIN if letter.isupper())
_LOWER = "".join(letter for letter in _LATIN if letter.islower())
_WORD = f"[{_UPPER}][{_LOWER}]+"
_NAME = rf"{_WORD}(?: [{_UPPER}][{_LOWER}]*){{1,3}}"
_INITIALS = rf"[{_UPPER}](?:\.\s?[{_UPPER}])*\."

# A name or initials; found first, because capitals are rare and the words before them cheap to look at.
_NAMED = re.compile(rf" (?!(?:Em|Cháu|Chị|Anh) )(?P<who>{_NAME}|{_INITIALS})(?!\w)")
_WORDS = ("nạn nhân", "người hưởng lợi", "bị hại", "em", "cháu", "chị", "anh")
_ENDS = (*_WORDS, *(word.capitalize() for word in _WORDS), " là", " tên")
_PERSON = re.compile(
    # "trẻ em Việt Nam" and "chị em" are not a person; "Anh" in mid-sentence is England
    r"(?:(?<![Tt]rẻ )(?<!chị )(?<!anh )(?<!\w)(?:nạn nhân|người hưởng lợi|bị hại|em|cháu|chị|anh)"
    r"|(?:(?<=^)|(?<=[.!?:“\"]\s)|(?<=[\n“\"])|(?<=- ))(?:Nạn nhân|Người hưởng lợi|Bị hại|Em|Cháu|Chị|Anh))"
    r"(?: là| tên| tên là)?\Z",
    re.MULTILINE,
)
_PERSON_EN = re.compile(
    r"\b(?:[Vv]ictim|[Ss]urvivor|[Bb]eneficiary|[Rr]eturnee|[Gg]irl|[Bb]oy|[Ww]oman|[Mm]an),?"
    rf" (?:named|called|whose name is) (?P<who>{_WORD}(?: {_WORD})*)"
)
# What a name is followed by when it is somebody's whose story is told; signs are rare, so they are found first.
_STORY = re.compile(
    r"(?:,| \(|,? nay| nay)? ?\b(?:\d{1,2} tuổi|sinh năm|SN \d{4}|bị (?:lừa|bán|mua|ép|dụ|bắt cóc|cưỡng|đưa sang)"
    r"|trú tại|quê ở|(?:was|were) (?:sold|trafficked|lured|tricked|deceived)|aged? \d{2}|\d{2} years old)"
)
_BEFORE_STORY = re.compile(
    rf"(?<!\w)(?!(?:Em|Cháu|Chị|Anh) )(?P<who>{_WORD}(?: [{_UPPER}][{_LOWER}]*){{2,4}})(?:, ?| \(| nay)?\Z"
)
_NAMING = (" named ", " called ", " whose name is ")
_ROLE = re.compile(
    r"\b(?:giam doc|chu tich|truong|pho|dai dien|can bo|dai su|bi thu|luat su|chuyen gia|dieu phoi|nha bao|phong vien"
    r"|bac si|dai ta|thuong ta|trung ta|thieu ta|dai uy|thieu tuong|trung tuong|thu truong|bo truong|uy vien|giao vien"
    r"|giang vien|cong tac vien|tinh nguyen vien|tham phan|kiem sat vien|dieu tra vien|director|president|chair\w*|head"
    r"|officer|ambassador|representative|minister|expert|lawyer|journalist|doctor|teacher|coordinator)\b"
)
_VILLAGE = re.compile(
    rf"\b(?:thôn|ấp|bản|xóm|buôn|làng|tổ dân phố|số nhà|khu phố) (?:số )?(?P<where>\d+|{_WORD}(?: {_WORD})*)"
)
_IDENTITY = re.compile(
    r"(?<![\w/.,+-])(?:\d{12}|\d{9})(?![\w/-]|[.,]\d|\s*(?:đồng|đ\b|triệu|tỷ|VND|VNĐ|USD|dong|euro))"
)
_NINE_DIGITS = re.compile(r"\d{9}")
_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]+@(?:gmail|yahoo|ymail|hotmail|outlook|live|icloud|proton|protonmail|zoho|aol)(?:\.\w+)+",
    re.IGNORECASE,
)
_URL = re.compile(r"https?://[^\s)>\]]+")
# Named in the public interest: who wrote, who owns the picture, who checked.
_PUBLIC_FIELDS = frozenset({"byline", "picture.credit", "picture.licence", "review"})
_LONGEST_WORD = len("người hưởng lợi tên là")
_LONGEST_NAME = 45
_ROLE_DISTANCE = 60
_VILLAGE_DISTANCE = 80


@dataclass(frozen=True, slots=True)
class _Exempt:
    """What is public already.

    Attributes:
        places: names of provinces and countries that may follow "nạn nhân".
        emails: addresses of hotlines.
    """

    places: tuple[str, ...]
    emails: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Person:
    """A person in a text: where the words begin and end, and the name or initials."""

    start: int
    end: int
    name: str


def check(context: Context) -> Iterator[Problem]:
    """Places in texts that may give a person away."""
    exempt = _exempt(context.data)
    for page in context.pages:
        words = text_of(page)
        for offset, found in _traces(words.text, exempt):
            path = words.path_at(offset)
            if _PUBLIC_FIELDS.isdisjoint({dotted(path[:1]), dotted(path[:2])}):
                yield words.problem(offset, CODE, SEVERITY, found=found)


def personal_data_in(text: str, data: ReferenceData) -> list[str]:
    """What in a text that is not yet on a page may lead to a person."""
    return [found for _, found in _traces(text, _exempt(data))]


def _exempt(data: ReferenceData) -> _Exempt:
    places = [
        "Việt Nam",
        "Viet Nam",
        "Đài Loan",
        "Hàn Quốc",
        "Trung Quốc",
        "Thái Lan",
        "Nhật Bản",
        "Hoa Kỳ",
        "Vương Quốc",
        "Hồ Chí Minh",
    ]
    for province in data.provinces.values():
        places += [province.name.vi, province.name.en]
        places += [name for unit in province.former for name in (unit.name.vi, unit.name.en)]
    emails = (hotline.email.lower() for hotline in data.hotlines.values() if hotline.email)
    return _Exempt(tuple(places), frozenset(emails))


def _traces(text: str, exempt: _Exempt) -> Iterator[tuple[int, str]]:
    """Offset and words of everything that may lead to a person."""
    for person in _people(text):
        if person.name.startswith(exempt.places) or _has_role(text, person):
            continue
        if not re.fullmatch(_INITIALS, person.name):
            yield person.start, text[person.start : person.end]
        village = _VILLAGE.search(text, person.end, person.end + _VILLAGE_DISTANCE)
        if village and "\n" not in text[person.end : village.start()]:
            yield village.start(), village[0]
    if "@" in text:
        for email in _EMAIL.finditer(text):
            if email[0].lower() not in exempt.emails:
                yield email.start(), email[0]
    if _NINE_DIGITS.search(text):
        bare = _URL.sub(lambda match: " " * len(match[0]), text)
        calls = {number.start for number in find_numbers(bare)}
        for card in _IDENTITY.finditer(bare):
            if card.start() not in calls:
                yield card.start(), card[0]


def _people(text: str) -> Iterator[_Person]:
    """Names and initials right after a word for a person."""
    for named in _NAMED.finditer(text):
        if text.endswith(_ENDS, 0, named.start()) and (
            word := _PERSON.search(text, max(0, named.start() - _LONGEST_WORD), named.start())
        ):
            yield _Person(word.start(), named.end(), named["who"])
    for story in _STORY.finditer(text):
        told = _BEFORE_STORY.search(text, max(0, story.start() - _LONGEST_NAME), story.start())
        if told and not text.endswith(_ENDS, 0, max(told.start("who") - 1, 0)) and not _follows_role(text, told):
            yield _Person(told.start("who"), told.end("who"), told["who"])
    if any(word in text for word in _NAMING):
        for match in _PERSON_EN.finditer(text):
            yield _Person(match.start(), match.end(), match["who"])


def _follows_role(text: str, named: re.Match[str]) -> bool:
    """Whether a public role stands in front of a name, or begins it: "Chủ tịch Hội Nguyễn Thị A, 45 tuổi"."""
    before = re.split(r"[.!?,;\n]", text[max(0, named.start("who") - _ROLE_DISTANCE) : named.start("who")])[-1]
    return bool(_ROLE.search(fold(before)))


def _has_role(text: str, person: _Person) -> bool:
    """Whether the sentence gives the person a public role near the name. Victims and children have none."""
    if not text.startswith(("chị ", "anh ", "Chị ", "Anh "), person.start):
        return False
    before = re.split(r"[.!?\n]\s", text[max(0, person.start - _ROLE_DISTANCE) : person.start])[-1]
    after = re.split(r"[.!?]\s|\n", text[person.end : person.end + _ROLE_DISTANCE])[0]
    return bool(_ROLE.search(fold(f"{before} | {after}")))
