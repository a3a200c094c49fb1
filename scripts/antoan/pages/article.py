"""Pages made from one file of content: news, plans, guides, projects and hand-written pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from antoan.catalogue.entry import Entry
from antoan.model.calendar import PartialDate
from antoan.model.language import Language
from antoan.model.metadata import Figure, Guide, Kind, Metadata, News, Period, PlainPage, Plan, Press, Project, Target
from antoan.model.page import Heading, Page
from antoan.pages import structured_data
from antoan.pages.article_parts import quantity_of, source_line, source_number
from antoan.pages.body_links import localise, up_to_root
from antoan.pages.card import Card, card_of, is_plan_over
from antoan.pages.glossary import explained, short_forms_in
from antoan.pages.hotlines import HotlineCard, hotline_card, with_calls
from antoan.pages.kept import is_kept, keep_of
from antoan.pages.paging import PAGE_SIZE
from antoan.pages.pictures import address_of, webp_beside
from antoan.pages.share import share_of
from antoan.pages.site import Site
from antoan.pages.site_page import Crumb, SitePage, View
from antoan.pages.translation_notice import translation_notice
from antoan.writing.dates import format_period, format_when

RELATED_COUNT = 4
_TABLES = ("figures", "results", "targets", "tasks", "related", "steps", "easy_read")
# Fewer headings than this are seen at a glance.
CONTENTS_FROM = 4
# The page on law and rights, which explains its words as guides do.
LAW = "law"


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere: a URL path below the root, an absolute address, or nowhere."""

    title: str
    path: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the box of facts: a label and what it says."""

    label: str
    links: tuple[Link, ...]
    moment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A figure or target as a table row; empty where it says nothing."""

    quantity: str
    counts: str
    period: str = ""
    note: str = ""
    source: int = 0


def content_pages(site: Site) -> Iterable[SitePage]:
    """Every file of content as a page of the site, each in the languages it is written in."""
    for entry in site.catalogue.entries.values():
        if entry.kind is Kind.PRESS:
            continue  # kept links have no page of their own
        alternates = {language: page.path for language, page in entry.versions.items()}
        for page in entry.versions.values():
            if page.key == "":
                continue  # the home page has a composer of its own
            yield SitePage(
                key=page.path.removeprefix(page.language.prefix),
                template="article.html",
                language=page.language,
                alternates=alternates,
                modified=page.modified,
                compose=partial(compose, page, entry, site),
                file=page.file,
            )


def compose(page: Page, entry: Entry, site: Site) -> View:
    """The view of one page."""
    metadata = page.metadata
    assert not isinstance(metadata, Press)
    text = site.text(page.language)
    crumbs = (Crumb(text("home.crumb"), page.language.prefix), *_section_crumb(page, site), Crumb(page.title))
    return View(
        title=page.title,
        head_title=page.title,
        description=metadata.summary,
        crumbs=crumbs,
        feed="feed" if page.kind is Kind.PAGE else f"{page.kind.value}/feed",
        og_type="article" if page.kind is Kind.NEWS else "website",
        values={
            "page": page,
            "metadata": metadata,
            "entry": entry,
            "body": _body(page, site),
            "dateline": _dateline(page, site),
            "picture": _picture(page, metadata, site),
            "facts": _facts(page, metadata, entry, site),
            "key_message": with_calls(metadata.key_message, site) if isinstance(metadata, Guide) else "",
            "tables": _tables(page, metadata, site),
            "sources": [source_line(source, page.language) for source in metadata.sources],
            "translation_notice": translation_notice(page, entry),
            "is_over": is_plan_over(entry, site),
            "is_overdue": metadata.review is not None and metadata.review.due < site.today,
            "reviewed": _review_dates(metadata, page.language),
            "is_unreviewed": metadata.review is not None and metadata.review.by == text("site.name"),
            "hotlines": _hotlines(metadata, page.language, site),
            "contents": _contents(page),
            "keep": keep_of(site, page.language) if is_kept(entry) else None,
            "share": share_of(site.absolute(page.path), page.title),
            "project_news": _project_news(page, entry, site),
            "related": [card_of(other, page.language, site) for other in _related(entry, site)],
            "short_forms": short_forms_in(_words(page, metadata), page.language, site),
            "is_translation": metadata.translation is not None,
        },
        structured_data=(
            structured_data.article(page, entry, site),
            structured_data.breadcrumbs(crumbs, page.path, site),
        ),
    )


