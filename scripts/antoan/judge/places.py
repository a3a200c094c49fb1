"""The provinces a text names, by present or former name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from antoan.judge.words import Word, Words, key
from antoan.model.reference_data import FormerProvince, Province
from antoan.writing.slug import fold

_SIGNS = frozenset(".-–,/")
_JOINERS = frozenset(".-–")
# Longer words that end like one after which no place stands.
_NO_HEADS = frozenset({"thành phố", "đàn ông", "chị em", "anh em", "trẻ em"})
# What makes the president's name that of the city.
_CITY_BEFORE = frozenset({"tp", "phố", "city"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWords:
    """What tells the name of a place from another name that holds it.

    Attributes:
        not_after: words after which it is that of a street, a river, a paper, a person or a smaller place.
        surnames: in a run of capitalised words before it, they make it part of a person's name.
        decoys: longer names that hold it.
        him: words near "Hồ Chí Minh" that make it the president's name, or that of a body named after him.
    """

    not_after: frozenset[str]
    surnames: frozenset[str]
    decoys: tuple[str, ...]
    him: frozenset[str]


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place as a text names it.

    Attributes:
        slug: of the present unit.
        written: as it stands in the text.
    """

    slug: str
    written: str


@dataclass(frozen=True, slots=True)
class _Name:
    """A way to write the name of a place.

    Attributes:
        keys: of its words, without signs.
        joined: positions before which a dash or a full stop may stand.
        bare: the same words without marks.
    """

    slug: str
    keys: tuple[str, ...]
    bare: tuple[str, ...]
    joined: frozenset[int]


class Places:
    """Finds places by name."""

    def __init__(self, provinces: Iterable[Province], words: PlaceWords) -> None:
        self._words = words
        self._marked: dict[str, list[_Name]] = defaultdict(list)
        self._bare: dict[str, list[_Name]] = defaultdict(list)
        for province in provinces:
            for name in {_name(text, province.slug) for text in _writings(province)}:
                self._marked[name.keys[0]].append(name)
                self._bare[name.bare[0]].append(name)
        for index in (self._marked, self._bare):
            for names in index.values():
                names.sort(key=lambda name: -len(name.keys))
        self._decoys = [(tuple(map(key, text.split())), tuple(map(fold, text.split()))) for text in words.decoys]

    def find(self, title: Words, summary: Words) -> tuple[str, ...]:
        """Slugs of the present units, in the order of the text, each once."""
        return tuple(dict.fromkeys(place.slug for place in self.named(title, summary)))

    def named(self, *parts: Words) -> tuple[NamedPlace, ...]:
        """Every place in the parts of a text, in order, as often as it is named."""
        has_capitals = any(words.has_capitals for words in parts)
        return tuple(place for words in parts for place in self._in(words, has_capitals=has_capitals))

    def _in(self, words: Words, *, has_capitals: bool) -> Iterator[NamedPlace]:
        taken = list(self._decoy_spans(words))
        position = 0
        while position < len(words.words):
            name, end = self._at(words, position)
            if name is None or not _has_its_capitals(words, position, end, name, has_capitals=has_capitals):
                position += 1
                continue
            if not any(start <= position < stop for start, stop in taken) and self._is_place(
                words, position, end, name
            ):
                yield NamedPlace(name.slug, words.between(position, end))
            position = end

    def _at(self, words: Words, position: int) -> tuple[_Name | None, int]:
        """The longest name that begins at a word, and where it ends."""
        index = self._marked if words.is_marked else self._bare
        for name in index.get(words.words[position].key, ()):
            if end := _matched(words.words, position, name, name.keys if words.is_marked else name.bare):
                return name, end
        return None, position

    def _decoy_spans(self, words: Words) -> Iterator[tuple[int, int]]:
        keys = [word.key for word in words.words]
        for marked, bare in self._decoys:
            decoy = marked if words.is_marked else bare
            for start in range(len(keys) - len(decoy) + 1):
                if keys[start] == decoy[0] and tuple(keys[start : start + len(decoy)]) == decoy:
                    yield start, start + len(decoy)

    def _is_place(self, words: Words, start: int, end: int, name: _Name) -> bool:
        """Whether the words from `start` to `end` name the place and not a street, a person or a paper."""
        before = words.words[max(0, start - 6) : start]
        if _follows(before, self._words.not_after, words.is_marked):
            return False
        if name.bare == ("ho", "chi", "minh"):
            return self._is_the_city(words, before, words.words[end : end + 3])
        return not self._is_in_a_name(before, words.is_marked)

    def _is_the_city(self, words: Words, before: tuple[Word, ...], after: tuple[Word, ...]) -> bool:
        near = [word.key for word in before if word.text not in _SIGNS]
        if near and near[-1] in _spelt(_CITY_BEFORE, words.is_marked):
            return True
        around = [*(before[: index + 1] for index in range(len(before))), *((word,) for word in after)]
        return not any(_follows(part, self._words.him, words.is_marked) for part in around)

    def _is_in_a_name(self, before: tuple[Word, ...], is_marked: bool) -> bool:
        """Whether capitalised words with a surname among them lead up to it: `Nguyễn Tiền Giang`."""
        surnames = _spelt(self._words.surnames, is_marked)
        for word in reversed(before):
            if word.text in _SIGNS or not word.is_capital or (len(word.text) > 1 and word.text.isupper()):
                return False
            if word.key in surnames:
                return True
        return False


