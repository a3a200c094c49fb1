"""What stands in front of a feed's root element, and the entities it declares."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html.entities import html5

from antoan.feeds.errors import NotAFeed

_ROOTS = frozenset({"rss", "feed", "rdf", "channel"})
_SPACE = re.compile(r"\s*")
_TAG = re.compile(r"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
_ENTITY = re.compile(r"""<!ENTITY\s+(%\s*)?([\w.:-]{1,80})\s+(?:(SYSTEM|PUBLIC)\b|"([^"]*)"|'([^']*)')""")
_ROOT_ANYWHERE = re.compile(r"<(?:rss|feed|rdf:RDF)(?=[\s>])")
# How much junk (warnings a server printed) may stand in front of the declaration.
_MOST_JUNK = 8_192
_PAGE = re.compile(r"<(?:html|head|body)[\s>]", re.IGNORECASE)
_LONGEST_VALUE = 500
_CDATA = re.compile(r"(<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z))", re.DOTALL)
_BARE = re.compile(r"&(?![#A-Za-z])")
_REFERENCE = re.compile(
    r"&(?!(?:lt|gt|amp|quot|apos);)(?:#([0-9]{1,7});|#[xX]([0-9A-Fa-f]{1,6});|([A-Za-z][\w.-]{0,80});|)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """Where a document's content begins.

    Attributes:
        at: index of the root element's tag.
        entities: the texts the document declares names for.
    """

    at: int
    entities: Mapping[str, str]


def begin_of_root(text: str) -> Root:
    """Find the root element of a feed.

    Raises:
        NotAFeed: `empty`, `not-a-feed`, or `entities`: declared entities that refer to others (they can grow without
            end), to files or addresses, or serve inside declarations. Such a document is refused, not repaired.
    """
    if not text.strip():
        raise NotAFeed("empty", "no text")
    at, doctype = _behind_prologue(text, _begin(text))
    entities = _entities(doctype)
    match = _TAG.match(text, at)
    if match is None:
        raise NotAFeed("not-a-feed", f"begins with {' '.join(text[:60].split())!r}")
    if match[2].lower() not in _ROOTS:
        raise NotAFeed("not-a-feed", f"a document of the kind <{match[0][1:60]}>")
    return Root(at=at, entities=entities)


def _begin(text: str) -> int:
    """Where the document begins, behind spaces and a little junk."""
    at = _behind_space(text, 0)
    if text.startswith(("<?xml", "<!", "<rss", "<feed", "<rdf:RDF"), at):
        return at
    declaration = text.find("<?xml", at, at + _MOST_JUNK)
    root = _ROOT_ANYWHERE.search(text, at, at + _MOST_JUNK)
    if root is None:
        return at
    begin = declaration if 0 <= declaration < root.start() else root.start()
    return at if _PAGE.search(text, at, begin) else begin


def _behind_prologue(text: str, at: int) -> tuple[int, str]:
    """Index of the first tag, and what the document type declares."""
    doctype = ""
    while True:
        at = _behind_space(text, at)
        if text.startswith("<?", at):
            at = _behind(text, "?>", at)
        elif text.startswith("<!--", at):
            at = _behind(text, "-->", at + 4)
        elif text[at : at + 9].upper() == "<!DOCTYPE" and not doctype:
            end = _end_of_doctype(text, at)
            doctype = text[at:end]
            at = end
        else:
            return at, doctype


def _behind_space(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _behind(text: str, mark: str, at: int) -> int:
    found = text.find(mark, at)
    return len(text) if found < 0 else found + len(mark)


def _end_of_doctype(text: str, at: int) -> int:
    bracket, end = text.find("[", at), text.find(">", at)
    if 0 <= bracket < end:
        close = re.compile(r"\]\s*>").search(text, bracket)
        return close.end() if close else len(text)
    return end + 1 if end >= 0 else len(text)


def _entities(doctype: str) -> dict[str, str]:
    entities: dict[str, str] = {}
    if "<!ENTITY" not in doctype:
        return entities
    for match in _ENTITY.finditer(doctype):
        parameter, name, external, double, single = match.groups()
        value = double or single or ""
        if parameter or external or "%" in value or re.search(r"&(?!#)", value) or len(value) > _LONGEST_VALUE:
            raise NotAFeed("entities", f"entity {name[:40]!r} is external, long, or made of others")
        entities.setdefault(name, re.sub(r"&#(\d+|x[0-9A-Fa-f]+);", _character, value))
    if doctype.count("<!ENTITY") != len(_ENTITY.findall(doctype)):
        raise NotAFeed("entities", "an entity declared in an unknown way")
    return entities


def _character(match: re.Match[str]) -> str:
    digits = match[1]
    return _legal(int(digits[1:], 16) if digits[0] == "x" else int(digits)) if len(digits) < 8 else ""


def _legal(code: int) -> str:
    """The character of a number, or nothing where XML forbids it (XML 1.0, 2.2)."""
    if code in (9, 10, 13) or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or 0x10000 <= code <= 0x10FFFF:
        return chr(code)
    return ""


def expanded(text: str, entities: Mapping[str, str]) -> str:
    """`text` with every reference resolved or made literal, so that no document type is needed to read it."""

    def resolve(match: re.Match[str]) -> str:
        decimal, hexadecimal, name = match.groups()
        if decimal or hexadecimal:
            character = _legal(int(decimal) if decimal else int(hexadecimal, 16))
            return f"&#{ord(character)};" if character else ""
        value = entities.get(name or "", html5.get(f"{name};", ""))
        return "".join(f"&#{ord(ch)};" if ch in "<>&\"'" else ch for ch in value) if value else "&amp;" + match[0][1:]

    if "&" not in text:
        return text
    parts = _CDATA.split(text)
    for index in range(0, len(parts), 2):
        if "&" in parts[index]:
            parts[index] = _REFERENCE.sub(resolve, _BARE.sub("&amp;", parts[index]))
    return "".join(parts)
