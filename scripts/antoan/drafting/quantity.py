"""Numbers as reports write them: `10.000`, `1,2 triệu`, `hai mươi`, `30 - 35`, `8,000`, `nearly three million`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from antoan.drafting.words import any_of, word_set
from antoan.model.language import Language
from antoan.writing.slug import fold

_UNITS_VI = {
    "một": 1,
    "mốt": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "lăm": 5,
    "nhăm": 5,
    "sáu": 6,
    "bảy": 7,
}
_UNITS_VI |= {"bẩy": 7, "tám": 8, "chín": 9}
_WORDS_EN = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_WORDS_EN |= {"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17}
_WORDS_EN |= {"eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}
_WORDS_EN |= {"seventy": 70, "eighty": 80, "ninety": 90}
_TIMES = {"trăm": 100, "nghìn": 1000, "ngàn": 1000, "vạn": 10_000, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_TIMES |= {"nghìn tỷ": 10**12, "nghìn tỉ": 10**12, "ngàn tỷ": 10**12, "ngàn tỉ": 10**12}
_TIMES |= {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_BARE_TIMES = {fold(word): value for word, value in _TIMES.items() if fold(word) not in ("tram", "van", "ti")}

_FIGURES = {
    Language.VI: r"\d{1,3}(?:\.\d{3})+(?:,\d{1,3})?|\d+(?:,\d{1,3})?",
    Language.EN: r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?",
}
_ONES = "hai|ba|bốn|năm|sáu|bảy|tám|chín"
_TENS_VI = rf"(?:(?:{_ONES}) mươi(?: (?:mốt|tư|lăm|nhăm|{_ONES}))?|mười(?: (?:một|lăm|{_ONES}))?)"
_SPELT = {
    Language.VI: rf"{_TENS_VI}|(?:{_ONES})(?: trăm)?|(?:một|nửa)(?= (?:trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)\b)",
    Language.EN: rf"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(?:one|{'|'.join(list(_WORDS_EN)[:8])})"
    rf"|{'|'.join(sorted(_WORDS_EN, key=len, reverse=True))}",
}
_MULTIPLIERS = {
    Language.VI: r"nghìn tỷ|nghìn tỉ|ngàn tỷ|ngàn tỉ|nghìn|ngàn|vạn|triệu|tỷ|tỉ",
    Language.EN: r"hundred|thousand|million|billion",
}
_VAGUE = {
    Language.VI: r"hàng (?:chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?: (?:nghìn|ngàn|triệu))?"
    r"|vài (?:chục|trăm|nghìn|ngàn)",
    Language.EN: r"(?:dozens|scores|hundreds|thousands|millions)(?: of thousands)?(?= of )",
}
_QUALIFIERS = {language: any_of(f"qualifiers_{language.value}") for language in Language}
_EXACT = word_set("exact")
_CURRENCY = r"(?:US\$|\$|£|€|VND|VNĐ|USD|EUR|GBP)?"
_UP_TO = {Language.VI: "đến|tới", Language.EN: "(?(between)and|(?!))"}
_TO = {
    Language.VI: r"\s?[-–—]\s?|\s(?:đến|tới)\s(?:hơn\s|gần\s)?",
    Language.EN: r"\s?[-–—]\s?|\sto\s|(?(between)\sand\s|(?!))",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number in a sentence.

    Attributes:
        start: offset of the number or of its qualifier.
        end: offset behind it.
        value: `None` for `hàng trăm`.
        most: upper end of a range.
        qualifier: word before the number that makes it less exact, as written.
        is_spelt: written in letters.
        has_multiplier: written with `triệu` and the like.
    """

    start: int
    end: int
    value: Decimal | None
    most: Decimal | None = None
    qualifier: str = ""
    is_spelt: bool = False
    has_multiplier: bool = False

    @property
    def is_approximate(self) -> bool:
        """Whether it is not to be taken to the letter."""
        return self.value is None or self.most is not None or self.qualifier.lower() not in {"", *_EXACT}


