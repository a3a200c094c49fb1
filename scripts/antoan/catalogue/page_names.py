"""The page somebody means: by its file in either language, its key, its address, or the last part of its name."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from antoan.model.metadata import Kind
from antoan.writing.slug import slugify

_FOLDERS = frozenset(kind.value for kind in Kind if kind is not Kind.PAGE)
_FILE = re.compile(r"\.(?:vi|en)(?:\.md)?$")
_MOST_NAMES = 3
_LIKENESS = 0.5


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name that stands for no page, or for several.

    Attributes:
        nearest: keys that may be meant, the likeliest first.
    """

    name: str
    nearest: tuple[str, ...]


def find_key(name: str, keys: Iterable[str]) -> str | Unknown:
    """The key of the page `name` stands for.

    Args:
        name: `content/news/2025/x.en.md` or an absolute path, with either slash; `news/2025/x`; `x`;
            `/en/news/2025/x/` or the whole web address.
    """
    known = list(keys)
    plain = _plain(name)
    if plain in known:
        return plain
    slugs = [key for key in known if key.rpartition("/")[2] == plain and plain]
    if len(slugs) == 1:
        return slugs[0]
    return Unknown(name, tuple(slugs[:_MOST_NAMES]) or _nearest(plain, known))


def _plain(name: str) -> str:
    """The key `name` would be, if there is such a page."""
    text = name.strip().replace("\\", "/")
    if text.lower().startswith(("http://", "https://")):
        text = unquote(urlsplit(text).path)
    text = text.partition("#")[0]
    is_file = _FILE.search(text) or text.endswith(".md")
    parts = [part for part in _FILE.sub("", text).removesuffix(".md").split("/") if part not in ("", ".")]
    if is_file and "docs" in parts[:-1]:
        parts = parts[len(parts) - parts[::-1].index("docs") :]
    if not is_file and parts[:1] == ["en"]:
        parts = parts[1:]
    starts = [place for place, part in enumerate(parts[:-1]) if part in _FOLDERS]
    parts = parts[starts[-1] :] if starts else parts
    return "" if parts == ["index"] else "/".join(parts)


def _nearest(name: str, keys: list[str]) -> tuple[str, ...]:
    """Keys whose whole or whose last part is like `name`."""
    wanted = "/".join(slugify(part) for part in name.split("/"))
    last = wanted.rpartition("/")[2]
    likeness = {
        key: max(
            difflib.SequenceMatcher(None, wanted, key).ratio(),
            difflib.SequenceMatcher(None, last, key.rpartition("/")[2]).ratio(),
        )
        for key in keys
    }
    best = sorted((key for key in keys if likeness[key] >= _LIKENESS), key=lambda key: (-likeness[key], key))
    return tuple(best[:_MOST_NAMES])
