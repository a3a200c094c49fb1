"""Finding the article among the lines of a copied page.

Told apart by form and by what the lines have in common: a headline shares its words with the text below it, a list of
other reports does not, and neither does the lead of another report, however much it looks like a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from antoan.drafting.authors import authors_in, is_signature
from antoan.drafting.furniture import ends_article, is_caption, is_label, opens_box, opens_inner_box
from antoan.drafting.report import Line, Report
from antoan.judge.date_mentions import mentions
from antoan.writing.slug import fold

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’)\]]*$")
_MARK = r"[A-ZĐ&]{2,7}\+?(?:/[A-Z]{2,6})?"
# "(Baolaocai.vn) -", "QTO -", "TTO –": who reports, before the first words.
OUTLET_MARK = re.compile(
    rf"^(?:\(\s?([\w.&+ ]{{2,30}}?)\s?\)\s?\.?\s?[-–—:]?|({_MARK})\s[-–—]|((?i:[\w.]+\.(?:vn|com|org|net)))\s[-–—])\s+"
)
_SITE = re.compile(r"\s+[|»]\s+\S.*$|\s+[-–—]\s+(?:Báo|Bao|Tạp chí|Cổng|Đài|Trang)\s.*$")
_TITLE_ROW = re.compile(r"[|»›/]|\s>\s|\s[-–]\s.*\s[-–]\s")
PROSE = 12  # words; a sentence as long as this that ends like one is a paragraph
LONG = 34  # words; as long as this it is one however it ends
NEAR = 0.05  # of the pairs of words of a paragraph, as many stand in the article that it goes on with behind a box
BARELY_NEAR = 0.02  # the same for one that names somebody or something the article has named
VERY_NEAR = 0.4  # the same behind what mostly ends articles
_YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20)\d\d)[/.-](\d{1,2})[/.-](\d{1,2})(?!\d)")
_MONTH_FIRST = re.compile(r"\b([A-Z][a-z]{2,8}), (\d{1,2})/((?:19|20)\d\d)\b")
_AGENCY = re.compile(r"\s[—–-]\s?(?:VNS|VNA|TTXVN|VOV|VNP|AFP|Reuters)$|\s?\((?:VNS|VNA|TTXVN|VOV|Vietnam\+)\)$")
_CELLS = re.compile(r"\w \| \d|\d \| \w")  # a row of a table
_HEADLINE = 5  # words; a shorter line is a cell of a table
_DATA = 0.25  # of the words of a row of figures, as many are numbers
_LONG_HEADLINE = 8  # words
_OURS = 0.35  # of the pairs of words of a headline that repeats the article, as many stand in it
_CAPITALISED = re.compile(r"(?<=[\w,] )[A-ZĐÀ-ÖØ-ÝĂĨŨƠƯẠ-Ỹ]\w+|^[A-ZĐ]\w+(?= [A-ZĐ]\w+:)")
_NAME_ONLY = 0.5  # off a short line that stands in the text word by word: whose page it is, or a menu
_REPEATED = 0.2  # of the pairs of words of a headline, as many come again in its lead
_FAR = 0.3  # of the pairs of words of a paragraph of another report, fewer stand in the article
_NUMBER = re.compile(r"\d[\d.,]*")
_LOOKED_AT = 6  # paragraphs a headline is compared with
_UNNAMED = frozenset({"pv", "bbt", "ban bien tap", "nhom pv", "nhom phong vien", "tin, anh: pv"})
_CAPTION = 60  # words; a longer line is a paragraph that has a picture's author at its end


class Role(StrEnum):
    """What a line of the article is."""

    PROSE = "prose"
    CAPTION = "caption"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A piece of the article.

    Attributes:
        number: its line in the original.
        text: without the mark of the outlet in front.
    """

    number: int
    text: str
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What a report says, without what stands around it.

    Attributes:
        headline: its line; line 0 and no text where none was found.
        marks: how the outlet calls itself in front of the text: `QTO`, `Baolaocai.vn`.
        around: short lines near the headline that may tell day, outlet or author.
        before: lines above the headline.
        cut: lines that are no part of it.
    """

    headline: Line
    paragraphs: tuple[Paragraph, ...]
    marks: tuple[str, ...]
    authors: tuple[str, ...]
    around: tuple[Line, ...]
    before: tuple[Line, ...]
    cut: tuple[Line, ...]

    @property
    def text(self) -> str:
        """All of it, a line each."""
        return "\n".join([self.headline.text, *(paragraph.text for paragraph in self.paragraphs)])


def find_article(report: Report, places: Collection[str] = ()) -> Article:
    """Cut a report.

    Args:
        places: names of provinces without marks; headlines of other reports often tell where.
    """
    lines = report.lines
    head, at = _headline(report)
    walk = _Walk(head, tuple(places))
    for line in lines[at + 1 :] if at >= 0 else lines:
        walk.take(line)
    kept, authors = walk.finish()
    marks = [mark for paragraph in walk.marked for mark in [paragraph] if mark]
    numbers = {paragraph.number for paragraph in kept} | {head.number}
    around = [line for line in lines[max(0, at - 8) : at] if not _is_prose(line.text)] + walk.between
    return Article(
        headline=head,
        paragraphs=tuple(kept),
        marks=tuple(dict.fromkeys(marks)),
        authors=authors,
        around=tuple(around),
        before=tuple(lines[: max(at, 0)]),
        cut=tuple(line for line in lines if line.number not in numbers),
    )


def count_words(text: str) -> int:
    """Syllables of Vietnamese, words of English."""
    return len(_WORD.findall(text))


def _headline(report: Report) -> tuple[Line, int]:
    """The headline, and its place among the lines; -1 where no line is it."""
    lines = report.lines
    said = report.head.headline
    first = next((index for index, line in enumerate(lines) if _is_body(line.text)), len(lines))
    body = {
        pair
        for line in [line for line in lines[first:] if _is_prose(line.text)][:_LOOKED_AT]
        for pair in _pairs(line.text)
    }
    words = {word for pair in body for word in pair}
    running = " ".join(" ".join(_WORD.findall(fold(line.text))) for line in lines[first:] if _is_prose(line.text))
    repeated = [fold(line.text) for line in lines]
    best, at = 0.0, -1
    for index, line in enumerate(lines[: first + 1]):
        text = _bare_headline(line.text)
        if said and fold(text) == fold(said):
            return Line(line.number, text), index
        if (index == first and _is_prose(line.text)) or not _may_be_headline(line.text, text):
            continue
        found = _WORD.findall(fold(text)) or [""]
        shared = sum(word in words for word in found) / len(found)
        pairs = list(pairwise(found))
        shared += sum(pair in body for pair in pairs) / max(len(pairs), 1)
        score = (
            shared
            - 0.5 * (text.isupper() and len(found) <= 6)
            + min(len(found), 12) / 14
            + 0.3 * (repeated.count(fold(line.text)) > 1)
        )
        score -= _NAME_ONLY * (len(found) <= _LONG_HEADLINE and " ".join(found) in running)
        score -= 0.03 * (first - index) + 0.4 * bool(_TITLE_ROW.search(line.text)) + 0.3 * line.text.endswith(".")
        if score > best or (at >= 0 and fold(line.text) == fold(lines[at].text)):
            best, at = score, index
    if said:
        return Line(lines[at].number if at >= 0 else 0, said), at
    if at < 0:
        return Line(0, ""), -1
    return Line(lines[at].number, _bare_headline(lines[at].text)), at


def _bare_headline(text: str) -> str:
    return _SITE.sub("", OUTLET_MARK.sub("", text)).strip()


def _may_be_headline(text: str, bare: str) -> bool:
    if count_words(bare) < 4 or is_label(text) or ends_article(text) or opens_box(text) or is_caption(text):
        return False
    return not is_date_line(text)


def is_date_line(text: str) -> bool:
    """Whether a short line says little more than a day with its year."""
    return count_words(text) <= 16 and any(mention.days and mention.year for mention in mentions(day_first(text)))


def day_first(text: str) -> str:
    """`2025/12/02` as `02/12/2025`, `June, 05/2024` as `05 June 2024`."""
    return _MONTH_FIRST.sub(r"\2 \1 \3", _YEAR_FIRST.sub(r"\3/\2/\1", text))


def _is_prose(text: str) -> bool:
    words = count_words(text)
    text = _AGENCY.sub("", text)
    return words >= LONG or (words >= PROSE and bool(_SENTENCE_END.search(text)))


def _is_body(text: str) -> bool:
    """Whether the text of an article may begin with a line."""
    return (_is_prose(text) or bool(OUTLET_MARK.match(text))) and not is_label(text) and not is_caption(text)


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    words = _WORD.findall(fold(text))
    return pairwise(words)


class _Walk:
    """Goes down the lines below the headline.

    Attributes:
        between: short lines between headline and text.
        marked: marks of the outlet in front of paragraphs.
    """

    def __init__(self, headline: Line, places: tuple[str, ...]) -> None:
        self._places = places
        self.between: list[Line] = []
        self.marked: list[str] = []
        self._kept: list[Paragraph] = []
        self._pairs = set(_pairs(headline.text))
        self._names = _names(headline.text)
        self._seen = {fold(headline.text)}
        self._is_open = True
        self._has_body = False
        self._is_over = False
        self._may_go_on = False  # below a box that mostly stands in the middle
        self._is_boxed = False  # below the heading of a box of other reports
        self._was_item = False  # whether the last line kept was an item of a list
        self._foreign = ""  # a headline of another report, just passed

    def take(self, line: Line) -> None:
        """Decide about the next line."""
        mark = OUTLET_MARK.match(line.text)
        text = line.text[mark.end() :] if mark else line.text
        folded = fold(text)
        if folded in self._seen:
            return
        if self._has_body and (ends_article(line.text) or opens_box(line.text)):
            self._is_open = False
            self._is_over |= ends_article(line.text)
            self._may_go_on = opens_inner_box(line.text)
            self._is_boxed = True
            return
        if is_label(line.text) and count_words(line.text) <= 30:
            return
        if self._is_open or self._belongs(text, bool(mark)):
            self._keep(line, text, folded, next((part for part in mark.groups() if part), "") if mark else "")

    def _belongs(self, text: str, is_marked: bool) -> bool:
        """Whether the article goes on behind a list of other reports."""
        if not _is_prose(text) or is_caption(text):
            if count_words(text) >= _HEADLINE and not authors_in(text):
                self._foreign = text
            return False
        if text.endswith(("...", "…")):  # a lead, cut off
            return False
        headline, self._foreign = self._foreign, ""
        if is_marked or self._is_over:
            return not is_marked and self._nearness(text) >= VERY_NEAR
        if headline and self._leads_on(headline, text):
            return False
        near, shared = self._nearness(text), len(_names(text) & self._names)
        return self._may_go_on or near >= NEAR or shared > 1 or (near >= BARELY_NEAR and shared > 0)

    def _keep(self, line: Line, text: str, folded: str, mark: str) -> None:
        self._is_open, self._is_boxed = True, False
        self._seen.add(folded)
        role = _role(text, is_first=not self._has_body)
        if role is Role.LINE and is_date_line(text):
            self.between.append(line)
            return
        goes_on = line.is_item and (self._was_item or any(ch.isdigit() for ch in text))
        self._was_item = line.is_item
        if self._has_body and role is Role.LINE and not goes_on and self._is_elsewhere(text):
            self._foreign = text if self._is_foreign(text) else ""
            self._was_item = False
            return
        foreign, self._foreign = self._foreign, ""
        if foreign and self._leads_on(foreign, text):
            return
        if role is Role.PROSE or mark:
            self._has_body = True
            if mark:
                self.marked.append(mark)
        elif not self._has_body:
            self.between.append(line)
            if role is Role.LINE and (is_date_line(text) or count_words(text) < PROSE):
                return
        elif role is Role.LINE and fold(text).strip(" .()") in _UNNAMED:
            # Who wrote it mostly stands below it: what follows has to show that it belongs.
            self._is_open, self._is_boxed = False, True
        elif text.rstrip('"”’)').endswith("./."):  # by which official texts and agencies end
            self._is_open, self._is_over = False, True
        self._pairs.update(_pairs(text))
        self._names.update(_names(text))
        self._kept.append(Paragraph(line.number, text, role))

    def _is_elsewhere(self, text: str) -> bool:
        """Whether a short line is a headline: of a part, which says nothing new, or of another report."""
        if count_words(text) < _HEADLINE or text.endswith((".", ";", ":", ",")) or authors_in(text):
            return False
        is_listed = bool(self._kept) and self._kept[-1].text.endswith((":", ";"))
        is_listed |= bool(_CELLS.search(text))
        numbers = len(_NUMBER.findall(text))
        return not is_listed and numbers / count_words(text) < _DATA

    def _is_foreign(self, text: str) -> bool:
        """Whether a headline is that of another report; those of parts are shorter, and name nobody."""
        if count_words(text) < _LONG_HEADLINE or text.startswith(("“", '"', "‘")) or self._nearness(text) >= _OURS:
            return False
        folded = f" {fold(text)} "
        return any(ch.isdigit() for ch in text) or ":" in text or any(f" {place} " in folded for place in self._places)

    def _leads_on(self, headline: str, text: str) -> bool:
        """Whether a paragraph tells more of the headline just passed, and nothing of the article."""
        said, told = set(_pairs(headline)), set(_pairs(text))
        names = {name for name in _names(headline) if name in text} - self._names
        if not names and not self._is_boxed:
            return False
        return len(said & told) / max(len(said), 1) >= _REPEATED and self._nearness(text) < _FAR

    def _nearness(self, text: str) -> float:
        """How many of the pairs of words of a paragraph stand in the article."""
        pairs = list(_pairs(text))
        return sum(pair in self._pairs for pair in pairs) / max(len(pairs), 1)

    def finish(self) -> tuple[list[Paragraph], tuple[str, ...]]:
        """What belongs to the article, and who wrote it; short lines behind the last paragraph are no part of it."""
        kept = self._kept
        last = max((place for place, each in enumerate(kept) if each.role is Role.PROSE), default=-1)
        tail = kept[last + 1 :]
        end = last + 1
        for paragraph in tail:
            is_listed = kept[end - 1].text.endswith((":", ";")) if end else False
            if (is_listed and paragraph.text.endswith((".", ";", ","))) or paragraph.role is Role.CAPTION:
                end += 1
            else:
                break
        signed = [paragraph.text for paragraph in kept[end : end + 3]]
        signed += [paragraph.text for paragraph in kept[last + 1 : end] if is_signature(paragraph.text)]
        inside = [paragraph for paragraph in kept[:end] if paragraph.role is Role.LINE and authors_in(paragraph.text)]
        authors = authors_in(*(line.text for line in self.between)) or authors_in(*signed)
        authors = authors or authors_in(*(paragraph.text for paragraph in inside))
        return [each for each in kept[:end] if each not in inside and not is_signature(each.text)], authors


def _signs(text: str) -> bool:
    """Whether a short line tells who wrote."""
    return is_signature(text) or bool(authors_in(text)) or fold(text).strip(" .()") in _UNNAMED


def _names(text: str) -> set[str]:
    """Words with a capital inside a sentence, and those in front of a colon."""
    return set(_CAPITALISED.findall(text))


def _role(text: str, *, is_first: bool) -> Role:
    if is_caption(text) and count_words(text) <= _CAPTION and not is_first:
        return Role.CAPTION
    return Role.PROSE if _is_prose(text) else Role.LINE


def sentences(text: str) -> Iterable[str]:
    """The sentences of a paragraph; a full stop inside a number, an initial or a short form ends none."""
    return [part.strip() for part in _SENTENCES.split(text) if part.strip()]


_SENTENCES = re.compile(
    r"(?<=[.!?…])(?<!\b[A-ZĐ]\.)(?<!\bTP\.)(?<!\bTS\.)(?<!\bThS\.)(?<!\bPGS\.)(?<!\bGS\.)(?<!\bBS\.)(?<!\bMr\.)(?<!\bMs\.)"
    r"(?<!\bDr\.)(?<!\bNo\.)[\"”’']?\s+(?=[\"“‘'(]?[A-ZĐÀ-ỸÁÂĂ0-9])|;\s+"
)
