"""Pages with faults as a preview shows them: gaps where nothing can be read, never a value nobody wrote.

The checks see such pages with harmless values in the gaps (`content/salvage.py`). Here those values go: a text becomes
what stands in the file, or words that say there is none; anything else is left out. What names nothing that exists,
such as a topic with a typo, is left out too: the panel of problems says so.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from dataclasses import replace
from html import unescape
from typing import Any

from antoan.content.loader import DamagedPage
from antoan.model.metadata import Figure, Metadata, Period, Plan, Press, Status, Target, figures_of
from antoan.model.page import Page
from antoan.model.reference_data import ReferenceData
from antoan.strings.texts import interface_texts

# Fields a reader can make something of even where a check could not.
_TEXTS = ("title", "summary", "number", "key_message", "outlet", "headline")
# What stands where nothing does. Most of these break the model on purpose: it has no word for "not there yet".
_NOTHING: Mapping[str, Any] = {
    "date": None,
    "status": Status.DRAFT,
    "issuer": "",
    "issued": None,
    "period": Period(),
    "review": None,
    "url": "#",
    "published": None,
}
_LINK = re.compile(r'<a href="([^"]*)"([^>]*)>')
_PICTURE = re.compile(r'<img [^>]*?src="([^"]*)"[^>]*?/?>')
_PICTURE_WORDS = re.compile(r'alt="([^"]*)"')
_WAYS = ("/", "#", "http://", "https://", "mailto:", "tel:")


def with_gaps(damaged: DamagedPage) -> Page:
    """The page of a file with faults, with gaps in place of the values that stand in."""
    page = damaged.page
    fields = type(page.metadata).model_fields
    stand_ins = [name for name in damaged.unread if name in fields and fields[name].is_required()]
    gaps = {name: _text(name, damaged) if name in _TEXTS else _NOTHING[name] for name in stand_ins}
    # A draft stays one where only another of its fields is at fault.
    metadata = page.metadata.model_copy(update=gaps)
    return replace(page, metadata=metadata, body=replace(page.body, html=harmless(page.body.html)))


def _text(name: str, damaged: DamagedPage) -> str:
    written = damaged.written.get(name)
    if _is_text(written):
        return str(written)
    kind = "unread" if name in damaged.written or not damaged.written else "unwritten"
    text = interface_texts(damaged.page.language)
    if name in ("title", "headline"):
        return text(f"preview.{kind}.title", file=damaged.page.slug or "index")
    return text(f"preview.{kind}.summary" if name == "summary" else f"preview.{kind}")


def gaps_of(damaged: DamagedPage) -> dict[str, str]:
    """Each field a reader will miss: nothing is written there (`unwritten`), or nothing that makes sense (`unread`)."""
    written = damaged.written
    fields = type(damaged.page.metadata).model_fields
    gaps = {name: "unread" if name in written else "unwritten" for name in damaged.unread if name in fields}
    if not written:  # the whole header is unreadable: of what may be left out, nobody knows whether it was there
        gaps = {name: "unread" for name in gaps if fields[name].is_required()}
    return {name: gap for name, gap in gaps.items() if not (name in _TEXTS and _is_text(written.get(name)))}


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def harmless(html: str) -> str:
    """A body without links that run programs or lead nowhere, and without pictures from elsewhere."""

    def link(match: re.Match[str]) -> str:
        return match[0] if unescape(match[1]).startswith(_WAYS) else "<a>"

    def picture(match: re.Match[str]) -> str:
        if match[1] and not set(match[1]) & set(":/\\&"):
            return match[0]
        words = _PICTURE_WORDS.search(match[0])
        return words[1] if words else ""

    return _PICTURE.sub(picture, _LINK.sub(link, html))


def fitted(page: Page, data: ReferenceData) -> Page:
    """`page` without the names that `data` does not know; the same page where it knows them all."""
    metadata = page.metadata
    known: Mapping[str, Container[str]] = {
        "topics": data.topics,
        "provinces": {*data.provinces, *data.former_slugs},
        "organisations": data.organisations,
        "funder": data.organisations,
        "implementer": data.organisations,
        "partners": data.organisations,
        "hotlines": data.hotlines,
    }
    changes: dict[str, Any] = {}
    for name, slugs in known.items():
        named = getattr(metadata, name, ())
        kept = tuple(slug for slug in named if slug in slugs)
        if kept != named:
            changes[name] = kept
    field, figures = figures_of(metadata)
    fit = tuple(_with_source(figure, metadata) for figure in figures)
    if fit != figures:
        changes[field] = fit
    if isinstance(metadata, Plan):
        if metadata.issuer not in data.organisations:
            changes["issuer"] = ""
        if any(document.issuer and document.issuer not in data.organisations for document in metadata.related):
            changes["related"] = tuple(
                document if document.issuer in data.organisations else document.model_copy(update={"issuer": None})
                for document in metadata.related
            )
    return replace(page, metadata=metadata.model_copy(update=changes)) if changes else page


def _with_source(figure: Figure | Target, metadata: Metadata | Press) -> Figure | Target:
    """`figure`, of no source where it does not say which of several, or names one that is not there."""
    count = 0 if isinstance(metadata, Press) else len(metadata.sources)
    is_clear = count <= 1 if figure.source is None else figure.source <= count
    return figure if is_clear else figure.model_copy(update={"source": 0})
