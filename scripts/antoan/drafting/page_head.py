"""A page of an outlet to a report: an extractor finds the text, the page's own head says what it is."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from antoan.drafting.article import find_article, is_date_line
from antoan.drafting.authors import authors_in
from antoan.drafting.report import PageHead, Report, report_of_text
from antoan.writing.slug import fold

# What stands around an article by the name of its class; the extractor keeps some of it.
_CLASSES = (
    "recommend",
    "most-read",
    "tin-lien-quan",
    "tinlienquan",
    "lienquan",
    "box-tin",
    "relate",
    "link-content",
    "xem-them",
    "read-more",
    "comment",
)
_AROUND = [
    "//aside",
    "//nav",
    "//footer",
    *(f"//*[contains(@class, '{name}') or contains(@id, '{name}')]" for name in _CLASSES),
    # Lists of headlines: every item begins with a long link.
    "//ul[count(li) > 1 and not(li[not(*[1][self::a][string-length(normalize-space(.)) > 20])])]",
]


_FOOT = 150  # characters; the first words name who is answerable
MORE = 1.3  # times as long an article as the extractor's is taken for the better one
_HEADINGS = ("h1", "h2", "h3", "h4")
_LEADS = re.compile(
    r"(?:^|[-_ ])(?:sapo|chapp?eau|lead|des|desc|description|summary|intro|excerpt|news-head)(?:[-_ ]|$)"
)
_BLOCKS = {"p", "div", "br", "li", "ul", "ol", "table", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6"}
_BLOCKS |= {"figure", "figcaption", "section", "article", "aside", "header", "footer", "blockquote"}


def looks_like_html(text: str) -> bool:
    """Whether a text is the source of a page."""
    start = text[:2000].lower()
    return "<html" in start or "<!doctype html" in start or ("<head" in start and "<body" in text.lower())


def report_of_page(html: str, address: str = "") -> Report:
    """The report a page holds.

    Args:
        address: where the page was fetched from.
    """
    import trafilatura
    from lxml import html as parser

    document: Any = trafilatura.bare_extraction(
        html,
        url=address or None,
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        prune_xpath=_AROUND,
        favor_recall=True,
    )
    tree = parser.fromstring(html.encode("utf-8"), parser=parser.HTMLParser(encoding="utf-8"))
    head = _head(tree, address)
    text = document.text if document and document.text else ""
    lead = _lead(tree)
    if lead and fold(lead)[:60] not in fold(text):
        text = f"{lead}\n{text}"
    extracted, whole = report_of_text(text, head), report_of_text(_all_text(tree), head)
    # The extractor loses most of some pages, such as those laid out with tables; then it is read like a copied one.
    return whole if _length(whole) > MORE * _length(extracted) else extracted


def _head(tree: Any, address: str) -> PageHead:
    meta = {
        (node.get("property") or node.get("name") or node.get("itemprop") or "").lower(): (
            node.get("content") or ""
        ).strip()
        for node in tree.iter("meta")
    }
    data = _structured(tree)
    h1 = next((" ".join(node.text_content().split()) for node in tree.iter("h1") if node.text_content().strip()), "")
    said = meta.get("og:title", "") or str(data.get("headline", "")) or ("" if h1 else _titled(tree))
    canonical = next((node.get("href") for node in tree.iter("link") if node.get("rel") == "canonical"), "") or ""
    published = (
        meta.get("article:published_time")
        or str(data.get("datePublished", ""))
        or meta.get("pubdate", "")
        or meta.get("datepublished", "")
        or _near_headline(tree, ("date", "time", "publish"), is_date_line)
    )
    return PageHead(
        headline=h1 if h1 and (not said or h1[:20] in said or len(h1) > 15) else said,
        outlet=re.split(r"\s[-–—|]\s", meta.get("og:site_name", "") or _name(data.get("publisher")))[0],
        authors=_authors(tree, data, meta),
        published=published,
        url=address or meta.get("og:url", "") or canonical,
        foot=_foot(tree),
    )


def _foot(tree: Any) -> tuple[str, ...]:
    nodes = tree.xpath("//footer|//*[contains(@class, 'foot') or contains(@id, 'foot')]")
    texts = (" ".join(node.text_content().split()) for node in nodes)
    return tuple(text[:_FOOT] for text in texts if text)[:3]


def _titled(tree: Any) -> str:
    """A line of the page with which the page's title begins."""
    title = fold(" ".join("".join(node.text_content() for node in tree.xpath("//head/title")[:1]).split()))
    lines = (" ".join(node.text_content().split()) for node in tree.iter(*_HEADINGS, "div", "p", "span", "strong"))
    return max((line for line in lines if len(line.split()) > 4 and title.startswith(fold(line))), key=len, default="")


