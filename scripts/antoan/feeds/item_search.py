"""Where the items of a document are, found by expat, which is fast, has no recursion and opens nothing.

Broken markup costs the item it stands in: the search goes on at the next one. Of an item, only what we read of it is
taken along; everything else (authors, categories, pictures) is where feedparser is slow on hostile input.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from xml.parsers import expat

NOTES = ("truncated", "repaired", "items-capped", "item-too-large")

_ITEM_NAMES = frozenset({"item", "entry"})
_NEXT_ITEM = re.compile(rb"<(?:[A-Za-z][\w.-]{0,40}:)?(?:item|entry)(?=[\s>/])")
_READ_NAMES = frozenset(
    {"title", "link", "guid", "id", "description", "summary", "abstract", "content", "encoded", "origlink"}
    | {"pubdate", "published", "issued", "updated", "modified", "date", "created"}
)
# media:title names a picture, itunes:summary a recording.
_READ_PREFIXES = frozenset({"", "dc", "dcterms", "content", "atom", "a10", "feedburner"})
_MOST_OF_A_NAME = 10
_LARGEST_PART = 256 * 1024
_MOST_ATTRIBUTES = 60
_MOST_PREFIXES = 100
_DEEPEST_PART = 60
_DEEPEST = 1_000
_MOST_ELEMENTS = 1_500_000
_MOST_REPAIRS = 50

# What expat says of a document that ends too early, and of one that goes on after its end.
_ENDED = frozenset(
    expat.errors.codes[message]
    for message in (
        expat.errors.XML_ERROR_NO_ELEMENTS,
        expat.errors.XML_ERROR_UNCLOSED_TOKEN,
        expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
    )
)
_GOES_ON = expat.errors.codes[expat.errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTag:
    """An element that items stand in.

    Attributes:
        name: with its prefix.
        written: the start tag.
    """

    name: str
    written: bytes


class TooMuch(Exception):
    """A document nobody would write: too deep, too many elements or attributes."""


@dataclass(slots=True, kw_only=True)
class ItemSearch:
    """A search, and what it found.

    Attributes:
        data: the document from its root on, UTF-8, without references to entities of its own.
        seen: whole items.
        items: the first `max_items` of them, each well-formed but for its prefixes.
        around: the tags around the first item, the outermost first.
        prefixes: of the names in and around items.
        error: the first fault, in expat's words.
    """

    data: bytes
    max_items: int
    seen: int = 0
    items: list[bytes] = field(default_factory=list)
    around: tuple[OpenTag, ...] = ()
    prefixes: set[str] = field(default_factory=set)
    error: str = ""
    _noted: set[str] = field(default_factory=set)
    _elements: int = 0

    def run(self) -> None:
        """Search to the end, stepping over what is broken.

        Raises:
            TooMuch: see there.
        """
        start = 0
        for _ in range(_MOST_REPAIRS):
            reading = _Reading(self, start)
            if not (fault := reading.run()):
                return
            self.error = self.error or fault
            self.note("truncated" if reading.ended else "repaired")
            following = _NEXT_ITEM.search(self.data, max(reading.at, start) + 1)
            if following is None or not self.around:
                return
            start = following.start()

    def note(self, name: str) -> None:
        """Remember something of `NOTES`."""
        self._noted.add(name)

    def notes(self) -> tuple[str, ...]:
        """What was remembered, in a fixed order."""
        return tuple(name for name in NOTES if name in self._noted)

    def count(self, names: list[str], depth: int) -> None:
        """Account for a start tag: its name and those of its attributes.

        Raises:
            TooMuch: see there.
        """
        self._elements += 1
        if self._elements > _MOST_ELEMENTS or depth > _DEEPEST:
            raise TooMuch("too many elements, or too deep")
        for name in names:
            prefix, colon, _ = name.partition(":")
            if colon and len(self.prefixes) < _MOST_PREFIXES:
                self.prefixes.add(prefix)

    def found(self, item: bytes) -> None:
        """Account for a whole item."""
        self.seen += 1
        if len(self.items) < self.max_items:
            self.items.append(item)
        else:
            self.note("items-capped")


@dataclass(slots=True)
class _Item:
    """An item being read: its start tag, and what has been taken of it."""

    depth: int
    name: str
    tag: bytes
    parts: list[bytes] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    fit: bool = True

    def reads(self, name: str) -> bool:
        """Whether a part of this name is wanted (once more)."""
        prefix, _, local = name.rpartition(":")
        own = self.name.rpartition(":")[0]
        local = local.lower()
        if local not in _READ_NAMES or (prefix not in _READ_PREFIXES and prefix != own):
            return False
        self.names[local] += 1
        return self.names[local] <= _MOST_OF_A_NAME


class _Reading:
    """One run of expat from a position on, with the tags around the items in front.

    Attributes:
        at: where it had to stop.
        ended: whether it stopped because the document did.
    """

    def __init__(self, search: ItemSearch, start: int) -> None:
        self._search = search
        self._start = start
        self._front = b"".join(tag.written for tag in search.around) if start else b""
        self._open: list[tuple[int, str]] = []
        self._item: _Item | None = None
        self._part_fit = True
        self.at = start
        self.ended = False

    def run(self) -> str:
        """Read; what is wrong with the markup, or nothing."""
        self._parser = expat.ParserCreate("utf-8")
        self._parser.ordered_attributes = True
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._end
        try:
            self._parser.Parse(self._front, False)
            self._parser.Parse(memoryview(self._search.data)[self._start :], True)
        except expat.ExpatError as error:
            if error.code == _GOES_ON:
                return ""  # hosts append advertisements and counters
            self.at = self._parser.ErrorByteIndex + self._start - len(self._front)
            self.ended = error.code in _ENDED
            return str(error)
        finally:
            del self._parser  # it holds our methods, and they hold it
        return ""

    def _here(self) -> int:
        """Index in the document of what expat is reporting."""
        return int(self._parser.CurrentByteIndex) + self._start - len(self._front)

    def _begin(self, name: str, attributes: list[str]) -> None:
        here, depth, item = self._here(), len(self._open), self._item
        self._search.count([name, *attributes[::2]] if item or not self._search.around else [], depth)
        few = len(attributes) <= 2 * _MOST_ATTRIBUTES
        is_item = name.rpartition(":")[2] in _ITEM_NAMES
        if item is None and depth and is_item:
            if not self._search.around:
                self._search.around = self._tags_around()
            self._item = _Item(depth, name, self._tag(here), fit=few)
        elif item and depth == item.depth + 1:
            self._part_fit = few
        else:  # feedparser would take an item inside a part for one more item
            self._part_fit &= few and (item is None or (depth - item.depth <= _DEEPEST_PART and not is_item))
        self._open.append((here, name))

    def _tags_around(self) -> tuple[OpenTag, ...]:
        tags = tuple(OpenTag(name=name, written=self._tag(begin)) for begin, name in self._open)
        if not self._part_fit or len(tags) > _DEEPEST_PART:
            raise TooMuch("too many attributes around the items, or too deep")
        return tags

    def _end(self, _name: str) -> None:
        begin, name = self._open.pop()
        item, depth = self._item, len(self._open)
        if item is None:
            return
        if depth == item.depth + 1 and item.reads(name):
            self._take(item, begin)
        elif depth == item.depth:
            self._item = None
            if item.fit:
                self._search.found(b"".join([_opened(item.tag), *item.parts, f"</{item.name}>".encode()]))
            else:
                self._search.seen += 1
                self._search.note("item-too-large")

    def _take(self, item: _Item, begin: int) -> None:
        """Take a part of an item along, unless it is larger than anything we would read."""
        data, end = self._search.data, self._here()
        end = data.index(b">", end) + 1 if data.startswith(b"</", end) else begin + len(self._tag(begin))
        if self._part_fit and end - begin <= _LARGEST_PART:
            item.parts.append(data[begin:end])
        else:
            self._search.note("item-too-large")

    def _tag(self, begin: int) -> bytes:
        """The start tag at a position: the values of its attributes may hold ">"."""
        match = _START_TAG.match(self._search.data, begin)
        assert match, "expat saw a tag here"
        return match[0]


_START_TAG = re.compile(rb"""<(?:[^<>"']++|"[^"]*+"|'[^']*+')*+>""")


def _opened(tag: bytes) -> bytes:
    """A start tag that leaves its element open."""
    return tag[:-2] + b">" if tag.endswith(b"/>") else tag