def _section_crumb(page: Page, site: Site) -> tuple[Crumb, ...]:
    if page.kind is Kind.PAGE:
        return ()
    return (Crumb(site.text(page.language)(f"section.{page.kind.value}"), f"{page.language.prefix}{page.kind.value}/"),)


def _body(page: Page, site: Site) -> str:
    """The body; where it teaches, difficult words lead to the glossary."""
    html = localise(page, site)
    if page.kind is Kind.GUIDE or page.key == LAW:
        return explained(html, up_to_root(page.path), page.language, site)
    return html


def _words(page: Page, metadata: Metadata) -> str:
    """What a reader reads of a page, short of its sources."""
    parts = [page.title, metadata.summary, page.markdown]
    if isinstance(metadata, Guide):
        parts += [metadata.key_message, *metadata.steps, *metadata.easy_read]
    if isinstance(metadata, Plan):
        parts += metadata.tasks
    return "\n".join(parts)


def _contents(page: Page) -> list[Heading]:
    """The headings of a long guide, to jump to; a short one needs none."""
    wants_contents = isinstance(page.metadata, PlainPage) and page.metadata.contents
    if page.kind is not Kind.GUIDE and not wants_contents:
        return []
    headings = [heading for heading in page.body.headings if heading.level == 2]
    return headings if len(headings) >= CONTENTS_FROM else []


def _related(entry: Entry, site: Site) -> Sequence[Entry]:
    return () if entry.kind is Kind.PAGE else site.catalogue.related(entry, RELATED_COUNT)


def _dateline(page: Page, site: Site) -> list[tuple[str, str, str]]:
    """Label, machine-readable date and readable date, for each date worth saying."""
    text = site.text(page.language)
    lines: list[tuple[str, str, str]] = []
    if page.date and page.kind is not Kind.PROJECT:
        lines.append((text("date.dated"), str(page.date), format_when(page.date, page.language)))
    if page.modified and page.modified != page.date and page.modified.is_whole:
        lines.append((text("date.updated"), str(page.modified), format_when(page.modified, page.language)))
    return lines


def _review_dates(metadata: Metadata, language: Language) -> dict[str, str] | None:
    if metadata.review is None:
        return None
    on, due = (PartialDate.from_date(day) for day in (metadata.review.on, metadata.review.due))
    return {
        "by": metadata.review.by,
        "on": format_when(on, language),
        "on_iso": str(on),
        "due": format_when(due, language),
        "due_iso": str(due),
    }


def _picture(page: Page, metadata: Metadata, site: Site) -> dict[str, Any] | None:
    picture = metadata.picture
    if picture is None:
        return None
    file = page.beside(picture.file)
    webp = webp_beside(file, site.pictures)
    return {
        "path": address_of(file),
        "webp": address_of(webp) if webp else "",
        "size": site.pictures.get(file),
        "about": picture,
    }


def _hotlines(metadata: Metadata, language: Language, site: Site) -> list[HotlineCard]:
    found = [site.catalogue.data.hotlines[key] for key in metadata.hotlines] if isinstance(metadata, Guide) else []
    return [hotline_card(hotline, language) for hotline in found if hotline.is_public]


def _facts(page: Page, metadata: Metadata, entry: Entry, site: Site) -> list[Fact]:
    language, text = page.language, site.text(page.language)
    facts: list[Fact] = []

    def add(label: str, links: Iterable[Link], moment: str = "") -> None:
        if kept := tuple(link for link in links if link.title):
            facts.append(Fact(text(label), kept, moment))

    if isinstance(metadata, News) and metadata.event:
        event = metadata.event
        add("fact.event", [Link(event.name)])
        add("fact.when", [Link(format_period(event.start, event.end or event.start, language))], str(event.start or ""))
        add("fact.where", [Link(event.place or "")])
    if isinstance(metadata, Plan):
        add("fact.number", [Link(metadata.number)])
        add("fact.issuer", [_organisation_link(metadata.issuer, language, site)])
        issued: date | None = metadata.issued  # a gap in a preview
        if issued:
            day = PartialDate.from_date(issued)
            add("fact.issued", [Link(format_when(day, language))], str(day))
        add("fact.period", [_period_link(metadata.period, language)])
    if isinstance(metadata, Project):
        add("fact.period", [_period_link(metadata.period, language)])
        for label, slugs in (
            ("fact.funder", metadata.funder),
            ("fact.implementer", metadata.implementer),
            ("fact.partners", metadata.partners),
        ):
            add(label, [_organisation_link(slug, language, site) for slug in slugs])
    if isinstance(metadata, Guide):
        add("fact.audience", [Link(", ".join(metadata.audience))])
    if isinstance(metadata, News) and metadata.project:
        add("fact.project", [_project_link(metadata.project, language, site)])
    add("fact.places", [_place_link(slug, language, site) for slug in metadata.provinces])
    named = {metadata.issuer} if isinstance(metadata, Plan) else set()
    if isinstance(metadata, Project):
        named = {*metadata.funder, *metadata.implementer, *metadata.partners}
    others = [slug for slug in entry.organisations if slug not in named]
    add("fact.organisations", [_organisation_link(slug, language, site) for slug in others])
    add("fact.topics", [_topic_link(slug, language, site) for slug in metadata.topics])
    return facts


