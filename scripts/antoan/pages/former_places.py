"""A page under each name a province had before the mergers of 2025: it says where the place is now."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from antoan.model.language import Language
from antoan.model.reference_data import FormerProvince, Province
from antoan.pages import structured_data
from antoan.pages.card import card_of
from antoan.pages.paging import PAGE_SIZE
from antoan.pages.site import Site
from antoan.pages.site_page import Crumb, SitePage, View, in_both


def former_place_pages(site: Site) -> Iterator[SitePage]:
    """The pages in both languages; search engines are sent to the present place."""
    data = site.catalogue.data
    for slug in data.former_slugs:
        unit, province = data.former_of(slug), data.province_of(slug)
        assert unit is not None
        assert province is not None
        for language in Language:
            yield SitePage(
                key=f"places/{slug}/",
                template="former-place.html",
                language=language,
                alternates=in_both(f"places/{slug}/"),
                stands_for=f"{language.prefix}places/{province.slug}/",
                compose=partial(_compose, unit, province, site, language),
            )


def _compose(unit: FormerProvince, province: Province, site: Site, language: Language) -> View:
    text = site.text(language)
    former, present = unit.name.in_(language), province.name.in_(language)
    title = text("place.former.title", former=former)
    places = f"{language.prefix}places/"
    crumbs = (Crumb(text("home.crumb"), language.prefix), Crumb(text("places.title"), places), Crumb(title))
    entries = [
        entry
        for entry in site.catalogue.by_province.get(province.slug, ())
        if any(unit.slug in page.metadata.provinces for page in entry.versions.values())
    ]
    return View(
        title=title,
        head_title=title,
        description=text("place.former.about", former=former, present=present),
        crumbs=crumbs,
        values={
            "former": former,
            "present": present,
            "path": f"{places}{province.slug}/",
            "cards": [card_of(entry, language, site) for entry in entries[:PAGE_SIZE]],
        },
        structured_data=(structured_data.breadcrumbs(crumbs, f"{places}{unit.slug}/", site),),
    )
