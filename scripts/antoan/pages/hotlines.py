"""The page of all hotlines, made from the data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial

from markupsafe import Markup, escape

from antoan.model.bilingual import Bilingual
from antoan.model.language import Language
from antoan.model.reference_data import Hotline
from antoan.pages import structured_data
from antoan.pages.kept import keep_of
from antoan.pages.site import Site
from antoan.pages.site_page import Crumb, SitePage, View, in_each_language
from antoan.writing.dates import format_when
from antoan.writing.phone import digits_of, find_numbers

KEY = "hotlines/"


@dataclass(frozen=True, slots=True)
class HelpLine:
    """A number of the help bar: its key (which has words of its own), what a tap dials, and how it is written."""

    key: str
    tel: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HotlineCard:
    """A hotline in one language; empty where nothing is known.

    Attributes:
        from_abroad: `yes`, `no` or empty.
        source_day: date of the newest source, readable.
    """

    key: str
    name: str
    tel: str
    number: str
    extension: str
    national: str
    purpose: str
    operator: str
    hours: str
    cost: str
    from_abroad: str
    address: str
    email: str
    website: str
    notes: tuple[str, ...]
    sources: tuple[str, ...]
    source_day: str


@lru_cache(maxsize=2)
def help_lines(site: Site) -> tuple[HelpLine, ...]:
    """The numbers every page shows, in order."""
    return tuple(HelpLine(hotline.key, hotline.tel, hotline.number) for hotline in site.help_bar)


def hotline_card(hotline: Hotline, language: Language) -> HotlineCard:
    """All that may be printed of `hotline`."""

    def words(text: Bilingual | None) -> str:
        return text.in_(language) if text else ""

    return HotlineCard(
        key=hotline.key,
        name=hotline.name.in_(language),
        tel=hotline.tel,
        number=hotline.number,
        extension=hotline.extension or "",
        national=hotline.national or "",
        purpose=hotline.purpose.in_(language),
        operator=hotline.operator.in_(language),
        hours=words(hotline.hours),
        cost=words(hotline.cost),
        from_abroad="" if hotline.from_abroad == "unknown" else hotline.from_abroad,
        address=words(hotline.address),
        email=hotline.email or "",
        website=hotline.website or "",
        notes=hotline.notes.in_(language),
        sources=hotline.sources,
        source_day=format_when(hotline.source_date, language) if hotline.source_date else "",
    )


def with_calls(words: str, site: Site) -> Markup:
    """`words`, ready for HTML, with each published number in it to be tapped, and never broken at the end of a line."""
    dials = _dials(site)
    pieces: list[Markup] = []
    end = 0
    for number in find_numbers(words):
        dial = dials.get(digits_of(number.text))
        if dial:
            shown = number.text.replace(" ", "\N{NO-BREAK SPACE}")
            pieces += [escape(words[end : number.start]), Markup('<a href="{}">{}</a>').format(dial, shown)]
            end = number.start + len(number.text)
    return Markup().join([*pieces, escape(words[end:])])


@lru_cache(maxsize=2)
def _dials(site: Site) -> dict[str, str]:
    """What a tap on a published number dials, by its digits in every way it is written."""
    return {
        digits_of(written): hotline.tel
        for hotline in site.catalogue.data.hotlines.values()
        if hotline.is_public
        for written in (hotline.number, hotline.dial, hotline.national)
        if written
    }


def hotlines_pages(site: Site) -> Iterator[SitePage]:
    """The page in both languages."""
    return in_each_language(KEY, "hotlines.html", partial(_compose, site))


def hotline_groups(site: Site) -> list[tuple[str, list[Hotline]]]:
    """Public hotlines in three groups, each in the order of the data: first to call, abroad, others."""
    public = [hotline for hotline in site.catalogue.data.hotlines.values() if hotline.is_public]
    return [
        ("hotlines.first", [item for item in public if item.country == "VN" and item.publish == "yes"]),
        ("hotlines.abroad", [item for item in public if item.country != "VN"]),
        ("hotlines.more", [item for item in public if item.country == "VN" and item.publish == "secondary"]),
    ]


def _compose(site: Site, language: Language) -> View:
    text = site.text(language)
    groups = [(text(key), items) for key, items in hotline_groups(site) if items]
    cards = [(title, [hotline_card(item, language) for item in items]) for title, items in groups]
    crumbs = (Crumb(text("home.crumb"), language.prefix), Crumb(text("hotlines.title")))
    return View(
        title=text("hotlines.title"),
        head_title=text("hotlines.title"),
        description=text("hotlines.about"),
        crumbs=crumbs,
        values={"groups": cards, "keep": keep_of(site, language)},
        structured_data=(
            *(structured_data.hotline(item, language) for _, items in groups for item in items),
            structured_data.breadcrumbs(crumbs, language.prefix + KEY, site),
        ),
    )
