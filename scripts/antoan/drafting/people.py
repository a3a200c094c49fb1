"""The people a report names: those who hold a public role, and the others, who must not be named again.

A machine cannot know who somebody is. Whoever is not clearly given a public role is taken for a private person: an
official left out is a small loss, a victim named again is not.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from antoan.drafting.words import any_of, word_set
from antoan.judge.lexicon import place_words
from antoan.writing.slug import fold

_LATIN = [chr(code) for code in (*range(0x41, 0x180), *range(0x1A0, 0x1B1), *range(0x1EA0, 0x1EFA))]
_UPPER = "".join(letter for letter in _LATIN if letter.isupper())
_LOWER = "".join(letter for letter in _LATIN if letter.islower())
_PART = rf"[{_UPPER}](?:['’][{_UPPER}])?[{_LOWER}]*(?:['’][{_UPPER}{_LOWER}]+)?(?:-[{_LOWER}]+)?"
_NAME = rf"{_PART}(?:[ -]{_PART}){{1,5}}"
_CALLED, _TITLES = any_of("called"), any_of("titles")
_ADDRESSED = re.compile(
    rf"(?<!\w)(?P<called>(?i:{_TITLES}|{_CALLED}))\.?,?\s(?:(?:QNCN|CK ?I{{1,2}}|CK\d|ThS|TS)\.?\s)?"
    rf"(?:là\s|tên\s(?:là\s)?)?(?P<name>{_NAME}|{_PART})(?![\w])"
)
_BARE = re.compile(rf"(?<![\w])(?P<name>{_NAME})(?![\w])")
_OFFICIAL_TITLE = re.compile(rf"(?i:{_TITLES}|đồng chí|đ/c|cô giáo|thầy giáo)\.?")
_ROLE = re.compile(rf"\b(?:{any_of('roles')})\b")
_PRIVATE = re.compile(rf"\b(?:{any_of('private')})\b")
_AGE = re.compile(r"\(\s?(?:SN|sinh năm|s\.n)?\s?\d{2,4}|,\s?\d{1,2}\s?tuổi|,\s\d{1,2},|\baged\b", re.IGNORECASE)
_BENEFICIARY_OF = re.compile(
    r"dai dien (?:cac |cho |nhung )?(?:nguoi huong loi|nan nhan|gia dinh|ho |nguoi tro ve|nguoi dan|phu huynh|hoc sinh)"
)
_YOUNG = re.compile(rf"(?i:{any_of('young')})")
# Groups, not somebody: "trẻ em Việt Nam", "chị em".
_GROUPS = re.compile(r"(?:trẻ|chị|anh|các|những|đàn|tre|cac|nhung)\s$", re.IGNORECASE)
_PHOTOGRAPHER = re.compile(r"[(\s–-]*(?:Ảnh|Photo|Nguồn ảnh|Image)\s?:.*$", re.IGNORECASE)
_NOT_PEOPLE = word_set("not_people")
_NAMED_AFTER = re.compile(rf"(?<!\w)(?:{any_of('named_after')})\s$", re.IGNORECASE)
_AREA_BEFORE = re.compile(rf"(?<!\w)(?:{any_of('areas')})\s$", re.IGNORECASE)
_NO_PERSON = re.compile(
    r"\b(?:Ward|Fund|District|Province|City|River|Bay|Street|Centre|Center|University|Committee|Department|Ministry|Union"
    r"|Bank|Police|Border|Court|Commune|Programme|Program|Project|Agency|Embassy|News|Office|Slavery|Nations)\b"
)
_ADDRESS_AT_END = re.compile(rf"(?<!\w)(?i:{_TITLES}|{_CALLED})\.?$")
_NEXT_PERSON = re.compile(r"(?<!\w)(?:ông|bà|anh|chị|em|luật sư|đồng chí)\s(?=[A-ZĐ])", re.IGNORECASE)
_NO_FIRST_NAMES = word_set("no_first_names")
_EDE = re.compile(rf"H['’][{_UPPER}]")  # "H'Blin Ksor": a woman of the Central Highlands, family name last
_NO_GIVEN_NAMES = word_set("no_given_names")
_CALL = re.compile(r"(?i:ông|bà|anh|chị|em|cháu|cô|chú|bác|cụ|bé|cô bé|cậu bé|mr|ms|mrs|miss)\.?")
_LAST_WORD = re.compile(r"(\w+)\.?\s$")
_RENAMED = re.compile(
    rf"(?<![\w.])(?P<name>{_NAME}|{_PART})"
    r"(?=\*|\s?\((?i:tên[^()]{0,30}đổi|đã đổi tên|tên giả|không phải tên thật|not (?:her|his|their) real name"
    r"|name changed|names have been changed|a pseudonym)|,\s(?:aged\s)?\d{2},\s|,\s\d{1,2} tuổi)"
)
_NAMED_SO = re.compile(
    r"\b(?:(?:be|is|was) called|call (?:her|him)|(?:girl|woman|man|boy|child|survivor|victim) (?:named|called)"
    rf"|(?:cô gái|chàng trai|thiếu nữ|phụ nữ|thanh niên|người|bé) tên(?: là)?)\s(?P<name>{_NAME}|{_PART})(?!\w)"
)
_SPEAKING = re.compile(rf"\s(?:{any_of('speaking')})\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person a report names.

    Attributes:
        name: as written; of a private person it must not leave the program.
        role: the public role in the report's words; empty for a private person.
        line: of the original.
        is_told: whether the report itself says, beside the name, that it is a private person's.
    """

    name: str
    role: str
    line: int
    is_told: bool = False

    @property
    def is_official(self) -> bool:
        """Whether the report gives them a public role."""
        return bool(self.role)


