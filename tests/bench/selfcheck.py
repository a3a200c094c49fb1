"""The command `python -m tests.bench.selfcheck [content folder]`: does the benchmark do what it says?

Generates 25 articles, looks at them, builds them with the stock set-up and with Hugo, and looks for the
pages of both languages and for the lists. An exception is a fault of the benchmark.
"""

from __future__ import annotations

import re
import sys
import tempfile
import unicodedata
from pathlib import Path

from tests.bench.archive import Archive, write_for_antoan
from tests.bench.article import Article
from tests.bench.contenders import CONTENDERS, Contender
from tests.bench.measure import Outcome, measure
from tests.bench.pair import LANGUAGES
from tests.bench.yaml_text import read_yaml

# More than one page of a list.
_COUNT = 25
_LISTS = {"stock": ("",), "hugo": ("", "news/", "topics/", "provinces/", "organisations/", "news/page/2/")}


def check_articles(archive: Archive) -> str:
    """Look at the texts; gives their mean length in words."""
    found = list(archive.articles())
    assert found == list(archive.articles()), "two archives of one seed differ"
    larger = Archive(count=archive.count + 5, content=archive.content).articles()
    assert found == list(larger)[: archive.count], "a small archive is not the beginning of a larger one"
    assert len({article.slug for article in found}) == archive.count
    assert len({article.body.vi for article in found}) == archive.count
    for article in found:
        _check_article(article)
    means = (sum(len(a.body.text(language).split()) for a in found) / len(found) for language in LANGUAGES)
    return ", ".join(f"{mean:.0f} words {language}" for mean, language in zip(means, LANGUAGES, strict=True))


def _check_article(article: Article) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", article.slug), article.slug
    for language in LANGUAGES:
        body = article.body.text(language)
        whole = article.header.text(language) + body
        assert unicodedata.is_normalized("NFC", whole), article.slug
        assert "{" not in whole, article.slug
        assert not re.search(r"\d[\d .-]{6,}\d", body), article.slug
        assert set(re.findall(r"\b1\d\d\b", body)) <= {"111", "113"}, article.slug
        assert 3 <= len(re.findall(r"^## ", body, flags=re.MULTILINE)) <= 5, article.slug
        assert len(article.title.text(language)) <= 160, article.slug


def check_headers(archive: Archive, folder: Path) -> None:
    """Write the files An Toàn gets and read their headers again with a YAML reader."""
    write_for_antoan(archive, folder / "content")
    paths = sorted((folder / "content" / "news").rglob("*.md"))
    assert len(paths) == 2 * archive.count
    for path in paths:
        header = folder / "header.yml"
        header.write_text(path.read_text(encoding="utf-8").split("---\n")[1], encoding="utf-8")
        fields = read_yaml(header)
        assert fields["date"].startswith(path.parent.name), path.name
        assert 20 <= len(fields["summary"]) <= 300, path.name
        assert fields["topics"] and fields["provinces"] and fields["organisations"] and fields["sources"]
        assert all(int(figure["source"]) <= len(fields["sources"]) for figure in fields.get("figures", []))


def check_contender(contender: Contender, archive: Archive, workspace: Path) -> Outcome:
    """Build the archive; every article must be there in both languages, and so must the lists."""
    contender.write(archive, workspace / "source")
    outcome = measure(contender.job(workspace), limit_seconds=120)
    assert outcome.exit_code == 0, outcome.tail
    assert outcome.peak_bytes > 0
    for article in archive.articles():
        address = f"news/{article.date.year}/{article.slug}/index.html"
        for prefix, language in (("", "vi"), ("en/", "en")):
            page = (workspace / "site" / prefix / address).read_text(encoding="utf-8")
            assert f'lang="{language}"' in page or f"lang={language}" in page, address
            assert re.search("<h2[^>]*>", page), address
    for place in _LISTS[contender.key]:
        for prefix in ("", "en/"):
            assert (workspace / "site" / prefix / place / "index.html").is_file(), prefix + place
    return outcome


def main() -> int:
    """Run all checks; prints one line for each."""
    content = Path(sys.argv[1] if len(sys.argv) > 1 else "content").resolve()
    archive = Archive(count=_COUNT, content=content)
    print("articles:", check_articles(archive))
    with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as name:
        folder = Path(name).resolve()
        check_headers(archive, folder)
        print("headers: good")
        for contender in CONTENDERS:
            if contender.key in _LISTS:
                outcome = check_contender(contender, archive, folder / contender.key)
                print(f"{contender.key}: {outcome.html_pages} pages, {outcome.seconds:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
