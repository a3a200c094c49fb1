"""Where a sentence names days and months in figures: `ngày 23/12`, `sáng 5-8`, `từ 5-7/8/2025`, `on 5 August`.

Only what is written is found here. Whether it is when the event took place is decided in not_events.py, which year a
day without one belongs to in event_dates.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from antoan.writing.slug import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A month, or days of one month, named together.

    Attributes:
        start: offset in the sentence of the phrase it belongs to, without the words that introduce it; the two
            mentions of `30/7–2/8` are one phrase.
        end: offset behind that phrase.
        days: empty where only the month is named; the first and the last of a span.
        year: 0 where none is written.
        lead: the word or bracket that introduces the phrase, in lower case; "" if none does.
        is_date: whether the form or the lead says that these figures are a date, not a fraction or a score.
    """

    start: int
    end: int
    days: tuple[int, ...]
    month: int
    year: int
    lead: str = ""
    is_date: bool = True


_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
_MONTH = r"(?:0?[1-9]|1[0-2])(?!\d)"
_YEAR = r"(?:19|20)\d\d(?!\d)"
_DASH = "[-–—]"
_CLOCK = r"(?:\d\d?(?:h|:)(?:\d\d)?\s)?"
_AND = r"(?:,|&|\bvà)"
_TO = rf"(?:{_DASH}|\bđến|\btới|,?\s?\brạng sáng)"

# In the order in which they are tried at one place: 5-7/8 is a span, 5-8 a day.
_FORMS = (
    rf"(?P<days>{_DAY}(?:\s?(?:{_AND}|{_TO})\s?{_CLOCK}(?:ngày\s)?{_DAY}){{1,7}})"
    rf"(?:[/.](?P<days_month>{_MONTH})(?:[/.-](?P<days_year>{_YEAR}))?"
    rf"|\stháng\s(?P<days_named_month>{_MONTH})(?:(?:,?\snăm\s|[/.-])(?P<days_named_year>{_YEAR}))?)",
    rf"(?P<dashed_days>{_DAY}(?:\s?{_AND}\s?{_DAY}){{1,7}})-(?P<dashed_month>{_MONTH})(?:-(?P<dashed_year>{_YEAR}))?",
    rf"(?P<day>{_DAY})(?P<sign>[/.-])(?P<month>{_MONTH})(?:[/.-](?P<year>{_YEAR}))?",
    rf"(?P<named_day>{_DAY})\stháng\s(?P<named_month>{_MONTH})(?:(?:,?\snăm\s|[/.-])(?P<named_year>{_YEAR}))?",
    rf"(?<=tháng\s)(?P<only_month>{_MONTH})(?:(?:,?\snăm\s|\s?[/.-]\s?)(?P<only_year>{_YEAR}))?",
)
_GROUPS = (
    ("days", "days_month", "days_year"),
    ("days", "days_named_month", "days_named_year"),
    ("dashed_days", "dashed_month", "dashed_year"),
    ("day", "month", "year"),
    ("named_day", "named_month", "named_year"),
    ("", "only_month", "only_year"),
)
_CLEAR = ("year", "named_day", "days_year", "dashed_year", "days_named_month")  # groups that only dates have
_FIGURES = rf"(?<![\w/])(?<!\d[.,])(?:{'|'.join(_FORMS)})(?![\w/%]|[.,]\d|-\d(?!\d?[/.]\d))"
_WEEKDAYS = "chủ nhật|thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])"
_PARTS_OF_DAY = "(?:ngày|ngay|hôm|sáng|trưa|chiều|tối|đêm|khuya)"
# After these, figures are a day however they are written …
_STRONG = rf"\b(?:{_PARTS_OF_DAY}(?: nay| qua| mai)?|mùng|mồng|{_WEEKDAYS})(?: sớm| muộn)?"
# … after these only with a slash: "từ 5-7 năm tù", "(2-1)".
_WEAK = r"\bvào|\btừ|\b(?:đêm|buổi|trận|phiên)(?: \w{1,8}){1,2}|\b\d\d?(?:h|giờ)(?:\d\d)?"
_LEAD = rf"(?:(?P<strong>{_STRONG})(?:\s?,?\s|\s?\()|(?P<weak>{_WEAK})\s|(?P<bracket>\())$"
_LINK = rf"\s?(?:{_AND}|{_TO})\s?(?:hết\s)?{_CLOCK}(?:ngày\s|tháng\s)?"
_LIST_GOES_ON = r"\s?(?:,|&|và\b|\)|\.?$)"


def _unmarked(pattern: str) -> str:
    """`pattern` for sentences typed without marks."""
    return fold(pattern).replace("(?p<", "(?P<")


_PATTERNS = (_FIGURES, _LEAD, _LINK, _LIST_GOES_ON)
_MARKED = tuple(re.compile(pattern) for pattern in _PATTERNS)
_UNMARKED = tuple(re.compile(_unmarked(pattern)) for pattern in _PATTERNS)

_NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_NAME = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sep(?:tember|t\.?|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_ORDINAL = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d)"
_ORDINALS = rf"{_ORDINAL}(?:\s?(?:,|{_DASH}|and|to|&)\s?{_ORDINAL}){{0,4}}"
_ENGLISH = re.compile(
    rf"(?<![\w/.,-])(?P<days>{_ORDINALS})\s(?:of\s)?(?P<month>{_NAME})(?:,?\s(?P<year>{_YEAR}))?(?!\w)"
    rf"|\b(?P<us_month>{_NAME})\s(?P<us_days>{_ORDINALS})(?:,?\s(?P<us_year>{_YEAR}))?(?![\w%]|[.,/]\d)"
    rf"|\b(?P<only_month>{_NAME}),?\s(?P<only_year>{_YEAR})"
)
_ENGLISH_LINK = re.compile(rf"\s?(?:{_DASH}|and|to|until)\s?")
_ENGLISH_LEAD = re.compile(r"\b(?:on|from|to|until|by|and|since|for|before|after|of)\s$")


