"""Pages that may have a picture: where they lie, and in which languages."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from antoan.content.names import Name, is_hidden, read_name
from antoan.model.language import Language
from antoan.model.metadata import Kind

# Links to other outlets' reports have no page, and pages of docs/ no folder that pictures are taken from.
_KINDS = (Kind.NEWS, Kind.PLAN, Kind.GUIDE, Kind.PROJECT)


def keys_of(content: Path) -> list[str]:
    """Keys of all pages that may have a picture, each once."""
    return list(dict.fromkeys(name.key for name, _ in _files(content)))


def versions_of(content: Path, key: str) -> dict[Language, Path]:
    """The files of a page by language, Vietnamese first."""
    found = {name.language: path for name, path in _files(content) if name.key == key}
    return {language: found[language] for language in Language if language in found}


def _files(content: Path) -> list[tuple[Name, Path]]:
    found: list[tuple[Name, Path]] = []
    for kind in _KINDS:
        for path in sorted((content / kind.value).rglob("*.md")):
            relative = unicodedata.normalize("NFC", path.relative_to(content).as_posix())
            name = read_name(relative, relative)
            if isinstance(name, Name) and not is_hidden(path.name):
                found.append((name, path))
    return found
