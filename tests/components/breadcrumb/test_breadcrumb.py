"""The way to a page, on real pages."""

from __future__ import annotations

from tests.site.built import BuiltSite, language_of

from antoan.model.language import Language
from antoan.strings.texts import interface_texts

HOME = {language.value: interface_texts(language)("home.crumb") for language in Language}
GUIDE = "guides/kiem-tra-loi-moi-viec-lam/"


def test_every_step_is_a_link_that_leads_somewhere(site: BuiltSite) -> None:
    """From the home page of the same language on; the page itself, whose title follows, is not among them."""
    for path, page in site.reachable.items():
        for trail in page.all("nav", class_="breadcrumb"):
            steps = [item.one("a") for item in trail.all("li")]
            targets = [site.resolve(path, step.get("href")) for step in steps]
            home = site.url + ("en/" if language_of(path) == "en" else "")
            assert (steps[0].text, targets[0]) == (HOME[language_of(path)], home), path
            assert site.url + path not in targets, path
            assert [site.fault(path, step.get("href")) for step in steps] == [""] * len(steps), path


def test_a_guide_lies_below_its_section(site: BuiltSite) -> None:
    """Home, guides; before the title, in a landmark with a name."""
    page = site.pages[GUIDE]
    trail = page.one("nav", class_="breadcrumb")
    assert trail.get("aria-label") == interface_texts(Language.VI)("breadcrumb.label")
    assert [step.text for step in trail.all("a")] == [HOME["vi"], interface_texts(Language.VI)("section.guides")]
    order = [element for element in page.one("main").walk() if element is trail or element.tag == "h1"]
    assert order[0] is trail
