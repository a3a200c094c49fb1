"""The pages that list all places, organisations and topics, in the order of their names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from antoan.model.language import Language
from antoan.pages import structured_data
from antoan.pages.site import Site
from antoan.pages.site_page import Crumb, SitePage, View, in_each_language
from antoan.pages.tile_map import tile_map


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a directory: name, address, a remark, and how many entries stand behind it."""

    name: str
    path: str
    remark: str
    count: int


def directory_pages(site: Site) -> Iterator[SitePage]:
    """The three directories in both languages."""
    makers = {"places": _places, "organisations": _organisations, "topics": _topics}
    for name, items in makers.items():
        yield from in_each_language(f"{name}/", "directory.html", partial(_compose, name, items, site))


def _compose(name: str, items: Callable[[Language, Site], list[Item]], site: Site, language: Language) -> View:
    text = site.text(language)
    crumbs = (Crumb(text("home.crumb"), language.prefix), Crumb(text(f"{name}.title")))
    return View(
        title=text(f"{name}.title"),
        head_title=text(f"{name}.title"),
        description=text(f"{name}.about"),
        crumbs=crumbs,
        values={"items": items(language, site), "map": tile_map(site, language) if name == "places" else None},
        structured_data=(structured_data.breadcrumbs(crumbs, f"{language.prefix}{name}/", site),),
    )


def _places(language: Language, site: Site) -> list[Item]:
    text = site.text(language)
    return [
        Item(
            province.name.in_(language),
            f"{language.prefix}places/{province.slug}/",
            text("place.includes", former=", ".join(unit.name.in_(language) for unit in province.merged_from))
            if province.merged_from
            else "",
            len(site.catalogue.by_province.get(province.slug, ())),
        )
        for province in site.provinces(language)
    ]


def _organisations(language: Language, site: Site) -> list[Item]:
    return [
        Item(
            organisation.name.in_(language),
            f"{language.prefix}organisations/{organisation.slug}/",
            organisation.type.in_(language),
            len(site.catalogue.by_organisation.get(organisation.slug, ())),
        )
        for organisation in site.organisations(language)
    ]


def _topics(language: Language, site: Site) -> list[Item]:
    return [
        Item(
            topic.name.in_(language),
            f"{language.prefix}topics/{topic.slug}/",
            topic.about.in_(language) if topic.about else "",
            len(site.catalogue.by_topic.get(topic.slug, ())),
        )
        for topic in site.topics(language)
    ]
