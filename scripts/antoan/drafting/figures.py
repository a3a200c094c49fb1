"""The figures of a report: numbers with what they count. Not ages, hours, days, roads, documents, telephones, names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from antoan.drafting.documents import NUMBER
from antoan.drafting.quantity import Quantity, quantities
from antoan.drafting.words import any_of, spelt_set, units, word_set
from antoan.judge.date_mentions import has_marks, mentions
from antoan.model.language import Language
from antoan.writing.phone import find_numbers
from antoan.writing.slug import fold

_TIMES_OF_DAY = (
    r"\s?(?:-\s?)?(?:tuổi|giờ|h\b|h\d|phút|giây|ngày|đêm|tuần|tháng|năm|quý|thập kỷ|thế kỷ|kỳ|tiếng|hôm"
    r"|buổi (?:sáng|tối)|year|month|week|day|hour|minute|night|decade|o'clock|a\.?m\b|p\.?m\b|th\b|st\b|nd\b|rd\b)"
)
_TIME_UNITS = re.compile(_TIMES_OF_DAY, re.IGNORECASE)
_BARE_TIME_UNITS = re.compile(fold(_TIMES_OF_DAY), re.IGNORECASE)
# "one in four" is a share.
_ONE_IN = re.compile(r"\bone (?:in|out of)( every)?\s$", re.IGNORECASE)
_COMPARED = re.compile(r"\b(?:(?:up|down) from|compared (?:with|to)|from|to)\s$", re.IGNORECASE)
_NO_NOUN = re.compile(r"\s(?:in|a year|the (?:previous|year)|last|during)\b|[.,]?$")
_PERCENT = re.compile(r"\s?(?:%|phần trăm|phan tram|per cent|percent\b)", re.IGNORECASE)
_CURRENCY = re.compile(r"(US\$|\$|£|€|USD|VND|VNĐ|EUR|GBP)\s?$")
_CURRENCIES = {"US$": "USD", "$": "USD", "£": "GBP", "€": "EUR", "VNĐ": "VND"}
_PRISON = re.compile(r"\s?(?:năm|tháng|nam|thang) (?:tù|tu)(?: giam)?", re.IGNORECASE)
_MORE = re.compile(r"(gấp|gap|tăng|tang|giảm|giam|mỗi (?:\w+ ){0,2}|moi (?:\w+ ){0,2})\s?$", re.IGNORECASE)
# Where what is counted is told no further.
_END = re.compile(rf"[,.;:()“”\"/–—]|\s(?:{any_of('term_ends')})\s|\s[-–—]\s")
# "phòng, chống" is one word to its readers.
_ONE_TERM = re.compile(r"(phòng|phòng ngừa|lao động),( (?:chống|đấu tranh|việc làm))")
_COUNTS = 7  # words at most: what is counted is a term, never a sentence of theirs
_QUOTED = re.compile(r"[“\"'‘][^“”\"'‘’]{0,40}$")
_CALLS = frozenset(map(Decimal, (111, 112, 113, 114, 115, 1022)))
_YEAR = re.compile(r"(?:19|20)\d\d")
_FILE_SIZE = re.compile(r"\s?(?:MB|KB|GB|px)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFigure:
    """A figure of a report.

    Attributes:
        value: `None` for "hundreds".
        most: upper end of a range.
        unit: what is counted, in a word or two as written; `%` of shares.
        counts: the words that say what is counted, at most seven.
        qualifier: word before the number: `gần`, `hơn`.
        sentence: where it stands.
        line: of the original.
    """

    value: Decimal | None
    most: Decimal | None
    unit: str
    counts: str
    qualifier: str
    is_approximate: bool
    sentence: str
    line: int


def figures_in(sentence: str, language: Language, line: int) -> Iterator[FoundFigure]:
    """The figures of a sentence, in order."""
    is_marked = language is Language.EN or has_marks(sentence)
    if row := _ROW.fullmatch(sentence):
        yield from _cells(row[1], row[2], sentence, language, line)
        return
    sentence = _shared_out(sentence)
    taken = list(_taken(sentence))
    unit_before = ""
    for quantity in quantities(sentence, language, is_marked=is_marked):
        if any(start < quantity.end and quantity.start < end for start, end in taken):
            continue
        unit = _unit(sentence, quantity, language, is_marked) or _same_again(sentence, quantity, language, unit_before)
        if unit is None:
            continue
        name, end = unit
        unit_before = name if name != "%" else unit_before
        more = _MORE.search(sentence[: quantity.start])
        words = [part for part in (more[1].strip() if more else "", quantity.qualifier) if part]
        yield FoundFigure(
            value=quantity.value,
            most=quantity.most,
            unit=name,
            counts=_counts(sentence, name, end),
            qualifier=" ".join(words).lower(),
            is_approximate=quantity.is_approximate,
            sentence=sentence,
            line=line,
        )


# "38 of them", "eleven of the victims", "97 were placed".
_AMONG = re.compile(r"\s(?:of (them|whom|these|those|the \w+)\b|(?=(?:were|had|have|are)\b))", re.IGNORECASE)


def _noun_of(words: str | None) -> str:
    return words.split()[-1] if words and words.lower().startswith("the ") else "people"


# "38/203 người" are 38 of 203 people, "từ 20 lên 50 chỗ" are 20 and 50 places.
_SHARE = re.compile(r"(?<![\d/.,])(\d{1,6})/(\d{1,6})(?=\s[^\W\d])")
_GROWN = re.compile(r"\b(từ|from)\s(\d[\d.,]*)\s(lên|xuống|còn|to)\s(\d[\d.,]*)\s(\w+(?:\s\w+)?)", re.IGNORECASE)
_SENTENCED = re.compile(r"\b(\d{1,2}) năm (\d{1,2}) tháng tù")


def _shared_out(sentence: str) -> str:
    """`sentence` with what two numbers count written behind each of them."""

    def share(match: re.Match[str]) -> str:
        part, whole = int(match[1]), int(match[2])
        if part > whole or whole < 13:  # a day, or a fraction
            return match[0]
        unit = re.match(r"\s(\S+(?:\s\S+)?)", sentence[match.end() :])
        return f"{match[1]} {unit[1] if unit else ''} / {match[2]}"

    sentence = _SHARE.sub(share, sentence)
    sentence = _GROWN.sub(r"\1 \2 \5 \3 \4 \5", sentence)
    return _SENTENCED.sub(lambda match: f"{_years(match)} năm tù", sentence)


def _years(match: re.Match[str]) -> str:
    years = Decimal(match[1]) + Decimal(match[2]) / 12
    return f"{years.quantize(Decimal('0.1')).normalize():f}".replace(".", ",")


# A row of a table: what is counted, and the numbers.
_ROW = re.compile(r"([^|]{3,80})((?:\s\|\s\d[\d.,]*)+)")


def _cells(label: str, cells: str, sentence: str, language: Language, line: int) -> Iterator[FoundFigure]:
    found = _units(language, True).search(f" {label}")
    unit = found["unit"] if found else label
    for cell in re.findall(r"\d[\d.,]*", cells):
        quantity = next(iter(quantities(cell, language)), None)
        if quantity and quantity.value is not None and not _YEAR.fullmatch(cell):
            yield FoundFigure(
                value=quantity.value,
                most=None,
                unit=unit,
                counts=" ".join(label.split()[:_COUNTS]),
                qualifier="",
                is_approximate=False,
                sentence=sentence,
                line=line,
            )


def each_once(figures: Sequence[FoundFigure]) -> list[FoundFigure]:
    """Figures without those that only say again what an earlier one said."""
    found: dict[tuple[object, ...], FoundFigure] = {}
    for figure in figures:
        key: tuple[object, ...] = (
            figure.value,
            figure.most,
            figure.counts if figure.unit == "%" else fold(figure.unit).split(" ")[0],
        )
        key += (figure.qualifier,) if figure.value is None else ()
        found.setdefault(key, figure)
    return list(found.values())


def _taken(sentence: str) -> Iterator[tuple[int, int]]:
    """What has numbers and is no figure: days, documents, telephones."""
    for mention in mentions(sentence):
        if mention.is_date or mention.year:
            yield mention.start, mention.end
    for document in NUMBER.finditer(sentence):
        yield document.span()
    for call in find_numbers(sentence):
        if len(re.sub(r"\D", "", call.text)) > 4:
            yield call.start, call.start + len(call.text)


def _unit(sentence: str, quantity: Quantity, language: Language, is_marked: bool) -> tuple[str, int] | None:
    """What a number counts, and where the words for it end; `None` where it counts nothing."""
    before, behind = sentence[: quantity.start], sentence[quantity.end :]
    if percent := _PERCENT.match(behind):
        return "%", quantity.end + percent.end()
    if prison := _PRISON.match(behind):
        return "năm tù" if "n" in prison[0].strip()[:1] else "tháng tù", quantity.end + prison.end()
    if _FILE_SIZE.match(behind) or _ONE_IN.search(before) or _is_name(before, quantity, sentence, language, is_marked):
        return None
    first = next((place for place in range(quantity.start, quantity.end) if sentence[place].isdigit()), quantity.start)
    if currency := _CURRENCY.search(sentence[:first]):
        return _CURRENCIES.get(currency[1], currency[1]), quantity.end
    if match := _units(language, is_marked).match(behind):
        if not is_marked and match["unit"].lower() == "nam" and not re.match(r"\snam (?:gioi|thanh nien)", behind):
            return None
        return match["unit"], quantity.end + match.end()
    if (_TIME_UNITS if is_marked else _BARE_TIME_UNITS).match(behind) or _QUOTED.search(before):
        return None
    if language is Language.EN and (among := _AMONG.match(behind)):
        return _noun_of(among[1]), quantity.end + among.end()
    if quantity.is_spelt and language is Language.VI:
        return None
    if (match := _another_noun(language).match(behind)) and not _is_call(quantity):
        return match["unit"], quantity.end + match.end()
    if quantity.has_multiplier:
        return "đồng" if language is Language.VI and not re.match(r"\s\w", behind) else _word(behind), quantity.end
    return None


def _same_again(sentence: str, quantity: Quantity, language: Language, before: str) -> tuple[str, int] | None:
    """What an English number counts that is compared with another: "29 victims, up from 17 a year earlier"."""
    if language is not Language.EN or quantity.is_spelt or _is_year(sentence, quantity):
        return None
    if not _COMPARED.search(sentence[: quantity.start]) or not _NO_NOUN.match(sentence[quantity.end :]):
        return None
    if not before:
        subject = _units(language, True).search(sentence[: quantity.start])
        before = subject["unit"] if subject else ""
    return (before, quantity.end) if before else None


@lru_cache(maxsize=2)
def _another_noun(language: Language) -> re.Pattern[str]:
    """Something that is counted although no list has it: a word in small letters; in English one in the plural."""
    none = any_of(f"no_nouns_{language.value}")
    if language is Language.VI:
        return re.compile(rf"\s(?!(?:{none})(?!\w))(?P<unit>[a-zđà-öø-ýăĩũơưạ-ỹ]{{2,}})(?!\w)")
    return re.compile(
        rf"\s(?:(?!(?:{none})\b)[A-Za-z-]+\s){{0,3}}?(?!(?:{none})\b)(?P<unit>[a-z]+(?:s|men|ren|ple))(?!\w)"
    )


def _is_call(quantity: Quantity) -> bool:
    return quantity.value in _CALLS


def _word(behind: str) -> str:
    match = re.match(r"\s(\w+)", behind)
    return match[1] if match else ""


def _is_name(before: str, quantity: Quantity, sentence: str, language: Language, is_marked: bool) -> bool:
    """Whether the words in front make the number part of a name."""
    words = re.sub(r"[(“\"'-]", " ", before.lower()).split()
    if not words or before.rstrip()[-1:] in ",;." or before[-1:] == "/":
        return _is_year(sentence, quantity)
    ends = {words[-1], " ".join(words[-2:])}
    if not ends.isdisjoint(spelt_set("counted_so", is_marked)) or (quantity.qualifier and quantity.value is not None):
        return False
    if words[-1] in spelt_set("measures", is_marked):
        return True
    if quantity.is_spelt:
        return _is_five_no_year(words[-1], sentence, quantity)
    names = spelt_set(f"named_by_{language.value}", is_marked)
    return words[-1] in ("số", "so") or not ends.isdisjoint(names) or _is_year(sentence, quantity)


def _is_five_no_year(last: str, sentence: str, quantity: Quantity) -> bool:
    """Whether a number in letters is none: "trong năm", "thứ hai", "ngày ba"."""
    if last in ("thứ", "ngày", "tháng", "mùng"):
        return True
    written = sentence[quantity.start : quantity.end].lower()
    return written.startswith("năm") and (last in word_set("before_year") or last[-1].isdigit())


def _is_year(sentence: str, quantity: Quantity) -> bool:
    written = sentence[quantity.start : quantity.end]
    return bool(_YEAR.fullmatch(written.split()[-1] if written.split() else "")) or bool(
        re.fullmatch(r"(?:19|20)\d\d\s?[-–—]\s?(?:(?:19|20)\d\d|\d\d)", written)
    )


def _counts(sentence: str, unit: str, end: int) -> str:
    """What is counted, as a term."""
    rest = _ONE_TERM.sub("\\1\u2060\\2", sentence[end:])
    stop = _END.search(f"{rest} ")
    words = rest[: stop.start() if stop else len(rest)].replace("\u2060", ",").split()
    head = [] if unit == "%" else unit.split()
    term = [*head, *words]
    if sum(len(re.findall(r"\w+", word)) for word in term) > _COUNTS:
        while sum(len(re.findall(r"\w+", word)) for word in term) > _COUNTS:
            term.pop()
        while len(term) > len(head) and term[-1].strip(",").lower() in word_set("half_terms"):
            term.pop()
    return " ".join(term)


@lru_cache(maxsize=4)
def _units(language: Language, is_marked: bool) -> re.Pattern[str]:
    known = {word if is_marked else fold(word) for word in units(language.value)}
    names = "|".join(re.escape(word) for word in sorted(known, key=len, reverse=True))
    between = (
        r"(?:(?:new|other|more|local|young|male|female|border|Vietnamese|trafficking|potential|identified|small) ){0,2}"
    )
    return re.compile(
        rf"[\s\"“]{{0,2}}{between if language is Language.EN else ''}(?P<unit>{names})(?!\w)", re.IGNORECASE
    )
