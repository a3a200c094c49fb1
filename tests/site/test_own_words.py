"""No page repeats eight words of the raw press texts the first content was written from, short of names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import pytest
import yaml

from antoan.content.loader import load_content
from antoan.model.language import Language
from antoan.model.metadata import News, Press
from tests.command import CASES
from tests.seed_windows import HASHES, WORDS, windows
from tests.site.built import BuiltSite
from tests.site.document import Element

# A run that is mostly a name says nothing about whose words the rest is.
COVERED_BY_NAMES = 5


def words_of(text: str) -> list[str]:
    """Words without case and punctuation, as the hashes were made of."""
    return re.findall(r"\w+", unicodedata.normalize("NFC", text).lower())


@pytest.fixture(scope="module")
def hashes() -> frozenset[str]:
    """Every window of the raw texts."""
    return frozenset(HASHES.read_text(encoding="utf-8").split())


@pytest.fixture(scope="module")
def names(site: BuiltSite) -> dict[str, list[list[str]]]:
    """What may be repeated word for word, by its first word: headlines, names of bodies, places, projects, terms."""
    content = load_content(site.project / "content", site.project / "docs")
    found: list[str] = yaml.safe_load((CASES / "site" / "official_names.yml").read_text(encoding="utf-8"))
    for page in content.pages:
        metadata = page.metadata
        if isinstance(metadata, Press):
            found.append(metadata.headline)
            continue
        found += [source.title for source in metadata.sources]
        if isinstance(metadata, News) and metadata.event:
            found.append(metadata.event.name)
    data = content.data
    for language in Language:
        found += [each.name.in_(language) for each in data.organisations.values()]
        found += [each.name.in_(language) for each in data.provinces.values()]
        for term in data.terms.values():
            found += [term.in_(language).term, *term.in_(language).also]
    found += [unit.name.vi for each in data.provinces.values() for unit in each.former]
    found += [alias for each in data.organisations.values() for alias in each.aliases]
    by_first: dict[str, list[list[str]]] = {}
    for name in dict.fromkeys(found):
        if parts := words_of(name):
            by_first.setdefault(parts[0], []).append(parts)
    return by_first


def said_on(element: Element) -> str:
    """What a page says, its elements set apart."""
    if element.tag in ("script", "style"):
        return ""
    return " ".join(child if isinstance(child, str) else said_on(child) for child in element.children)


def repeated(text: str, hashes: frozenset[str], names: dict[str, list[list[str]]]) -> Iterator[str]:
    """Runs of `text` that stand in a raw text and are not mostly names."""
    words = words_of(text)
    covered = [False] * len(words)
    for at, word in enumerate(words):
        for name in names.get(word, ()):
            if words[at : at + len(name)] == name:
                covered[at : at + len(name)] = [True] * len(name)
    for at, (run, digest) in enumerate(windows(text)):
        if digest in hashes and sum(covered[at : at + WORDS]) < COVERED_BY_NAMES:
            yield run


def test_the_pages_are_in_our_own_words(
    site: BuiltSite, hashes: frozenset[str], names: dict[str, list[list[str]]]
) -> None:
    """Every page of the site, in both languages."""
    found = sorted(
        {f"{run}: {path}" for path, page in site.pages.items() for run in repeated(said_on(page), hashes, names)}
    )
    assert "\n".join(found) == ""


def test_a_copied_sentence_is_noticed(hashes: frozenset[str]) -> None:
    """The hashes are of real runs of words: one that is known to stand in a raw text is found, a made-up one is not."""
    known = "đấu tranh chống mua bán người và nô lệ thời hiện đại"
    assert list(repeated(known, hashes, {})) == [run for run, _ in windows(known)]
    assert list(repeated("hôm nay trời mưa nên cả lớp ở trong nhà", hashes, {})) == []
