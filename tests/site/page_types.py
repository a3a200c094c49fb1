"""One page of every type, in both languages, for tests that cannot visit all; found in the site as it was built."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from tests.site.built import MISSING, NOT_KEPT, BuiltSite, counterpart


def _article(kind: str, built: BuiltSite) -> str:
    """The longest article of a kind."""
    pages = [path for path in built.pages if built.pages[path].all("article", class_=f"article-{kind}")]
    return _longest(pages, built)


def _list(folder: str, built: BuiltSite) -> str:
    """The longest list right below `folder`."""
    return _longest([path for path in built.pages if path.startswith(f"{folder}/") and path.count("/") == 2], built)


def _longest(paths: list[str], built: BuiltSite) -> str:
    in_both = [path for path in paths if not path.startswith("en/") and counterpart(path) in built.pages]
    return max(in_both, key=lambda path: len(built.pages[path].raw))


def _fixed(path: str, built: BuiltSite) -> str:
    assert path in built.pages
    return path


# How the Vietnamese page of each type is found.
_FINDERS: dict[str, Callable[[BuiltSite], str]] = {
    "home": partial(_fixed, ""),
    "guide": partial(_article, "guides"),
    "news article": partial(_article, "news"),
    "plan": partial(_article, "plans"),
    "project": partial(_article, "projects"),
    "list of news": partial(_fixed, "news/"),
    "list of a place": partial(_list, "places"),
    "list of an organisation": partial(_list, "organisations"),
    "list of a topic": partial(_list, "topics"),
    "directory": partial(_fixed, "places/"),
    "help": partial(_fixed, "help/"),
    "safety": partial(_fixed, "safety/"),
    "schools": partial(_fixed, "schools/"),
    "law": partial(_fixed, "law/"),
    "glossary": partial(_fixed, "glossary/"),
    "figures": partial(_fixed, "figures/"),
    "former place": partial(_fixed, "places/quang-nam/"),
    "about": partial(_fixed, "about/"),
    "hotlines": partial(_fixed, "hotlines/"),
    "editors": partial(_fixed, "editors/"),
    "checks": partial(_fixed, "editors/checks/"),
    "handbook": partial(_fixed, "handbook/"),
    "search": partial(_fixed, "search/"),
    "wrong address": partial(_fixed, MISSING),
    "not kept": partial(_fixed, NOT_KEPT[0]),
}

# Every type in every language it speaks; the page for wrong addresses speaks both at once.
PAGE_TYPES = [
    (name, language) for name in _FINDERS for language in ("vi", "en") if (name, language) != ("wrong address", "en")
]


def address_of(name: str, language: str, built: BuiltSite) -> str:
    """Path of the sample page of a type."""
    path = _FINDERS[name](built)
    return path if language == "vi" else counterpart(path)


def samples(built: BuiltSite) -> dict[str, str]:
    """Path of every sample page, by a name for messages."""
    return {f"{name}, {language}": address_of(name, language, built) for name, language in PAGE_TYPES}
