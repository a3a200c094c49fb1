"""The people a report names: those who hold a public role, and the others, who must not be named again.

A machine cannot know who somebody is. Whoever is not clearly given a public role is taken for a private person: an
official left out is a small loss, a victim named again is not.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from antoan.judge.lexicon import place_words
from antoan.writing.slug import fold

_UPPER = "A-ZĐÀ-ÖØ-ÝĂĨŨƠƯẠ-Ỹ"
_LOWER = "a-zđà-öø-ýăĩũơưạ-ỹ"
_PART = rf"[{_UPPER}](?:['’][{_UPPER}])?[{_LOWER}]*(?:['’][{_UPPER}{_LOWER}]+)?"
_NAME = rf"{_PART}(?:[ -]{_PART}){{1,5}}"
_CALLED = (
    "ông|bà|anh|chị|em|cháu|cô|chú|bác|cụ|đồng chí|đ/c|cô giáo|thầy giáo|thầy|cô bé|cậu bé|nạn nhân|bị hại|bị cáo|bị can"
    "|đối tượng|nghi phạm|người hưởng lợi|học sinh|sinh viên|em học sinh|tên"
)
_TITLES = (
    "đại tướng|thượng tướng|trung tướng|thiếu tướng|đại tá|thượng tá|trung tá|thiếu tá|đại úy|đại uý|thượng úy|thượng uý"
    "|trung úy|trung uý|thiếu úy|thiếu uý|thượng sĩ|trung sĩ|luật sư|thẩm phán|kiểm sát viên|bác sĩ|tiến sĩ|thạc sĩ|giáo sư"
    "|phó giáo sư|pgs|gs|ts|ths|bs|linh mục|sư cô|nữ tu|sơ|đại sứ|mr|ms|mrs|dr|colonel|captain|major|lieutenant|lieutenant colonel"
    "|ambassador|judge|lawyer|sister|father"
)
_ADDRESSED = re.compile(
    rf"(?<!\w)(?P<called>(?i:{_TITLES}|{_CALLED}))\.?,?\s(?:là\s|tên\s(?:là\s)?)?(?P<name>{_NAME}|{_PART})(?![\w])"
)
_BARE = re.compile(rf"(?<![\w])(?P<name>{_NAME})(?![\w])")
_OFFICIAL_TITLE = re.compile(rf"(?i:{_TITLES}|đồng chí|đ/c|cô giáo|thầy giáo)\.?")
# Words of a public role, without marks.
_ROLE = re.compile(
    r"\b(?:giam doc|pho giam doc|tong giam doc|chu tich|chu nhiem|truong (?:ban|phong|phai doan|dai dien|nhom|khoa|doan|cong an|thon"
    r"|ban|buon|ap|xom|khu|bo mon|van phong|chi nhanh|tram)|pho truong|doi truong|doi pho|don truong|pho don|pho (?:chu|bi|cuc|vu|phong"
    r"|ban|tong|chanh|dai su)|pho doi|pho bi thu|bi thu|thu truong|bo truong|cuc truong|vu truong|vien truong|hieu truong|hieu pho|chanh"
    r"|chinh tri vien|chinh uy|chi huy|can bo|dai dien|quyen truong|dai su|tham tan|lanh su|tong lanh su|luat su|chuyen gia|dieu phoi"
    r"|quan ly|tu van vien|giang vien|giao vien|bao cao vien|cong tac vien|tham phan|kiem sat vien|dieu tra vien|thu ky|bac si|nhan vien"
    r"|uy vien|phat ngon|nha nghien cuu|nghien cuu vien|tien si|thac si|giao su|chi hoi truong|to truong|truong|nha sang lap|sang lap"
    r"|dong sang lap|chu toa|hoi tham|dai bieu quoc hoi|dai bieu|chi cuc truong|chanh van phong|giam thi|quan giao|nha bao|phong vien"
    r"|director|president|chair\w*|head|officer|ambassador|representative|minister|expert|lawyer|coordinator|manager|deputy|chief"
    r"|secretary|spokes\w+|founder|adviser|advisor|counsellor|counselor|consul\w*|professor|researcher|lecturer|trainer|commander"
    r"|colonel|captain|major|teacher|principal|specialist|lead|leader|ceo|attache|judge|prosecutor|social worker|caseworker)\b"
)
# Signs of somebody whose story it is.
_PRIVATE = re.compile(
    r"\b(?:nguoi huong loi|nan nhan|bi hai|bi cao|bi can|doi tuong|nghi pham|sinh nam|sn \d{4}|sn\d{4}|\d{1,2} tuoi|tru tai|tru o|ngu tai|ngu o|ngu|que o"
    r"|que|thuong tru|ten nhan vat|da thay doi|ten da doi|hoan canh|nguoi dan|ho ngheo|gia dinh (?:anh|chi|ong|ba|em)|nguoi tro ve"
    r"|bi lua|bi ban|bi mua|bi ep|ke lai|beneficiary|survivor|victim|villager|suspect|defendant|aged|aged? \d\d?|\d\d years old|not (?:her|his) real name)\b"
)
_AGE = re.compile(r"\(\s?(?:SN|sinh năm|s\.n)?\s?\d{2,4}|,\s?\d{1,2}\s?tuổi|,\s\d{1,2},|\baged\b", re.IGNORECASE)
_BENEFICIARY_OF = re.compile(
    r"dai dien (?:cac |cho |nhung )?(?:nguoi huong loi|nan nhan|gia dinh|ho |nguoi tro ve|nguoi dan|phu huynh|hoc sinh)"
)
_YOUNG = re.compile(
    r"(?i:anh|chị|em|cháu|cô bé|cậu bé|nạn nhân|bị hại|bị cáo|bị can|đối tượng|nghi phạm|người hưởng lợi|học sinh|sinh viên|em học sinh|tên)"
)
# Capitalised runs that begin like a name and are none.
# Groups, not somebody: "trẻ em Việt Nam", "chị em".
_GROUPS = re.compile(r"(?:trẻ|chị|anh|các|những|đàn|tre|cac|nhung)\s$", re.IGNORECASE)
_PHOTOGRAPHER = re.compile(r"[(\s–-]*(?:Ảnh|Photo|Nguồn ảnh|Image)\s?:.*$", re.IGNORECASE)
_NOT_PEOPLE = frozenset(
    {
        "ho chi minh",
        "vo nguyen giap",
        "le loi",
        "tran phu",
        "tran hung dao",
        "nguyen trai",
        "ly thuong kiet",
        "nguyen hue",
        "le duan",
    }
    | {
        "viet nam",
        "ha noi",
        "nguyen van cu",
        "ton duc thang",
        "pham van dong",
        "phan boi chau",
        "hoang van thu",
        "le hong phong",
    }
    | {
        "dinh tien hoang",
        "dien bien phu",
        "quang trung",
        "mai chau",
        "lam dong",
        "cao bang",
        "ha giang",
        "la hu",
        "lo lo",
        "nguyen dan",
    }
)
# Beside those that tell places from people's names; of all peoples of the country, without marks.
_FURTHER_SURNAMES = frozenset(
    "dam mac nong hua ma luc vi quang cam luong hang ho san chao lu vu mua ly phan tan cheo ban la kim thach danh son tra diep tong vuong "
    "tieu tu nguy dong khong nghiem phi phuong bach than au be doan ton ung vien y h'yen rah ksor siu ro nay nie mlo ayun kpa po ly lau "
    "lo quan ha an tang trang truong vo vuu giang cu chang tho tong lai thao ninh bui tat mach hong quach kieu".split()
) - {
    "an",
    "ban",
    "tu",
    "vi",
    "ma",
    "la",
    "cu",
    "tan",
    "son",
    "quang",
    "trang",
    "dong",
    "hong",
    "phuong",
    "ho",
    "vien",
    "san",
    "than",
    "ha",
    "be",
    "an",
}
_PLACE_BEFORE = re.compile(
    r"(?:đường|phố|trường|THPT|THCS|tiểu học|xã|huyện|phường|thôn|bản|ấp|buôn|làng|tỉnh|thành phố|TP\.?|thị xã|thị trấn|chợ|quận|sông|núi"
    r"|cửa khẩu|cầu|bệnh viện|công ty|quỹ|khu|cụm|tổ dân phố|quốc tế|đồn|biên phòng|nhà tù|trại|giải)\s$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person a report names.

    Attributes:
        name: as written; of a private person it must not leave the program.
        role: the public role in the report's words; empty for a private person.
        line: of the original.
    """

    name: str
    role: str
    line: int

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
    return tuple(
        Person(name=person.name, role="", line=person.line) if key in private else person
        for key, person in found.items()
        if len(person.name.split()) > 1
    )


