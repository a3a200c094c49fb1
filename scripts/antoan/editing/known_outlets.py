"""The outlet behind a web address, as pages have called it before, or as the list of feeds does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from antoan.content.feeds_file import read_feeds
from antoan.inbox.page_files import SOURCED, PageFile, read_page_file
from antoan.model.language import Language
from antoan.model.metadata import Kind


def outlet_of(url: str, content: Path) -> str:
    """What the newest page with a source from the same site calls it, else a feed from there; empty where neither does.

    Vietnamese pages are asked: English ones add a translation of the name.
    """
    host = _host(url)
    if not host:
        return ""
    for kind in (Kind.PRESS, *SOURCED):
        for path in sorted((content / kind.value).rglob(f"*.{Language.VI.value}.md"), reverse=True):
            if host.encode() not in path.read_bytes():  # far quicker than reading every header
                continue
            if (page := read_page_file(path, kind)) and (outlet := next(_named(page, host), "")):
                return outlet
    feeds, _ = read_feeds(content / "feeds.yml", "")
    return next((feed.outlet for feed in feeds if _host(feed.url) == host), "")


def _named(page: PageFile, host: str) -> Iterator[str]:
    sources: Any = [page.values] if page.kind is Kind.PRESS else page.values.get("sources")
    for source in sources if isinstance(sources, list) else []:
        if isinstance(source, dict) and _host(str(source.get("url", ""))) == host:
            outlet = source.get("outlet" if page.kind is Kind.PRESS else "publisher")
            if isinstance(outlet, str) and outlet:
                yield outlet


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
