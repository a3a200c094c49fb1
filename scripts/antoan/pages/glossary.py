"""The glossary, and its use elsewhere: terms explained where a guide first uses them, abbreviations of a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import groupby

from antoan.model.language import Language
from antoan.model.reference_data import Abbreviation, Term
from antoan.pages import structured_data
from antoan.pages.article_parts import SourceLine, source_line
from antoan.pages.site import Site
from antoan.pages.site_page import Crumb, SitePage, View, in_each_language
from antoan.writing.collation import vietnamese_key

KEY = "glossary/"
# More links than this to explanations would clutter a guide.
LINKED_AT_MOST = 12

_TAG = re.compile(r"(<[^>]+>)")
# Words in these are left alone: they lead somewhere already, or name a part of the page.
_CLOSED = ("a", "code", "h2", "h3", "h4", "h5", "h6", "th")
_CAPITALS = re.compile(r"(?<![\w/&.-])[A-ZĐ][\w&.-]*[A-ZĐ0-9](?![\w/]|[&.-]\w)")
_ADDRESS = re.compile(r"\]\([^)]*\)|https?://\S+")


@dataclass(frozen=True, slots=True, kw_only=True)
class TermCard:
    """A term in one language.

    Attributes:
        other: the term in the other language.
        see: slug and word of terms near to it.
    """

    slug: str
    term: str
    meaning: str
    also: str
    other: str
    other_lang: str
    see: tuple[tuple[str, str], ...]
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True)
class ShortForm:
    """An abbreviation: its letters, what they stand for, and the slug of the term that says more, if any."""

    short: str
    meaning: str
    term: str


def has_glossary(site: Site) -> bool:
    """Whether there is anything to explain."""
    return bool(site.catalogue.data.terms)


def glossary_pages(site: Site) -> Iterator[SitePage]:
    """The page in both languages, where there are terms."""
    if has_glossary(site):
        yield from in_each_language(KEY, "glossary.html", partial(_compose, site))


def _compose(site: Site, language: Language) -> View:
    text = site.text(language)
    data = site.catalogue.data
    terms = sorted(data.terms.values(), key=lambda term: vietnamese_key(term.in_(language).term))
    letters = [
        (letter, [_card(term, language, data.terms) for term in group])
        for letter, group in groupby(terms, key=lambda term: _letter(term, language))
    ]
    crumbs = (Crumb(text("home.crumb"), language.prefix), Crumb(text("glossary.title")))
    return View(
        title=text("glossary.title"),
        head_title=text("glossary.title"),
        description=text("glossary.about"),
        crumbs=crumbs,
        values={"letters": letters, "short_forms": _short_forms(data.abbreviations.values(), language)},
        structured_data=(
            structured_data.terms([card for _, cards in letters for card in cards], language.prefix + KEY, site),
            structured_data.breadcrumbs(crumbs, language.prefix + KEY, site),
        ),
    )


def _letter(term: Term, language: Language) -> str:
    """The letter a dictionary lists it under: Đ has a place of its own, vowels keep their hats and lose their tones."""
    (first, *_), _, _ = vietnamese_key(next(ch for ch in term.in_(language).term if ch.isalpha()))
    return "AĂÂBCDĐEÊFGHIJKLMNOÔƠPQRSTUƯVWXYZ"[first - 100]


def _card(term: Term, language: Language, terms: dict[str, Term]) -> TermCard:
    words, other = term.in_(language), term.in_(language.other)
    return TermCard(
        slug=term.slug,
        term=words.term,
        meaning=words.meaning,
        also=", ".join(words.also),
        other=other.term,
        other_lang=language.other.value,
        see=tuple((slug, terms[slug].in_(language).term) for slug in term.see if slug in terms),
        sources=tuple(source_line(source, language) for source in term.sources),
    )


def _short_forms(abbreviations: Iterable[Abbreviation], language: Language) -> list[ShortForm]:
    found = (ShortForm(each.short, each.in_(language), each.term or "") for each in abbreviations)
    return sorted(found, key=lambda each: vietnamese_key(each.short))


def short_forms_in(words: str, language: Language, site: Site) -> list[ShortForm]:
    """The abbreviations that `words` (Markdown) use without saying what they stand for.

    Letters inside a document's number, such as `1522/KH-UBND`, are part of that number.
    """
    known = site.catalogue.data.abbreviations
    if not known:
        return []
    plain = _ADDRESS.sub(" ", words)
    used = {match for match in _CAPITALS.findall(plain) if match in known}
    used |= {short for short in known if " " in short and re.search(rf"(?<!\w){re.escape(short)}(?!\w)", plain)}
    lowered = plain.lower()
    return _short_forms((known[short] for short in used if known[short].in_(language).lower() not in lowered), language)


def explained(html: str, up: str, language: Language, site: Site) -> str:
    """`html` with the first use of each difficult word leading to the glossary.

    Args:
        up: what leads from the page to the root.
    """
    pattern, slugs = _linked_words(site, language)
    if pattern is None:
        return html
    address = f"{up}{language.prefix}{KEY}"
    unused = set(slugs.values()) - {""}
    count = closed = 0

    def link(match: re.Match[str]) -> str:
        nonlocal count
        slug = slugs.get(match[0].lower(), "")
        if slug not in unused or count == LINKED_AT_MOST:
            return match[0]
        unused.discard(slug)
        count += 1
        return f'<a class="term" href="{address}#{slug}">{match[0]}</a>'

    pieces = _TAG.split(html)
    for index, piece in enumerate(pieces):
        if index % 2:
            name = piece.strip("</>").partition(" ")[0]
            if name in _CLOSED:
                closed += -1 if piece.startswith("</") else 1
        elif not closed:
            pieces[index] = pattern.sub(link, piece)
    return "".join(pieces)


@lru_cache(maxsize=4)
def _linked_words(site: Site, language: Language) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    """A pattern of all words of the glossary, longest first, and the slug of each in small letters.

    Those that need no link have an empty slug: `bóc lột` is not explained inside `bóc lột tình dục`.
    """
    slugs: dict[str, str] = {}
    for term in site.catalogue.data.terms.values():
        words = term.in_(language)
        for word in (words.term, *words.also):
            slugs.setdefault(word.lower(), term.slug if term.link else "")
    if not any(slugs.values()):
        return None, slugs
    words_pattern = "|".join(re.escape(word) for word in sorted(slugs, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words_pattern})(?!\w)", re.IGNORECASE), slugs
