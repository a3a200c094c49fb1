"""Numbers to call on real pages."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from tests.components.render import component
from tests.site.built import BuiltSite
from tests.site.document import Element, parse

from antoan.model.language import Language
from antoan.strings.texts import interface_texts

UNKNOWN = ("", "-", "–", "?", "None", "chưa rõ", "không rõ", "null", "unknown")
GUIDE = "guides/kiem-tra-loi-moi-viec-lam/"


@pytest.fixture(scope="module")
def data(site: BuiltSite) -> dict[str, Any]:
    """The hotlines as written in the content, by key."""
    text = (site.project / "content/data/hotlines.yml").read_text(encoding="utf-8")
    return {hotline["key"]: hotline for hotline in yaml.load(text, Loader=yaml.BaseLoader)["hotlines"]}


def boxes(site: BuiltSite) -> list[Element]:
    """Every hotline on the page of hotlines, in both languages."""
    found = [box for path in ("hotlines/", "en/hotlines/") for box in site.pages[path].all("article", class_="hotline")]
    assert len(found) >= 10
    return found


def test_every_number_is_dialled_by_a_tap(site: BuiltSite, data: dict[str, Any]) -> None:
    """The link dials what the data say is to be dialled, and shows the number that people know."""
    for box in boxes(site):
        hotline = data[box.get("id")]
        call = box.one("a", class_="call")
        dialled = hotline.get("dial") or re.sub(r"[^\d+]", "", hotline["number"])
        assert call.get("href").split(";")[0] == f"tel:{dialled}"
        assert call.text == hotline["number"]


def test_what_is_not_known_is_not_printed(site: BuiltSite, data: dict[str, Any]) -> None:
    """No line without words, none for what the data leave open, and no placeholder."""
    for box in boxes(site):
        hotline = data[box.get("id")]
        for line in box.one("dl").all("div"):
            assert line.one("dt").text
            assert line.one("dd").text.strip(".").lower() not in UNKNOWN, box.get("id")
        for name in ("hours", "cost", "address"):
            if name not in hotline:
                label = LABELS[box.language][name]
                assert label not in [term.text for term in box.all("dt")], box.get("id")


LABELS = {
    language.value: {name: interface_texts(language)(f"hotline.{name}") for name in ("hours", "cost", "address")}
    for language in Language
}


def test_no_number_is_shown_that_may_not_be(site: BuiltSite, data: dict[str, Any]) -> None:
    """Superseded and withheld hotlines stand on no page."""
    shown = {box.get("id") for box in boxes(site)}
    assert {"national-111", "police-113", "consular-protection"} <= shown
    assert {key for key in shown if data[key]["publish"] not in ("yes", "secondary")} == set()


def test_a_guide_says_whom_to_call_and_no_more(site: BuiltSite) -> None:
    """Number, name and purpose, and one link to all that is known."""
    for path in (GUIDE, f"en/{GUIDE}"):
        section = site.pages[path].one("section", class_="call-now")
        lines = section.all("div", class_="hotline-line")
        assert len(lines) >= 3
        for line in lines:
            assert line.one("a").get("href").startswith("tel:")
            assert line.one("strong").text
            assert line.all("dl") == []
        more = section.one("p", class_="more").one("a")
        assert site.fault(path, more.get("href")) == ""


@pytest.mark.parametrize(
    "name", ["hours", "cost", "from_abroad", "address", "email", "website", "extension", "national", "notes"]
)
def test_each_unknown_leaves_no_trace(name: str) -> None:
    """Of everything that may be unknown: what is left out takes its label with it, and the rest stays as it was."""
    one = component("hotline")
    full = next(example for example in one.examples if example.name == "all that can be known")
    hotline = full.parameters["hotline"]
    before = words(one.html(full))
    after = words(one.html(full, hotline=hotline | {name: [] if name == "notes" else ""}))
    assert len(after) < len(before)
    assert [word for word in after if word not in before or not word] == []


def words(html: str) -> list[str]:
    """Texts of the elements of a box, each by itself."""
    tags = ("a", "dt", "dd", "span", "p", "h3")
    skipped = {"hotline-number", "icon"}
    return [element.text for element in parse(html).all(*tags) if element.get("class") not in skipped]
