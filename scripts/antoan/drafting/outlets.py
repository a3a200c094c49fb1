"""Which outlet a report is from: by address, by the mark in front of its text, by what menus and feet of pages say."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Self
from urllib.parse import urlsplit

import yaml

from antoan.drafting.article import Article
from antoan.drafting.furniture import is_label
from antoan.drafting.report import PageHead
from antoan.model.feed import Feed
from antoan.model.reference_data import FormerProvince, Province, ReferenceData
from antoan.writing.slug import fold, slugify

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_HOST = re.compile(
    r"(?<![\w@.])(?:https?://)?(?:www\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:vn|com|net|org|info))(?![\w.-])",
    re.IGNORECASE,
)
_PROVINCE_HOST = re.compile(r"(?:www\.)?bao([a-z]+)(?:online)?\.(?:com\.)?(?:vn|com|net)$")
_PORTAL = re.compile(r"cong (?:thong tin dien tu|ttdt) (?:tinh|thanh pho|tp)?\s?")
_GENERIC = re.compile(
    r"\b(?:báo|tạp chí|trang|đài|cổng thông tin điện tử|điện tử|online|newspaper|magazine)\b", re.IGNORECASE
)
# Names of outlets that are also words of menus.
_WORDS_TOO = frozenset(
    {"tin tuc", "lao dong", "dan tri", "thanh nien", "tien phong", "bien phong", "phap luat", "nhan dan", "dan sinh"}
    | {"nong nghiep", "giao thong", "cong thuong", "du lich", "xay dung", "dau tu", "suc khoe", "doi song", "giao duc"}
)
# Since 2025 provinces have one outlet for paper, radio and television.
_BROADCASTER = re.compile(r"bao va (?:dai )?phat thanh,? (?:va )?truyen hinh (?P<where>[a-z ]+?)(?:\s?[-–|.(:,]|$)")
_IMPRINT = re.compile(r"\b(?:giay phep|co quan chu quan|ban quyen|tong bien tap)\b")
_SOURCE = re.compile(r"\bNguồn:\s*((?:Báo|Tạp chí|Cổng|Đài)\s[^,;)]{2,40})")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|Copyrights?)\s*(?:Copyrights?\s*)?(?:by\s)?(?:\d{4}(?:\s?[-–]\s?\d{4})?)?\s*(?:by\s)?([^,.;|]{3,40})",
    re.IGNORECASE,
)
_HOME = re.compile(r"trang chu\s+")
# What the names of bodies begin with that have pages of their own.
_BODY = re.compile(
    r"(?:hoi|so|cong an|ubnd|uy ban|cong thong tin|trung tam|chi cuc|cuc|bo|ban quan ly|vien|truong dai hoc) "
)
_RELEASE = frozenset({"thong cao bao chi", "press release", "ban tin", "newsletter", "for immediate release"})
_OWN_PAGE = frozenset({"trang thong tin dien tu", "cong thong tin dien tu", "trang tin dien tu"})
_FROM_HEAD, _FROM_ADDRESS, _FROM_MARK, _FROM_LINE, _FROM_LIST = 20, 15, 8, 5, 2


@dataclass(frozen=True, slots=True)
class Outlets:
    """The outlets we know.

    Attributes:
        by_host: names by host.
        by_mark: names by the letters in front of a report, such as `TTO`.
        by_name: names by what pages call the outlet, without marks.
        by_body: names of organisations, whose own pages carry reports too, by the same.
    """

    by_host: Mapping[str, str]
    by_mark: Mapping[str, str]
    by_name: Mapping[str, str]
    by_body: Mapping[str, str]

    @classmethod
    def from_data(cls, data: ReferenceData, feeds: Iterable[Feed]) -> Self:
        """Outlets of the feeds, of the list of organisations, and of every province."""
        words = _words()
        hosts: dict[str, str] = dict(words["hosts"])
        marks: dict[str, str] = dict(words["marks"])
        names = {fold(name): name for name in (*hosts.values(), *marks.values())}
        for province in data.provinces.values():
            units: tuple[Province | FormerProvince, ...] = (province, *province.former)
            for unit in units:
                name = f"Báo {unit.name.vi}"
                hosts.setdefault(f"bao{slugify(unit.name.vi, '')}.vn", name)
                hosts.setdefault(f"bao{slugify(unit.name.vi, '')}.com.vn", name)
                hosts.setdefault(f"{slugify(unit.name.vi, '')}.gov.vn", f"Cổng Thông tin điện tử tỉnh {unit.name.vi}")
                names.setdefault(fold(name), name)
                initials = "".join(word[0] for word in unit.name.vi.replace("-", " ").split()).upper()
                for mark in (f"B{initials}", f"{initials}O"):
                    # Where two provinces share their initials, the letters say nothing.
                    marks[mark] = name if mark not in marks else marks[mark] if mark in words["marks"] else ""
        for body in data.organisations.values():
            if body.website and (
                "báo" in body.type.vi.lower() or body.slug.startswith("bao-") or "tạp chí" in body.type.vi.lower()
            ):
                hosts[_host(body.website)] = body.name.vi
                names[fold(body.name.vi)] = body.name.vi
        for feed in feeds:
            hosts.setdefault(_host(feed.url), feed.outlet)
            names.setdefault(fold(feed.outlet), feed.outlet)
        bodies = {
            fold(name): body.name.vi for body in data.organisations.values() for name in (body.name.vi, body.name.en)
        }
        return cls(hosts, {mark: name for mark, name in marks.items() if name}, names, bodies)

    def find(self, head: PageHead, article: Article) -> str:
        """The outlet's name; empty where nothing tells it."""
        votes: defaultdict[str, int] = defaultdict(int)
        if head.outlet:
            votes[self._marked(head.outlet) or head.outlet] += _FROM_HEAD
        if head.url and (name := self._at(_host(head.url))):
            votes[name] += _FROM_ADDRESS
        for mark in article.marks:
            if name := self._marked(mark):
                votes[name] += _FROM_MARK
        for line in (*article.before, *article.around):
            if name := self._in_line(line.text):
                votes[name] += _FROM_LINE
        for line in article.cut:
            if name := self._in_line(line.text):
                votes[name] += _FROM_LIST
        return max(votes, key=lambda name: votes[name], default="") or self._body_of(article) or _own_page(article)

    def _body_of(self, article: Article) -> str:
        """The organisation on whose own page the report stands: its whole name is a line above."""
        names = (self.by_body.get(_plain(line.text)) for line in article.before)
        return next((name for name in names if name), "")

    def _at(self, host: str) -> str:
        parts = host.split(".")
        return next(
            (
                self.by_host[part]
                for start in range(len(parts) - 1)
                if (part := ".".join(parts[start:])) in self.by_host
            ),
            "",
        )

    def _marked(self, mark: str) -> str:
        if name := self.by_mark.get(mark.upper().replace(" ", "")):
            return name
        return self._at(_host(mark)) or self._named(mark)

    def _named(self, text: str) -> str:
        """The outlet a short text names, with or without what kind it is."""
        text = re.sub(r"\s?\([^()]*\)", "", text).replace("+", "Plus").replace("&", "và")
        folded = fold(text).strip(" .-–|©:")
        bare = _bare(text)
        if bare != folded and bare.upper() in self.by_mark:
            return self.by_mark[bare.upper()]
        for name in (folded, bare, f"bao {bare}"):
            if name in self.by_name:
                return self.by_name[name]
        return next((known for known in self.by_name.values() if bare and _bare(known) == bare), "")

    def _in_line(self, text: str) -> str:
        """The outlet a line of a menu or of the foot of a page gives away."""
        if len(text) > 160:
            return ""
        folded = fold(text)
        if (mark := re.match(r"^\(?([\w.+]{3,14})\)?\s[-–]\s", text)) and (name := self._marked(mark[1])):
            return name
        if match := re.search(r"\b(?:bao|tap chi) (?:dien tu )?([a-z][a-z .]{2,30})", folded):
            words = match[1].split()
            for end in range(min(len(words), 5), 0, -1):
                if name := self.by_name.get(" ".join(["bao", *words[:end]])) or self._named(" ".join(words[:end])):
                    return name
        station = _BROADCASTER.search(folded)
        if station and (paper := self.by_name.get(f"bao {station['where'].strip()}")):
            return paper.replace("Báo ", "Báo và Phát thanh, Truyền hình ", 1)
        if match := _HOST.search(text):
            return self._at(_host(match[1]))
        if (source := _SOURCE.search(text)) and (name := self._named(source[1])):
            return name
        if (owner := _COPYRIGHT.search(text)) and (name := self._named(owner[1])):
            return name
        if _HOME.match(folded) and (name := self._named(re.split(r"\s[-–|]\s", text[_HOME.match(folded).end() :])[0])):  # type: ignore[union-attr]
            return name
        if _IMPRINT.search(folded) and (name := self._named(re.split(r"[,.]", text)[0])):
            return name
        if portal := _PORTAL.match(folded):
            return text.title() if text.isupper() and portal else text
        is_word = folded.strip(" .-|") in _WORDS_TOO
        return self._named(text) if len(text.split()) <= 5 and not is_word else ""


