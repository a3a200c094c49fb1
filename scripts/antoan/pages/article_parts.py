"""Parts that pages made from content share: sources and quantities as readers see them."""

from __future__ import annotations

from dataclasses import dataclass

from antoan.model.calendar import PartialDate
from antoan.model.language import Language
from antoan.model.metadata import Figure, Metadata, Source, Target
from antoan.pages.site import Site
from antoan.writing.dates import format_when
from antoan.writing.numbers import format_quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A source as readers see it."""

    publisher: str
    title: str
    url: str
    authors: str
    published: str
    accessed: str
    note: str


def source_line(source: Source, language: Language) -> SourceLine:
    """`source` in `language`; empty where nothing is known."""
    return SourceLine(
        publisher=source.publisher,
        title=source.title,
        url=source.url or "",
        authors=", ".join(source.authors),
        published=format_when(source.published, language) if source.published else "",
        accessed=format_when(PartialDate.from_date(source.accessed), language) if source.accessed else "",
        note=source.note or "",
    )


def source_number(source: int | None, metadata: Metadata) -> int:
    """Which source a figure names, counted from 1: the only one where there is one; 0 where there is none."""
    return (1 if metadata.sources else 0) if source is None else source


def quantity_of(figure: Figure | Target, language: Language, site: Site) -> str:
    """A figure with its unit and the word before it, such as `gần 8.000 người`."""
    quantity = format_quantity(figure.value, figure.unit, language)
    if isinstance(figure, Figure) and figure.qualifier:
        return f"{figure.qualifier} {quantity}"
    if isinstance(figure, Figure) and figure.approximate:
        return f"{site.text(language)('figure.about')} {quantity}"
    return quantity
