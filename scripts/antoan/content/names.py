"""File names: which kind, year, slug and language a path below `content/` stands for."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath

from antoan.model.language import Language
from antoan.model.metadata import Kind
from antoan.problems import Problem
from antoan.writing.slug import slugify

_BY_YEAR = frozenset({Kind.NEWS, Kind.PLAN, Kind.PRESS})
_FOLDERS = {kind.value: kind for kind in Kind if kind is not Kind.PAGE}
_YEAR = re.compile(r"(19|20)\d{2}")
# Listing pages live below the same addresses.
_RESERVED = frozenset({"page", "feed", "index"})
_LANGUAGES = frozenset(language.value for language in Language)


@dataclass(frozen=True, slots=True)
class Name:
    """What a file name says.

    Attributes:
        key: address of the page without language: `news/2025/some-slug`.
        year: the year folder, where the kind has one.
    """

    kind: Kind
    key: str
    language: Language
    year: int | None


def is_hidden(name: str) -> bool:
    """Whether a file's name is one that systems and editors give to files of their own."""
    return name.startswith((".", "~"))


def read_name(path: str, file: str) -> Name | Problem:
    """Read a `/`-separated path relative to `content/`.

    Args:
        file: the path to show in a problem.
    """
    parts = PurePosixPath(unicodedata.normalize("NFC", path)).parts
    kind = _FOLDERS.get(parts[0])
    if kind is None or len(parts) == 1:
        return Problem(
            code="file-folder", file=file, values={"found": parts[0], "choices": ", ".join(sorted(_FOLDERS))}
        )
    shape = f"{kind.value}/2026/abc-def.vi.md" if kind in _BY_YEAR else f"{kind.value}/abc-def.vi.md"
    if len(parts) != (3 if kind in _BY_YEAR else 2) or (kind in _BY_YEAR and not _YEAR.fullmatch(parts[1])):
        return Problem(code="file-place", file=file, values={"found": path, "shape": shape})
    stem = _stem(parts[-1], file)
    if isinstance(stem, Problem):
        return stem
    if stem in _RESERVED:
        return Problem(code="slug-reserved", file=file, values={"found": stem})
    year = int(parts[1]) if kind in _BY_YEAR else None
    return Name(kind, "/".join((*parts[:-1], stem)), _language(parts[-1]), year)


def read_docs_name(name: str, file: str) -> Name | Problem:
    """Read the name of a page of `docs/`, such as `help.vi.md`."""
    name = unicodedata.normalize("NFC", name)
    stem = _stem(name, file)
    if isinstance(stem, Problem):
        return stem
    return Name(Kind.PAGE, "" if stem == "index" else stem, _language(name), None)


def _stem(name: str, file: str) -> str | Problem:
    """`some-slug` of `some-slug.vi.md`."""
    bare = name.removesuffix(".md")
    stem, _, suffix = bare.rpartition(".")
    if suffix not in _LANGUAGES:
        # "x.fr.md" and "x.VI.md" have a language, though not a right one; "x.md" has none.
        slug = slugify(stem if stem and 2 <= len(suffix) <= 3 else bare)
        language = suffix.lower() if suffix.lower() in _LANGUAGES else "vi"
        suggestion = f"{slug}.{language}.md" if slug else ""
        return Problem(code="file-language", file=file, values={"found": name, "suggestion": suggestion})
    slug = slugify(stem)
    if slug != stem or not stem:
        suggestion = f"{slug}.{suffix}.md" if slug else ""
        return Problem(code="file-slug", file=file, values={"found": stem, "suggestion": suggestion})
    return stem


def _language(name: str) -> Language:
    return Language(name.removesuffix(".md").rpartition(".")[2])