def _period_link(period: Period, language: Language) -> Link:
    return Link(format_period(period.start, period.end, language))


def _organisation_link(slug: str, language: Language, site: Site) -> Link:
    if not slug:  # a gap in a preview
        return Link("")
    organisation = site.catalogue.data.organisations[slug]
    return Link(organisation.name.in_(language), f"{language.prefix}organisations/{slug}/")


def _topic_link(slug: str, language: Language, site: Site) -> Link:
    return Link(site.catalogue.data.topics[slug].name.in_(language), f"{language.prefix}topics/{slug}/")


def _project_link(slug: str, language: Language, site: Site) -> Link:
    entry = site.catalogue.entries.get(f"projects/{slug}")
    if entry is None:
        return Link("")
    page = entry.in_(language)
    return Link(page.title, page.path)


def _place_link(slug: str, language: Language, site: Site) -> Link:
    """A present province, or `Quảng Nam (cũ), nay thuộc Đà Nẵng` leading to the present one."""
    data = site.catalogue.data
    province = data.province_of(slug)
    assert province is not None
    former = data.former_of(slug)
    title = province.name.in_(language)
    if former:
        title = site.text(language)("place.former", former=former.name.in_(language), present=title)
    return Link(title, f"{language.prefix}places/{province.slug}/")


def _tables(page: Page, metadata: Metadata, site: Site) -> dict[str, Any]:
    """Rows of the figure and target tables, and the lists of a plan."""
    language = page.language
    tables: dict[str, Any] = dict.fromkeys(_TABLES, ())
    if isinstance(metadata, News | Guide):
        tables["figures"] = [_figure_row(figure, metadata, language, site) for figure in metadata.figures]
    if isinstance(metadata, Project) and metadata.results:
        tables["results"] = [_figure_row(figure, metadata, language, site) for figure in metadata.results]
    if isinstance(metadata, Plan):
        tables["targets"] = [_target_row(target, metadata, language, site) for target in metadata.targets]
        tables["tasks"] = metadata.tasks
        tables["related"] = [
            {
                "number": document.number,
                "title": document.title or "",
                "url": document.url or "",
                "issued": format_when(document.issued, language) if document.issued else "",
                "issuer": _organisation_link(document.issuer, language, site) if document.issuer else None,
            }
            for document in metadata.related
        ]
    if isinstance(metadata, Guide):
        tables["steps"] = [with_calls(step, site) for step in metadata.steps]
        tables["easy_read"] = [with_calls(line, site) for line in metadata.easy_read]
    return tables


def _figure_row(figure: Figure, metadata: Metadata, language: Language, site: Site) -> Row:
    return Row(
        quantity=quantity_of(figure, language, site),
        counts=figure.counts,
        period=figure.period or "",
        note=figure.note or "",
        source=source_number(figure.source, metadata),
    )


def _target_row(target: Target, metadata: Metadata, language: Language, site: Site) -> Row:
    return Row(
        quantity=quantity_of(target, language, site),
        counts=target.counts,
        period=format_when(target.by, language) if target.by else "",
        source=source_number(target.source, metadata),
    )


def _project_news(page: Page, entry: Entry, site: Site) -> dict[str, Any] | None:
    """On a project's page: its news, newest first, and where the rest is."""
    if entry.kind is not Kind.PROJECT:
        return None
    members = [other for other in site.catalogue.by_project.get(entry.slug, ()) if other.key != entry.key]
    cards: list[Card] = [card_of(other, page.language, site) for other in members[:PAGE_SIZE]]
    more = f"{page.language.prefix}{entry.key}/all/" if len(members) > PAGE_SIZE else ""
    return {"cards": cards, "more": more, "count": len(members)}
