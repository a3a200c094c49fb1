"""The pictures of the site: which files are published, and which of them come in a lighter form too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from antoan.catalogue.catalogue import Catalogue
from antoan.model.metadata import Press
from antoan.model.page import ASSETS

Size = tuple[int, int]


def pictures_of(catalogue: Catalogue, sizes: Mapping[str, Size]) -> dict[str, Size]:
    """The pictures its pages show, with their sizes: one of a draft alone stays at home.

    Args:
        sizes: of every picture there is, by path relative to the content folder.
    """
    shown = set(_shown(catalogue))
    shown |= {webp_beside(name, sizes) for name in shown}
    return {name: sizes[name] for name in sorted(shown) if name in sizes}


def webp_beside(name: str, sizes: Mapping[str, Size]) -> str:
    """The WebP of the same name and size, which most browsers load instead; empty where there is none.

    A browser that takes the WebP does not fall back on the other file where it turns out to be damaged.
    """
    webp = f"{name.rpartition('.')[0]}.webp"
    size = sizes.get(webp, (0, 0))
    return webp if webp != name and size[0] and size == sizes.get(name) else ""


def address_of(picture: str) -> str:
    """URL path of a picture of the content folder, or of one below `assets/`, which is published where it lies."""
    return picture if picture.startswith(f"{ASSETS}/") else f"media/{picture}"


def with_webp(image: str, webp: str) -> str:
    """The tag `image`, offered as the WebP at the address `webp` first."""
    return f'<picture><source type="image/webp" srcset="{escape(webp)}">{image}</picture>'


def _shown(catalogue: Catalogue) -> Iterator[str]:
    for entry in catalogue.entries.values():
        for page in entry.versions.values():
            yield from (page.beside(name) for name in page.body.pictures)
            if not isinstance(page.metadata, Press) and page.metadata.picture:
                yield page.beside(page.metadata.picture.file)
