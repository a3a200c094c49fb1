"""Which words of a teaching text lead to the glossary, and which abbreviations a page explains."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

import pytest

from antoan.catalogue.catalogue import Catalogue
from antoan.model.language import Language
from antoan.model.reference_data import Abbreviation, ReferenceData, Term
from antoan.pages.glossary import explained, short_forms_in
from antoan.pages.site import Site
from tests.site.document import Element, parse

# Slug, Vietnamese and English words (the term first), and whether guides explain it.
TERMS = [
    ("boc-lot", ["bóc lột", "bị lợi dụng"], ["exploitation"], True),
    ("boc-lot-tinh-duc", ["bóc lột tình dục"], ["sexual exploitation"], False),
    ("no", ["nợ"], ["debt"], True),
    ("le-thuoc-vi-no", ["lệ thuộc vì nợ"], ["debt bondage"], True),
    ("nan-nhan", ["nạn nhân"], ["victim"], False),
]
# Short form, what it stands for in each language, and the term that says more.
SHORT_FORMS = [
    ("UBND", "Ủy ban nhân dân", "People’s Committee", "uy-ban"),
    ("KH", "kế hoạch", "plan", None),
    ("QĐ", "quyết định", "decision", None),
    ("DTTS", "dân tộc thiểu số", "ethnic minority", None),
    ("ĐSQ", "đại sứ quán", "embassy", None),
    ("C02", "Cục Cảnh sát hình sự", "Criminal Police Department", None),
    ("GD&ĐT", "Giáo dục và Đào tạo", "Education and Training", None),
    ("TP.HCM", "Thành phố Hồ Chí Minh", "Ho Chi Minh City", None),
    ("VBSP", "Ngân hàng Chính sách xã hội", "Vietnam Bank for Social Policies", None),
]


def term(slug: str, vi: list[str], en: list[str], link: bool) -> Term:
    """A term that means nothing."""
    words = {code: {"term": first, "also": also, "meaning": "…"} for code, (first, *also) in (("vi", vi), ("en", en))}
    return Term.model_validate({"slug": slug, "group": "core", "link": link, **words})


def site_of(terms: Iterable[Term], short_forms: Iterable[Abbreviation] = ()) -> Site:
    """A site that has nothing but a glossary."""
    data = ReferenceData(
        terms={each.slug: each for each in terms}, abbreviations={each.short: each for each in short_forms}
    )
    return Site(Catalogue.from_pages([], data), "https://antoan.example/", date(2026, 11, 21), {})


@pytest.fixture(scope="module")
def site() -> Site:
    """With the terms and short forms above."""
    short_forms = [Abbreviation(short=short, vi=vi, en=en, term=slug) for short, vi, en, slug in SHORT_FORMS]
    return site_of((term(*each) for each in TERMS), short_forms)


def added(html: str, result: str) -> list[Element]:
    """The links `result` has that `html` has not; all else, to the letter, is the same."""
    known = {link.get("href") for link in parse(html).all("a")}
    links = [link for link in parse(result).all("a") if link.get("href") not in known]
    without = result
    for link in links:
        without = re.sub(rf'<a\b[^>]*href="{re.escape(link.get("href"))}"[^>]*>(.*?)</a>', r"\1", without, count=1)
    assert without == html
    return links


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        # Once each, where it comes first, in the letters of the text.
        ("<p>Bóc lột là gì? Có nhiều kiểu bóc lột.</p><p>bóc lột</p>", [("Bóc lột", "boc-lot")]),
        ("<p>Chị <strong>bị lợi dụng</strong>: đó là bóc lột.</p>", [("bị lợi dụng", "boc-lot")]),
        ("<ul><li>Không ai có <em>nợ</em></li><li>hay bị BÓC LỘT</li></ul>", [("nợ", "no"), ("BÓC LỘT", "boc-lot")]),
        # Longer words first; those that need no link hide the shorter ones in them.
        ("<p>Kẻ bóc lột tình dục trẻ em.</p>", []),
        ("<p>Kẻ bóc lột tình dục cũng bóc lột sức người.</p>", [("bóc lột", "boc-lot")]),
        ("<p>Bị lệ thuộc vì nợ, rồi nợ thêm.</p>", [("lệ thuộc vì nợ", "le-thuoc-vi-no"), ("nợ", "no")]),
        ("<p>Nạn nhân không có lỗi.</p>", []),
        # Whole words only.
        ("<p>nợn, tnợ, nợ_1, bóc lộtt</p>", []),
        ("<p>“nợ”, nợ.</p>", [("nợ", "no")]),
        # Not in headings, links, code and heads of tables, however deep.
        ("<h2>Nợ</h2><p>nợ</p>", [("nợ", "no")]),
        ('<h3 id="no">Về <em>nợ</em></h3><h4><strong>bóc lột</strong></h4>', []),
        ('<p><a href="/x/">Trả <strong>nợ</strong> bóc lột</a> và nợ</p>', [("nợ", "no")]),
        ("<p><code>nợ</code></p>", []),
        ("<table><thead><tr><th>Nợ</th></tr></thead><tbody><tr><td>nợ</td></tr></tbody></table>", [("nợ", "no")]),
        # What is no text is left alone, and so are words over several tags.
        ('<p><img src="x.png" alt="bóc lột"><span title="nợ">vay</span></p>', []),
        ("<p>bóc <em>lột</em></p>", []),
        # Entities stay entities.
        ("<p>A &amp; B &lt;nợ&gt; &quot;bóc lột&quot;&nbsp;nợ</p>", [("nợ", "no"), ("bóc lột", "boc-lot")]),
        ("<p>không có từ nào</p>", []),
        ("", []),
    ],
)
def test_difficult_words_lead_to_the_glossary(html: str, expected: list[tuple[str, str]], site: Site) -> None:
    """The first use of each, by the way to the root that the page has."""
    links = added(html, explained(html, "../../", Language.VI, site))
    assert [(link.text, link.get("href")) for link in links] == [
        (words, f"../../glossary/#{slug}") for words, slug in expected
    ]


def test_each_language_explains_its_own_words(site: Site) -> None:
    """English words lead to the English glossary; Vietnamese ones beside them are left alone."""
    html = "<p>Debt bondage (lệ thuộc vì nợ) is exploitation, not sexual exploitation.</p>"
    links = added(html, explained(html, "../../../", Language.EN, site))
    assert [(link.text, link.get("href")) for link in links] == [
        ("Debt bondage", "../../../en/glossary/#le-thuoc-vi-no"),
        ("exploitation", "../../../en/glossary/#boc-lot"),
    ]


def test_a_page_is_not_cluttered() -> None:
    """Twelve links at most: the first twelve."""
    words = [f"từ số {letter}" for letter in "abcdeghiklmnopq"]
    many = site_of(term(f"t-{number}", [word], [word], link=True) for number, word in enumerate(words))
    html = "".join(f"<p>Đây là {word}.</p>" for word in words)
    links = added(html, explained(html, "../", Language.VI, many))
    assert [link.text for link in links] == words[:12]


@pytest.mark.parametrize("terms", [[], [each for each in TERMS if not each[3]]], ids=["no terms", "none to link"])
def test_nothing_to_explain(terms: list[tuple[str, list[str], list[str], bool]]) -> None:
    """Without terms, or with such as everybody knows, a text stays as it is."""
    html = "<p>Nạn nhân bị bóc lột tình dục &amp; nợ.</p>"
    assert explained(html, "../", Language.VI, site_of(term(*each) for each in terms)) == html


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Đến UBND xã.", ["UBND"]),
        ("(UBND), **UBND**, “UBND”: UBND.", ["UBND"]),
        ("Công an (C02), ngành GD&ĐT, TP.HCM.", ["C02", "GD&ĐT", "TP.HCM"]),
        # In the order of the alphabet, Đ after D.
        ("UBND, ĐSQ, C02 và DTTS", ["C02", "DTTS", "ĐSQ", "UBND"]),
        # Letters of a document's number are no words.
        ("Kế hoạch 1522/KH-UBND, Quyết định 4659/QĐ-UBND ngày 09/12/2015", []),
        ("Theo Công văn 12/UBND-VX", []),
        ("UBND tỉnh ra Kế hoạch 1522/KH-UBND", ["UBND"]),
        # Nor are parts of longer words and of addresses.
        ("UBNDX, XUBND, VUBND-TP", []),
        ("[bài báo](https://example.org/?tim=UBND) và https://example.org/?tim=UBND", []),
        # What a page spells out needs no explanation.
        ("Ủy ban nhân dân xã (UBND)", []),
        ("ỦY BAN NHÂN DÂN xã; UBND phường; ĐSQ", ["ĐSQ"]),
        ("ubnd xã", []),
        ("", []),
    ],
)
def test_abbreviations_are_explained(words: str, expected: list[str], site: Site) -> None:
    """Those a text uses and does not spell out, with what they stand for."""
    meanings = {short: (vi, slug or "") for short, vi, _, slug in SHORT_FORMS}
    found = [(each.short, each.meaning, each.term) for each in short_forms_in(words, Language.VI, site)]
    assert found == [(short, *meanings[short]) for short in expected]


def test_what_is_spelt_out_counts_in_its_language(site: Site) -> None:
    """An English text that gives only the Vietnamese name still owes the reader the English one."""
    words = "The People’s Committee (UBND), and the VBSP (Ngân hàng Chính sách xã hội)"
    found = [(each.short, each.meaning) for each in short_forms_in(words, Language.EN, site)]
    assert found == [("VBSP", "Vietnam Bank for Social Policies")]
