"""The page of all hotlines, made from the data."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from antoan.model.language import Language
from antoan.model.reference_data import Hotline
from antoan.pages import structured_data
from antoan.pages.site import Site
from antoan.pages.site_page import Crumb, SitePage, View, in_each_language

KEY = "hotlines/"


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
    crumbs = (Crumb(text("home.crumb"), language.prefix), Crumb(text("hotlines.title")))
    return View(
        title=text("hotlines.title"),
        head_title=text("hotlines.title"),
        description=text("hotlines.about"),
        crumbs=crumbs,
        values={"groups": groups},
        structured_data=(
            *(structured_data.hotline(item, language) for _, items in groups for item in items),
            structured_data.breadcrumbs(crumbs, language.prefix + KEY, site),
        ),
    )
