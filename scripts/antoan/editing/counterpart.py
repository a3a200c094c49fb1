"""The first text of a translation: the facts of its original, and gaps for its words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from antoan.catalogue.translation_state import PENDING_DIGEST
from antoan.content.header import Split, read_yaml, split_header
from antoan.content.header_edit import lines_of
from antoan.content.new_page import text_field
from antoan.editing.page_writer import group, page_text
from antoan.model.language import Language
from antoan.model.metadata import KINDS, Kind
from antoan.strings.texts import Texts

# In the place of the digest of an original that is still being written; the checks know it.
# The same in both languages, letter by letter.
_FACTS = frozenset(
    {"date", "updated", "topics", "provinces", "organisations", "project", "sources", "number", "issuer", "issued"}
    | {"period", "review", "hotlines", "funder", "implementer", "partners"}
)
_FIGURES = frozenset({"figures", "targets", "results"})
_NUMBERS = frozenset({"value", "approximate", "source", "by"})
_OWN = frozenset({"title", "summary", "status", "translation", "event"})


def counterpart(kind: Kind, language: Language, original: str, title: str, texts: Texts) -> str:
    """A draft in `language` that says it is the translation of a page.

    Args:
        original: the whole page, with LF line ends.
        title: in `language`; empty leaves a gap.
        texts: the guidance in it is in their language.

    Raises:
        ValueError: the original has no header.
    """
    split = split_header(original, "")
    if not isinstance(split, Split):
        raise ValueError("no header")
    values = read_yaml(split.header, "").values
    known: dict[str, Any] = values if isinstance(values, dict) else {}
    fields: dict[str, list[str]] = {"translation": [f"translation: {{of: {PENDING_DIGEST}, state: draft}}"]}
    for name in KINDS[kind].model_fields:
        if name in _FACTS:
            fields[name] = lines_of(original, name)
        elif name in _FIGURES and isinstance(known.get(name), list):
            fields[name] = [f"{name}:", *(line for item in known[name] for line in _figure(item))]
        elif name in known and name not in _OWN:
            fields[name] = [f"{name}:"]  # words to translate
    if title:
        fields["title"] = [text_field("title", title)]
    if isinstance(known.get("event"), dict):
        fields["event"] = group("event", _event(known["event"]))
    return page_text(kind, language, fields, texts)


def _figure(item: Any) -> Iterator[str]:
    """A figure with its numbers, and gaps for what it counts."""
    values = item if isinstance(item, dict) else {}
    lines = [f"{name}: {values[name]}" if name in _NUMBERS else f"{name}:" for name in values]
    yield f"  - {lines[0]}" if lines else "  -"
    yield from (f"    {line}" for line in lines[1:])


def _event(event: dict[str, Any]) -> Iterator[str]:
    yield "name:"
    for name in ("start", "end"):
        if name in event:
            yield f"{name}: {event[name]}"
    if "place" in event:
        yield "place:"