def without_private(text: str, people: Sequence[Person], mask: str = "[…]") -> str:
    """`text` with `mask` in the place of the names of private people, full or given names alone."""
    for person in people:
        if person.is_official:
            continue
        text = re.sub(rf"(?<!\w){re.escape(person.name)}(?!\w)", mask, text, flags=re.IGNORECASE)
        given = person.name.split()[-1]
        text = re.sub(rf"(?<!\w)((?i:{_CALLED}|{_TITLES})\s){re.escape(given)}(?!\w)", rf"\1{mask}", text)
    return text


def _same(name: str, found: dict[str, Person]) -> str:
    """The key of a person known by a longer form of the name."""
    folded = fold(name)
    return next((key for key in found if key == folded or key.endswith(f" {folded}")), "")


def _mentions(text: str, places: Collection[str]) -> Iterator[tuple[str, str, bool]]:
    """Name, role and whether a sign says it is a private person, of everybody named in a line."""
    taken: list[tuple[int, int]] = []
    for match in _ADDRESSED.finditer(text):
        is_group = bool(_GROUPS.search(text[: match.start()]))
        if not is_group and fold(match["name"]) not in places and fold(match["name"]) not in _NOT_PEOPLE:
            taken.append(match.span("name"))
            yield _judged(text, match["name"], match.span("name"), match["called"])
    for match in _BARE.finditer(text):
        start, end = match.span("name")
        if any(first < end and start < last for first, last in taken):
            continue
        name = _without_place(match["name"], places)
        skip = _surname_at(name)
        name = " ".join(name.split(" ")[max(skip, 0) :])
        start = end - len(name)
        if _is_someone(text, name, (start, end), places, has_surname=skip >= 0):
            yield _judged(text, name, (start, end), "")