def _lead(tree: Any) -> str:
    """The first words of an article, which many pages keep apart from its text; nothing where they are cut off."""
    found = [node for node in tree.xpath("//body//*[@class]") if _LEADS.search(node.get("class").lower())]
    texts = [" ".join(node.text_content().split()) for node in found]
    return next((text for text in texts if 12 <= len(text.split()) <= 120), "")


def _near_headline(tree: Any, classes: tuple[str, ...], fits: Callable[[str], bool]) -> str:
    """The short text of a kind that stands nearest to the headline, below it if any does; told by its class's name."""
    nodes = [node for node in tree.iter() if isinstance(node.tag, str)]
    head = next((place for place, node in enumerate(nodes) if node.tag == "h1"), 0)
    found = [
        (place < head, abs(place - head), text)
        for place, node in enumerate(nodes)
        if any(name in (named := (node.get("class") or "").lower()) for name in classes)
        and not any(name in named for name in ("now", "today", "clock", "current"))
        and fits(text := " ".join(node.text_content().split())[:120])
    ]
    return min(found, default=(False, 0, ""))[2]


def _length(report: Report) -> int:
    """Characters of the article in a report."""
    return sum(len(paragraph.text) for paragraph in find_article(report).paragraphs)


def _all_text(tree: Any) -> str:
    """The text of a page as it is copied: every block on a line of its own."""
    for node in tree.xpath("//script|//style|//noscript|//head"):
        node.drop_tree()
    for node in tree.iter():
        if isinstance(node.tag, str) and node.tag in _BLOCKS:
            node.tail = f"\n{node.tail or ''}"
            node.text = f"\n{node.text or ''}"
    rows = (" ".join(row.split()) for row in tree.text_content().split("\n"))
    return "\n".join(row for row in rows if row)


def _structured(tree: Any) -> dict[str, Any]:
    """What JSON-LD says of the article."""
    for node in tree.xpath("//script[@type='application/ld+json']"):
        try:
            found = json.loads(node.text or "")
        except ValueError:
            continue
        queue = found if isinstance(found, list) else [found]
        for each in queue:
            if isinstance(each, dict):
                queue += each.get("@graph", []) if isinstance(each.get("@graph"), list) else []
                if "Article" in str(each.get("@type", "")) or "BlogPosting" in str(each.get("@type", "")):
                    return each
    return {}


def _name(value: Any) -> str:
    if isinstance(value, dict):
        return str(value.get("name", "")).strip()
    return value.strip() if isinstance(value, str) else ""


def _authors(tree: Any, data: dict[str, Any], meta: dict[str, str]) -> tuple[str, ...]:
    said = data.get("author")
    names = [_name(each) for each in (said if isinstance(said, list) else [said])]
    if not any(names):
        names = [meta.get("author", "") or meta.get("article:author", "")]
    outlet = fold(meta.get("og:site_name", "") or _name(data.get("publisher")))
    if not any(names) or all("." in name for name in names):
        names = [*authors_in(_near_headline(tree, ("author", "byline", "writer"), lambda text: bool(authors_in(text))))]
    kept = [name for name in names if name and "." not in name.split(" ")[0][1:] and fold(name) != outlet]
    kept = [name for name in kept if not fold(name).startswith(("bao ", "tap chi ", "http"))]
    return tuple(part.strip() for name in kept for part in re.split(r"\s[-–—]\s|,|;|&", name) if part.strip())