def people_in(paragraphs: Sequence[tuple[int, str]], places: Collection[str]) -> tuple[Person, ...]:
    """People named in lines of a report, each once; one sign of a private person outweighs any role.

    Args:
        paragraphs: number and text of each line.
        places: names of provinces, without marks: many begin like a person's name.
    """
    found: dict[str, Person] = {}
    private: set[str] = set()
    for line, text in paragraphs:
        for name, role, is_private in _mentions(_PHOTOGRAPHER.sub("", text), places):
            known = _same(name, found)
            key = known or fold(name)
            if is_private:
                private.add(key)
            if key not in found:
                found[key] = Person(name=name, role=role, line=line)
            elif role and not found[key].role:
                found[key] = Person(name=found[key].name, role=role, line=found[key].line)
    full = [key for key in found if " " in key]
    return tuple(
        Person(name=person.name, role="", line=person.line, is_told=True) if key in private else person
        for key, person in found.items()
        if " " in key or not (person.role or any(each.endswith(f" {key}") for each in full))
    )


def without_private(text: str, people: Sequence[Person], mask: str = "[…]") -> str:
    """`text` with `mask` in the place of the names of private people, full or given names alone."""
    for person in people:
        if person.is_official:
            continue
        given = person.name.split()[-1]
        if given == person.name:
            text = _without_given_name(text, given, mask)
            continue
        text = re.sub(rf"(?<!\w){re.escape(person.name)}(?!\w)", mask, text, flags=re.IGNORECASE)
        text = re.sub(rf"(?<!\w)((?i:{_CALLED}|{_TITLES})\s){re.escape(given)}(?!\w)", rf"\1{mask}", text)
    return text


def _without_given_name(text: str, given: str, mask: str) -> str:
    """`text` with `mask` for a name of one word, wherever it is no part of a longer one."""

    def masked(match: re.Match[str]) -> str:
        word = _LAST_WORD.search(text[: match.start()])
        is_longer = word and word[1][0].isupper() and not _CALL.fullmatch(word[1])
        return match[0] if is_longer else mask

    return re.sub(rf"(?<!\w){re.escape(given)}(?!\w)(?! [{_UPPER}])", masked, text)


def _same(name: str, found: dict[str, Person]) -> str:
    """The key of a person known by a longer form of the name."""
    folded = fold(name)
    return next((key for key in found if key == folded or key.endswith(f" {folded}")), "")


def _mentions(text: str, places: Collection[str]) -> Iterator[tuple[str, str, bool]]:
    """Name, role and whether a sign says it is a private person, of everybody named in a line."""
    taken: list[tuple[int, int]] = []
    for match in _ADDRESSED.finditer(text):
        is_group = bool(_GROUPS.search(text[: match.start()]))
        name = match["name"]
        is_given = " " not in name  # alone it is somebody's only if people are called so
        if is_given and not (
            len(name) > 1
            and _CALL.fullmatch(match["called"])
            and match.start("name") == match.end("called") + 1  # "… các em. Trong năm"
            and fold(name) not in _NO_GIVEN_NAMES
        ):
            continue
        if not is_group and fold(name) not in places and fold(name) not in _NOT_PEOPLE:
            taken.append(match.span("name"))
            yield _judged(text, match["name"], match.span("name"), match["called"])
    for match in (*_RENAMED.finditer(text), *_NAMED_SO.finditer(text)):
        is_known = _is_within(match.span("name"), taken)
        if not is_known and fold(match["name"]) not in places and fold(match["name"]) not in _NOT_PEOPLE:
            taken.append(match.span("name"))
            yield match["name"], "", True
    for match in _BARE.finditer(text):
        start, end = match.span("name")
        if _is_within(match.span("name"), taken):
            continue
        name = _without_place(match["name"], places)
        is_placed = len(name) < len(match["name"])
        skip = _surname_at(name)
        name = " ".join(name.split(" ")[max(skip, 0) :])
        start = end - len(name)
        if _is_someone(text, name, (start, end), places, has_surname=skip >= 0, is_placed=is_placed):
            yield _judged(text, name, (start, end), "")


