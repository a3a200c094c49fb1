"""The service worker's list of files to keep, made from the pages as they were written."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from posixpath import normpath

from antoan.mkdocs_plugin.scripts import Scripts
from antoan.model.language import Language
from antoan.pages.kept import NOT_KEPT, kept_pages
from antoan.pages.site import Site

WORKER = "sw.js"
# Styles, scripts, icon and pictures a page loads; links to other pages and outward ones are no part of it.
_LOADED = re.compile(
    r'(?:<link rel="(?:icon|stylesheet)" href|<script src|<source [^>]*?srcset|<img [^>]*?src)="(?!https?:)([^"]+)"'
)


def worker_file(site: Site, scripts: Scripts, folder: Path) -> bytes:
    """The service worker for the site that stands in `folder`.

    Raises:
        FileNotFoundError: a page that is kept has not been written.
    """
    pages = [page.path for language in Language for page in kept_pages(site, language)]
    not_kept = {language.value: language.prefix + NOT_KEPT for language in Language}
    files = _files([*pages, *not_kept.values()], site, folder)
    value = {"files": list(files), "notKept": not_kept}
    return f"self.kept={json.dumps(value, separators=(',', ':'))};\n".encode() + scripts.worker


def _files(paths: Iterable[str], site: Site, folder: Path) -> Iterator[dict[str, str]]:
    """Every file once: its URL relative to the worker, and the digest by which a phone knows that it has changed."""
    loaded: dict[str, None] = {}
    for path in paths:
        data = (folder / path / "index.html").read_bytes()
        yield _entry(path, data)
        for target in _LOADED.findall(data.decode()):
            loaded[_below_root(target, path, site)] = None
    for name in loaded:
        yield _entry(name, (folder / name).read_bytes())


def _below_root(target: str, path: str, site: Site) -> str:
    """What `target` on the page at `path` means, relative to the root of the site."""
    if target.startswith(site.root_path):
        return target.removeprefix(site.root_path)
    return normpath(str(PurePosixPath(path) / target))


def _entry(url: str, data: bytes) -> dict[str, str]:
    return {"url": url, "revision": hashlib.sha256(data).hexdigest()[:12]}