def _surname_at(name: str) -> int:
    """At which word of a run of capitalised words a surname stands: behind `Chủ tịch Hội LHPN tỉnh` there is one."""
    surnames = _surnames()
    words = fold(name).split()
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
    return _FURTHER_SURNAMES | {fold(name) for name in place_words().surnames if name not in ("thị", "văn")}


def _is_someone(text: str, name: str, span: tuple[int, int], places: Collection[str], *, has_surname: bool) -> bool:
    """Whether capitalised words that nobody is addressed by are a person's name."""
    folded = fold(name)
    count = len(name.split())
    if folded in _NOT_PEOPLE or folded in places or not 2 <= count <= 5:
        return False
    start, end = span
    behind = text[end : end + 100]
    if _role_after(behind) or _AGE.match(behind.lstrip()):
        return has_surname or not _PLACE_BEFORE.search(text[max(0, start - 14) : start])
    if not has_surname:
        return False
    in_role = bool(_role_before(text[max(0, start - 120) : start]))
    return in_role or (count >= 3 and not _PLACE_BEFORE.search(text[max(0, start - 14) : start]))


def _judged(text: str, name: str, span: tuple[int, int], called: str) -> tuple[str, str, bool]:
    start, end = span
    before = re.split(r"[.!?;:“”\"]\s", text[max(0, start - 120) : start])[-1]
    after = re.split(r"[.!?;](?:\s|$)", text[end : end + 140])[0]
    near_before, near_after = fold(before)[-70:], fold(after)[:90]
    near_after = re.split(r"\b(?:ong|ba|anh|chi|em|luat su|dong chi)\s", near_after)[0]
    is_rank = bool(called and _OFFICIAL_TITLE.fullmatch(called))
    if (
        _BENEFICIARY_OF.search(near_after[:60])
        or _AGE.match(after.lstrip())
        or (called and _YOUNG.fullmatch(called) and not _ROLE.search(_first_clause(near_after)))
    ):
        return name, "", True
    if _PRIVATE.search(near_after[:40]) and not is_rank:
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
    role = re.split(
        r"\s(?:cho biết|chia sẻ|cho rằng|nhấn mạnh|phát biểu|khẳng định|đề nghị|cho hay|trình bày|nói|kể|yêu cầu|đánh giá|nhận định"
        r"|chủ trì|nêu|khai mạc|thông tin|said|says|told|noted|stressed|added)\b",
        match["role"],
    )[0]
    return role.strip() if _ROLE.search(fold(role)[:40]) else ""


def _role_before(before: str) -> str:
    """`Chủ tịch Hội LHPN tỉnh` in front of a name."""
    bare = re.sub(r"\s?\([^()]*\)", "", before)
    tail = re.split(r"[,;:()]\s?|\s[-–—]\s", bare.rstrip())[-1].strip()
    found = list(_ROLE.finditer(fold(tail)[-80:]))
    if not found:
        return ""
    start = max(len(tail) - 80, 0) + found[0].start()
    role = tail[start:].strip()
    role = re.sub(rf"\s?(?i:{_TITLES}|{_CALLED})\.?$", "", role).strip()
    return role if role and len(role.split()) <= 14 else ""