def _is_within(span: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    return any(first < span[1] and span[0] < last for first, last in taken)


def _surname_at(name: str) -> int:
    """At which word of a run of capitalised words a surname stands: behind `Chủ tịch Hội LHPN tỉnh` there is one."""
    surnames = _surnames()
    words = fold(name).split()
    if _EDE.match(name):
        return 0
    middles = [place for place, word in enumerate(words[1:-1]) if word in ("thi", "van")]
    if middles:
        return middles[0]
    return next((place for place, word in enumerate(words[:-1]) if word in surnames), -1)


def _without_place(name: str, places: Collection[str]) -> str:
    """A run of capitalised words without the province in front: "tỉnh An Giang Lâm Phước Trung"."""
    words = name.split(" ")
    for count in range(min(4, len(words) - 2), 1, -1):
        if fold(" ".join(words[:count])) in places:
            return " ".join(words[count:])
    return name


@lru_cache(maxsize=1)
def _surnames() -> frozenset[str]:
    return word_set("surnames") | {fold(name) for name in place_words().surnames if name not in ("thị", "văn")}


def _is_english(text: str) -> bool:
    return fold(text) == text.lower()


def _is_someone(
    text: str, name: str, span: tuple[int, int], places: Collection[str], *, has_surname: bool, is_placed: bool
) -> bool:
    """Whether capitalised words that nobody is addressed by are a person's name.

    Args:
        is_placed: whether the name of a province stood right in front: "tỉnh An Giang Lâm Phước Trung".
    """
    folded = fold(name)
    count = len(name.split())
    if folded in _NOT_PEOPLE or folded in places or not 2 <= count <= 5:
        return False
    start, end = span
    before, behind = text[max(0, start - 120) : start], text[end : end + 100]
    if _NAMED_AFTER.search(before[-14:]):
        return False
    in_role = bool(_role_before(before))
    if _NO_PERSON.search(name) or (count == 2 and not in_role and not has_surname and not _is_english(text)):
        return False
    if _role_after(behind) or _AGE.match(behind.lstrip()):
        return has_surname or not _AREA_BEFORE.search(before[-14:])
    if folded.split()[0] in _NO_FIRST_NAMES:
        return False
    if not has_surname:
        return is_placed and in_role
    return in_role or bool(_EDE.match(name)) or (count >= 3 and not _AREA_BEFORE.search(before[-14:]))


def _judged(text: str, name: str, span: tuple[int, int], called: str) -> tuple[str, str, bool]:
    start, end = span
    before = re.split(r"[.!?;:“”\"]\s", text[max(0, start - 120) : start])[-1]
    after = _NEXT_PERSON.split(re.split(r"[.!?;](?:\s|$)", text[end : end + 140])[0])[0]
    near_before, near_after = fold(before)[-70:], fold(after)[:90]
    told = fold(_SPEAKING.split(after)[0])[:40]  # what stands between the name and what the person says or does
    is_rank = bool(called and _OFFICIAL_TITLE.fullmatch(called))
    if (
        _BENEFICIARY_OF.search(near_after[:60])
        or _AGE.match(after.lstrip())
        or (called and _YOUNG.fullmatch(called) and not _ROLE.search(_first_clause(near_after)))
    ):
        return name, "", True
    if _PRIVATE.search(told) and not is_rank and not _ROLE.search(told):
        return name, "", True
    role = _role_after(after) or _role_before(before)
    if not role and is_rank:
        role = called
    return name, role, bool(not role and _PRIVATE.search(near_before[-25:]))


def _first_clause(after: str) -> str:
    return after.lstrip(" ,–-(")[:60]


def _role_after(after: str) -> str:
    """`, Phó Giám đốc Sở Y tế` or ` – đại diện …` behind a name."""
    match = re.match(r"\s?(?:,|[-–—]|\()\s?(?P<role>[^,;()]{3,90})", after)
    if not match:
        return ""
    role = _SPEAKING.split(match["role"])[0]
    return role.strip() if _ROLE.search(fold(role)[:40]) else ""


def _role_before(before: str) -> str:
    """`Chủ tịch Hội LHPN tỉnh` in front of a name, or `Đại diện Sở GD&ĐT, ông`."""
    bare = re.sub(r"\s?\([^()]*\)", "", before).rstrip()
    bare = _ADDRESS_AT_END.sub("", bare).rstrip(", ")
    tail = re.split(r"[,;:()]\s?|\s[-–—]\s", bare)[-1].strip()
    found = list(_ROLE.finditer(fold(tail)[-80:]))
    if not found:
        return ""
    role = tail[max(len(tail) - 80, 0) + found[0].start() :].strip()
    return role if role and len(role.split()) <= 14 else ""
