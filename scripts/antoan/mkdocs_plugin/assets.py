"""Styles and pictures of the site: what the theme brings, what we add, and what is left out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

_THEME_STYLE = "assets/stylesheets/main."


def own_style(overrides: Path) -> bytes:
    """The site's stylesheet: the shared one, then every component's, in the order of their names."""
    sheets = [*sorted((overrides / "assets").glob("*.css")), *sorted((overrides / "components").glob("*/style.css"))]
    return b"\n".join(sheet.read_bytes() for sheet in sheets)


def style_name(data: bytes) -> str:
    """Path of the stylesheet; its digest is in the name, so that a phone may keep it for good."""
    return f"assets/antoan.{hashlib.sha256(data).hexdigest()[:10]}.css"


def is_kept(file: File, docs: str) -> bool:
    """Whether a static file reaches the site: all below `docs`, and the theme's main stylesheet.

    The rest of the theme and of `overrides/` does not: no page loads the theme's scripts and source maps, and MkDocs
    would publish any note that lies beside the templates.
    """
    return file.src_dir == docs or (file.src_uri.startswith(_THEME_STYLE) and file.src_uri.endswith(".css"))


def theme_style(files: Files) -> list[str]:
    """Path of the theme's main stylesheet, whose name changes with its version."""
    return [file.dest_uri for file in files if file.src_uri.startswith(_THEME_STYLE) and file.src_uri.endswith(".css")]


def made_file(config: MkDocsConfig, path: str, data: bytes) -> File:
    """A file of the site made in memory."""
    return File.generated(config, path, content=data, inclusion=InclusionLevel.INCLUDED)


def picture_files(config: MkDocsConfig, root: Path, pictures: Iterable[str]) -> list[File]:
    """Pictures of the content folder, below `media/`."""
    return [
        File.generated(config, f"media/{picture}", abs_src_path=str(root / picture), inclusion=InclusionLevel.INCLUDED)
        for picture in sorted(pictures)
    ]