def has_marks(sentence: str) -> bool:
    """Whether `sentence` is written with Vietnamese marks."""
    return fold(sentence) != sentence.lower()


def mentions(sentence: str) -> tuple[Mention, ...]:
    """The mentions in `sentence` (NFC), in order."""
    found = [*_vietnamese(sentence), *_english(sentence)]
    return tuple(sorted(found, key=lambda mention: mention.start))


def _vietnamese(sentence: str) -> Iterator[Mention]:
    marks = has_marks(sentence)
    figures, _, link, goes_on = _MARKED if marks else _UNMARKED
    text = sentence.lower() if marks else fold(sentence)
    phrase: list[re.Match[str]] = []
    for match in figures.finditer(text):
        between = text[phrase[-1].end() : match.start()] if phrase else ""
        is_linked = bool(phrase and link.fullmatch(between))
        if is_linked and (between.strip() != "," or goes_on.match(text, match.end())):
            phrase.append(match)
        else:
            yield from _of_phrase(phrase, text, marks)
            phrase = [match]
    yield from _of_phrase(phrase, text, marks)


def _of_phrase(phrase: list[re.Match[str]], text: str, marks: bool) -> Iterator[Mention]:
    """The mentions of one phrase, with what each says for the others: the year, and that these are dates."""
    if not phrase:
        return
    start, end = phrase[0].start(), phrase[-1].end()
    kind, lead = _lead(phrase[0], text, marks)
    is_date = _is_date(phrase, text, kind)
    found = [replace(_read(match), start=start, end=end, lead=lead, is_date=is_date) for match in phrase]
    yield from _with_years(found)


def _lead(first: re.Match[str], text: str, marks: bool) -> tuple[str, str]:
    """What introduces figures: `strong`, `weak`, `bracket`, `month` or nothing, and the word itself."""
    if first["only_month"]:
        return "month", "tháng"
    lead = (_MARKED if marks else _UNMARKED)[1].search(text[max(0, first.start() - 24) : first.start()])
    return (lead.lastgroup or "", lead[lead.lastgroup or 0]) if lead else ("", "")


def _is_date(phrase: list[re.Match[str]], text: str, kind: str) -> bool:
    """Whether figures with such a lead are a date."""
    first, last = phrase[0], phrase[-1]
    if kind == "month":
        # Without a year it is mostly a vague period: "đến cuối tháng 4", "hồi tháng 6".
        return bool(last["only_year"])
    if kind == "strong" or any(match[group] for match in phrase for group in _CLEAR):
        return True
    if text[first.start() : last.end()] == "24/7" or first["sign"] in ("-", ".") or first["dashed_days"]:
        return False
    if kind == "bracket":
        return text[last.end() : last.end() + 2].lstrip()[:1] in (")", ",")
    is_span = len(phrase) > 1 and text[first.end() : phrase[1].start()].strip() in ("-", "–", "—")
    return kind == "weak" or is_span


def _read(match: re.Match[str]) -> Mention:
    days, month, year = next(group for group in _GROUPS if match[group[1]])
    numbers = _numbers(match[days]) if days else ()
    return Mention(
        start=match.start(), end=match.end(), days=numbers, month=int(match[month]), year=int(match[year] or 0)
    )


def _numbers(text: str) -> tuple[int, ...]:
    """The days in `23`, `5 và 6`, `5th to 7th`, `5 đến 17h ngày 7`."""
    return tuple(int(number) for number in re.findall(r"\d+(?![\dh:])(?<!:\d\d)(?<!h\d\d)", text))


def _with_years(found: list[Mention]) -> list[Mention]:
    """`found` with the year of the next one where one has none; 28/12 of `28/12 – 3/1/2026` is in 2025."""
    for later, earlier in pairwise(range(len(found) - 1, -1, -1)):
        here, after = found[earlier], found[later]
        if after.year and not here.year:
            year = after.year - (here.month > after.month)
            found[earlier] = replace(here, year=year)
    return found


def _english(sentence: str) -> Iterator[Mention]:
    phrase: list[Mention] = []
    for match in _ENGLISH.finditer(sentence):
        mention = _read_english(match)
        # May 10 is a company, and `may` a word for sewing.
        if match["us_month"] == "May" and not (mention.year or _ENGLISH_LEAD.search(sentence[: match.start()])):
            continue
        if phrase and not _ENGLISH_LINK.fullmatch(sentence, phrase[-1].end, mention.start):
            yield from _english_phrase(phrase)
            phrase = []
        phrase.append(mention)
    yield from _english_phrase(phrase)


def _english_phrase(phrase: list[Mention]) -> Iterator[Mention]:
    yield from _with_years([replace(mention, start=phrase[0].start, end=phrase[-1].end) for mention in phrase])


def _read_english(match: re.Match[str]) -> Mention:
    month = match["month"] or match["us_month"] or match["only_month"]
    return Mention(
        start=match.start(),
        end=match.end(),
        days=_numbers(re.sub("[a-z]", " ", match["days"] or match["us_days"] or "")),
        month=_NAMES.index(month[:3].lower()) + 1,
        year=int(match["year"] or match["us_year"] or match["only_year"] or 0),
    )
