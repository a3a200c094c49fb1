"""The made-up archive on disk, in the form that each generator reads."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.bench.article import Article, articles
from tests.bench.catalogue import Catalogue, Term, read_catalogue
from tests.bench.pair import LANGUAGES, Pair
from tests.bench.yaml_text import front_matter

_SITES = Path(__file__).with_name("sites")


@dataclass(frozen=True, kw_only=True)
class Archive:
    """`count` articles in two languages; `content` is the folder with `data/` and `projects/`."""

    count: int
    content: Path
    seed: int = 111

    def articles(self) -> Iterator[Article]:
        """The articles, always the same for the same seed and the same content folder."""
        return articles(self.count, self.catalogue(), self.seed)

    def catalogue(self) -> Catalogue:
        """What the articles refer to."""
        return read_catalogue(self.content)


def write_for_antoan(archive: Archive, folder: Path) -> None:
    """Write a content folder: the made-up news in the place of the real, and everything else as it is.

    The hand-written pages lead to guides and other pages.
    """
    shutil.copytree(archive.content, folder, ignore=shutil.ignore_patterns("news"))
    _write_news(archive, folder / "news")


def write_for_hugo(archive: Archive, folder: Path) -> None:
    """Write a Hugo site: templates and settings, the very files An Toàn gets, and a page per term."""
    shutil.copytree(_SITES / "hugo", folder)
    _write_news(archive, folder / "content" / "news")
    _write_pair(folder / "content" / "news", "_index", _titled("Tin tức", "News"))
    catalogue = archive.catalogue()
    _write_terms(folder / "content" / "topics", catalogue.topics, Pair(vi="Chủ đề", en="Topics"))
    _write_terms(folder / "content" / "provinces", catalogue.provinces, Pair(vi="Tỉnh, thành phố", en="Provinces"))
    _write_terms(folder / "content" / "organisations", catalogue.organisations, Pair(vi="Tổ chức", en="Organisations"))


def write_for_stock(archive: Archive, folder: Path) -> None:
    """Write a MkDocs site: settings, two home pages, and the texts with their titles only."""
    shutil.copytree(_SITES / "stock", folder)
    for article in archive.articles():
        text = Pair(
            vi=front_matter({"title": article.title.vi}) + article.body.vi,
            en=front_matter({"title": article.title.en}) + article.body.en,
        )
        _write_pair(folder / "docs" / "news" / str(article.date.year), article.slug, text)


def _write_news(archive: Archive, folder: Path) -> None:
    for article in archive.articles():
        text = Pair(vi=article.header.vi + article.body.vi, en=article.header.en + article.body.en)
        _write_pair(folder / str(article.date.year), article.slug, text)


def _write_terms(folder: Path, terms: Iterable[Term], title: Pair) -> None:
    _write_pair(folder, "_index", _titled(title.vi, title.en))
    for term in terms:
        _write_pair(folder / term.slug, "_index", _titled(term.name.vi, term.name.en))


def _titled(vi: str, en: str) -> Pair:
    return Pair(vi=front_matter({"title": vi}), en=front_matter({"title": en}))


def _write_pair(folder: Path, stem: str, text: Pair) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        path = folder / f"{stem}.{language}.md"
        path.write_text(text.text(language), encoding="utf-8", newline="\n")
