"""Styles and pictures of the site: ours alone; nothing the theme brings is published."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel

from antoan.mkdocs_plugin.scripts import minified_style
from antoan.model.page import ASSETS
from antoan.pages.pictures import address_of

# The component that only previews load.
PREVIEW = "preview"


def own_style(overrides: Path) -> bytes:
    """The site's stylesheet: the shared ones, every component's in the order of their names, that for paper."""
    shared = [overrides / "assets" / f"{name}.css" for name in ("tokens", "base", "layouts")]
    components = sorted(
        sheet for sheet in (overrides / "components").glob("*/style.css") if sheet.parent.name != PREVIEW
    )
    sheets = [*shared, *components, overrides / "assets" / "print.css"]
    return minified_style(b"\n".join(sheet.read_bytes() for sheet in sheets))


def preview_style(overrides: Path) -> bytes:
    """The stylesheet of what only previews show; loaded beside the site's own."""
    return minified_style((overrides / "components" / PREVIEW / "style.css").read_bytes())


def style_name(data: bytes) -> str:
    """Path of the stylesheet; its digest is in the name, so that a phone may keep it for good."""
    return f"assets/antoan.{hashlib.sha256(data).hexdigest()[:10]}.css"


def is_kept(file: File, docs: str, pictures: Mapping[str, object]) -> bool:
    """Whether a static file reaches the site: all below `docs`, short of pictures that no published page shows.

    Nothing of the theme and of `overrides/` does: no page loads the theme's styles, scripts and source maps, and MkDocs
    would publish any note that lies beside the templates.
    """
    is_of_a_page = file.src_uri.startswith(f"{ASSETS}/") and file.src_uri.count("/") > 1
    return file.src_dir == docs and (not is_of_a_page or file.src_uri in pictures)


def made_file(config: MkDocsConfig, path: str, data: bytes) -> File:
    """A file of the site made in memory."""
    return File.generated(config, path, content=data, inclusion=InclusionLevel.INCLUDED)


def picture_files(config: MkDocsConfig, root: Path, pictures: Iterable[str]) -> list[File]:
    """Pictures of the content folder, below `media/`; those of `docs/` are files of MkDocs already."""
    addresses = {picture: address_of(picture) for picture in sorted(pictures)}
    return [
        File.generated(config, address, abs_src_path=str(root / picture), inclusion=InclusionLevel.INCLUDED)
        for picture, address in addresses.items()
        if address != picture
    ]