def _has_its_capitals(words: Words, start: int, end: int, name: _Name, *, has_capitals: bool) -> bool:
    """Whether it is written as a name; who types without marks may do without capitals."""
    found = [word for word in words.words[start:end] if word.text not in _SIGNS]
    if all(word.is_capital for word in found):
        return True
    is_peace = name.bare == ("hoa", "binh")
    return not (words.is_marked or has_capitals or len(found) < 2 or is_peace)


def _writings(province: Province) -> Iterator[str]:
    units: tuple[Province | FormerProvince, ...] = (province, *province.former)
    for unit in units:
        for text in (unit.name.vi, unit.name.en, *unit.aliases):
            yield text
            if text.endswith(" City"):
                yield text.removesuffix(" City")
        if "HCM" in " ".join(unit.aliases):
            yield from ("TP. HCM", "HCM City", "HCM", "Thành phố Hồ Chí Minh")


def _name(text: str, slug: str) -> _Name:
    parts: list[str] = []
    joined: set[int] = set()
    for word in Words.of(text, is_vietnamese=True).words:
        if word.text in _SIGNS:
            joined.add(len(parts))
        else:
            parts.append(word.text)
    return _Name(slug, tuple(map(key, parts)), tuple(map(fold, parts)), frozenset(joined))


def _matched(words: tuple[Word, ...], position: int, name: _Name, keys: tuple[str, ...]) -> int:
    """Where the name ends that begins at `position`; 0 where another text stands there."""
    for number, expected in enumerate(keys):
        if number in name.joined and position < len(words) and words[position].text in _JOINERS:
            position += 1
        if position >= len(words) or words[position].key.removesuffix("'s") != expected:
            return 0
        position += 1
    return position


def _follows(before: tuple[Word, ...], heads: frozenset[str], is_marked: bool) -> bool:
    """Whether the text stands right behind one of `heads`, of one to three words."""
    ends = {"-".join(word.key for word in before[-length:]) for length in (1, 2, 3)}
    if not ends.isdisjoint(_spelt(_NO_HEADS, is_marked)):
        return False
    return not ends.isdisjoint(_spelt(heads, is_marked))


@lru_cache(maxsize=8)
def _spelt(texts: frozenset[str], is_marked: bool) -> frozenset[str]:
    spell = key if is_marked else fold
    return frozenset("-".join(map(spell, text.split())) for text in texts)