def _bare(name: str) -> str:
    """The name of an outlet without what kind it is."""
    return " ".join(fold(_GENERIC.sub(" ", name)).strip(" .-–|©:").split())


def _plain(text: str) -> str:
    return fold(text).strip(" .-|").replace("viet nam", "vietnam")


def _own_page(article: Article) -> str:
    """The body whose own page it is, as the first line names it and the text or the foot of the page says again."""
    above = [line.text for line in article.before[:3] if not is_label(line.text)]
    if len(above) > 1 and fold(above[0]).strip() in _OWN_PAGE:
        return above[1]
    for text in above[:2]:
        first = re.split(r"\s[>»|›/]\s", text)[0].strip()
        if _BODY.match(fold(first)) and 3 <= len(first.split()) <= 9:
            return first
    rest = fold(" ".join([article.text, *(line.text for line in article.cut[3:])]))
    for text in above[:2]:
        name = re.split(r"\s[|·»–-]\s", text)[0].strip()
        if (
            2 <= len(name.split()) <= 6
            and sum(word[0].isupper() for word in name.split()) >= 2
            and rest.count(fold(name).removesuffix(" viet nam")) > 0
            and fold(name) not in _RELEASE
        ):
            return name
    return ""


def _host(url: str) -> str:
    host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    return host.removeprefix("www.").lower()


@lru_cache(maxsize=1)
def _words() -> Any:
    return yaml.load(files(__package__).joinpath("outlets.yml").read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506
