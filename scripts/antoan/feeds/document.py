"""A feed's text to a small, well-formed document with nothing but its items.

feedparser has no limits: 20,000 items cost it twelve seconds, and what is not well-formed goes to a second parser that
takes minutes for hostile input. So it gets the tags around the items, and as many items as are wanted, well-formed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from xml.parsers import expat

from antoan.feeds.errors import NotAFeed
from antoan.feeds.item_search import NOTES, ItemSearch, OpenTag, TooMuch
from antoan.feeds.prologue import begin_of_root, expanded

_DECLARATION = b'<?xml version="1.0" encoding="utf-8"?>'
_DECLARED = re.compile(rb"\bxmlns:([\w.-]+)\s*=")
_PREFIX = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
# Prefixes that feeds use and forget to declare.
_WELL_KNOWN = {
    "a10": "http://www.w3.org/2005/Atom",
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What feedparser gets.

    Attributes:
        front: declaration and the tags around the items, UTF-8.
        items: as many as are wanted, well-formed.
        back: the end tags.
        seen: whole items of the original.
        notes: see `ParsedFeed`.
    """

    front: bytes
    items: tuple[bytes, ...]
    back: bytes
    seen: int
    notes: tuple[str, ...]

    @property
    def whole(self) -> bytes:
        """The document."""
        return b"".join([self.front, *self.items, self.back])

    def alone(self) -> Iterator[bytes]:
        """A document for each of the items."""
        return (b"".join([self.front, item, self.back]) for item in self.items)


def small_document(text: str, max_items: int) -> Document:
    """The first `max_items` whole items of a feed.

    Raises:
        NotAFeed: it is none, it is dangerous, or none of its items is whole.
    """
    root = begin_of_root(text)
    search = ItemSearch(data=expanded(text[root.at :], root.entities).encode("utf-8", "replace"), max_items=max_items)
    try:
        search.run()
    except TooMuch as error:
        raise NotAFeed("broken", str(error)) from error
    if not search.seen and search.error:
        raise NotAFeed("broken", search.error)
    return _assembled(search)


def _assembled(search: ItemSearch) -> Document:
    """The document that is handed on.

    Raises:
        NotAFeed: not even the tags around the items are well-formed.
    """
    around = search.around or (OpenTag(name="rss", written=b"<rss>"),)
    document = Document(
        front=_DECLARATION + _with_prefixes(around, search.prefixes) + b"".join(tag.written for tag in around[1:]),
        items=tuple(search.items),
        back=b"".join(f"</{tag.name}>".encode() for tag in reversed(around)),
        seen=search.seen,
        notes=search.notes(),
    )
    if is_well_formed(document.whole):
        return document
    # Names with two colons, prefixes that are taken back: only seen when names are resolved.
    pairs = zip(document.items, document.alone(), strict=True)
    document = replace(
        document,
        items=tuple(item for item, alone in pairs if is_well_formed(alone)),
        notes=with_note(document.notes, "repaired"),
    )
    if not is_well_formed(document.whole):
        raise NotAFeed("broken", "the tags around the items")
    return document


def with_note(notes: tuple[str, ...], added: str) -> tuple[str, ...]:
    """`notes` with one more, in their fixed order, each once."""
    return tuple(note for note in NOTES if note in notes or note == added)


def _with_prefixes(around: tuple[OpenTag, ...], used: set[str]) -> bytes:
    """The root's tag, with the prefixes the document forgot to declare."""
    declared = {"xml", "xmlns"} | {each.decode() for tag in around for each in _DECLARED.findall(tag.written)}
    missing = sorted(prefix for prefix in used - declared if _PREFIX.fullmatch(prefix))
    added = "".join(f' xmlns:{each}="{_WELL_KNOWN.get(each, f"urn:undeclared:{each}")}"' for each in missing)
    at = len(around[0].name.encode()) + 1
    return around[0].written[:at] + added.encode() + around[0].written[at:]


def is_well_formed(data: bytes) -> bool:
    """Whether a document is XML with names in namespaces: what feedparser's first parser reads to the end."""
    parser = expat.ParserCreate("utf-8", " ")
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        return False
    return True
