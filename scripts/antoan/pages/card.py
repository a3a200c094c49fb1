"""How an entry appears in a list."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape

from antoan.catalogue.entry import Entry
from antoan.model.language import Language
from antoan.model.metadata import Kind, Plan, Press
from antoan.model.page import Page
from antoan.pages.site import Site
from antoan.writing.dates import format_when


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One line of a list.

    Attributes:
        title: ready for HTML, as is `summary`: a card is shown many times and escaped once.
        href: URL path below the root, or an absolute address for a press link.
        lang: language of the title and summary.
        language_label: said before the click where the page is in the other language only; else empty.
        moment: machine-readable date, `day` the readable one.
        state: a label such as "period over".
    """

    title: Markup
    summary: Markup
    href: str
    is_external: bool
    lang: str
    language_label: str
    moment: str
    day: str
    kind: str
    state: str = ""


def card_of(entry: Entry, language: Language, site: Site) -> Card:
    """The card of `entry` in a list written in `language`; made once, however many lists it stands in."""
    cards: dict[tuple[str, Language], Card] = site.cards
    key = (entry.key, language)
    if key not in cards:
        cards[key] = _make(entry, language, site)
    return cards[key]


def _make(entry: Entry, language: Language, site: Site) -> Card:
    page = entry.in_(language)
    text = site.text(language)
    metadata = page.metadata
    return Card(
        title=escape(page.title),
        summary=escape((metadata.line or "") if isinstance(metadata, Press) else metadata.summary),
        href=metadata.url if isinstance(metadata, Press) else page.path,
        is_external=isinstance(metadata, Press),
        lang=page.language.value,
        language_label="" if page.language is language else text("language.only"),
        moment=str(page.date or ""),
        day=format_when(page.date, language) if page.date else "",
        kind=metadata.outlet if isinstance(metadata, Press) else text(f"kind.{entry.kind.value}"),
        state=_state(page, entry, language, site),
    )


def _state(page: Page, entry: Entry, language: Language, site: Site) -> str:
    """What a reader should know before opening it; drafts stand in lists of previews only."""
    text = site.text(language)
    if not page.is_published:
        return text(f"status.{page.metadata.status}")
    return text("plan.over") if is_plan_over(entry, site) else ""


def is_plan_over(entry: Entry, site: Site) -> bool:
    """Whether `entry` is a plan whose period has ended."""
    metadata = entry.original.metadata
    if entry.kind is not Kind.PLAN or not isinstance(metadata, Plan) or metadata.period.end is None:
        return False
    return metadata.period.end.last_day < site.today