def quantities(sentence: str, language: Language, *, is_marked: bool = True) -> list[Quantity]:
    """The numbers in a sentence, in order.

    Args:
        is_marked: whether Vietnamese is written with its marks; without them `ba` and `sau` are mostly no numbers.
    """
    pattern = _PATTERNS[language, is_marked]
    return [_read(match, language) for match in pattern.finditer(sentence)]


def _pattern(language: Language, *, is_marked: bool) -> re.Pattern[str]:
    spelt = _SPELT[language] if is_marked else r"(?!)"
    number = rf"(?:{_FIGURES[language]})"
    parts = (_QUALIFIERS[language], _MULTIPLIERS[language], _VAGUE[language], _TO[language])
    qualifiers, times, vague, to = parts if is_marked else map(fold, parts)
    return re.compile(
        rf"(?<![\w.,])(?<!\d/)(?:(?P<between>between\s)|(?P<qualifier>{qualifiers})\s)?"
        rf"(?:(?P<vague>{vague})(?!\w)"
        rf"|{_CURRENCY}(?P<low>{number})(?:\s?(?P<low_times>{times}))?(?:\sđồng)?\s(?:{_UP_TO[language]})\s"
        rf"{_CURRENCY}(?P<high>{number})\s?(?P<high_times>{times})(?!\w)"
        rf"|{_CURRENCY}(?P<figure>{number})(?![\d])(?:(?:{to}){_CURRENCY}(?P<most>{number})(?!\d))?"
        rf"(?:\s?(?P<times>{times})(?!\w)(?:\s(?P<rest>\d{{1,3}})\s(?P<rest_times>{times})(?!\w))?)?"
        rf"|(?P<spelt>{spelt})(?!\w)(?:\s(?P<spelt_times>{times})(?!\w))?)",
        re.IGNORECASE,
    )


_PATTERNS = {
    (language, is_marked): _pattern(language, is_marked=is_marked)
    for language in Language
    for is_marked in (True, False)
}


def _read(match: re.Match[str], language: Language) -> Quantity:
    times = match["times"] or match["spelt_times"] or ""
    multiplier = _TIMES.get(times.lower()) or _BARE_TIMES.get(times.lower()) or 1
    value = most = None
    if match["low"]:  # từ 500.000 đồng đến 3 triệu
        last = _TIMES.get(match["high_times"].lower()) or _BARE_TIMES[match["high_times"].lower()]
        low, high = _decimal(match["low"], language), _decimal(match["high"], language)
        is_whole = "đồng" in match[0] or low > high or (language is Language.VI and "." in match["low"])
        first = _TIMES.get((match["low_times"] or "").lower(), 1 if is_whole else last)
        value, most = low * first, high * last
        times = match["high_times"]
    if match["figure"]:
        value = _decimal(match["figure"], language) * multiplier
        if match["rest"]:  # 48 tỷ 600 triệu
            value += _decimal(match["rest"], language) * _TIMES[match["rest_times"].lower()]
        most = _decimal(match["most"], language) * multiplier if match["most"] else None
    elif match["spelt"]:
        value = Decimal(_spelt(match["spelt"].lower(), language)) * multiplier
    qualifier = " ".join(part for part in (match["qualifier"], match["vague"]) if part)
    return Quantity(
        start=match.start(),
        end=match.end(),
        value=value,
        most=most,
        qualifier=qualifier,
        is_spelt=bool(match["spelt"]),
        has_multiplier=bool(times),
    )


def _decimal(text: str, language: Language) -> Decimal:
    if language is Language.VI:
        return Decimal(text.replace(".", "").replace(",", "."))
    return Decimal(text.replace(",", ""))


def _spelt(text: str, language: Language) -> int | Decimal:
    if language is Language.EN:
        return sum(_WORDS_EN.get(part, 1) for part in text.split("-"))
    if text == "nửa":
        return Decimal("0.5")
    words = text.split()
    if "mươi" in words:
        return _UNITS_VI[words[0]] * 10 + (_UNITS_VI[words[2]] if len(words) > 2 else 0)
    if words[0] == "mười":
        return 10 + (_UNITS_VI[words[1]] if len(words) > 1 else 0)
    return _UNITS_VI[words[0]] * (100 if words[-1] == "trăm" else 1)
