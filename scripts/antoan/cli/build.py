"""The content is checked first; any error, or any warning of the renderer, stops the build.

The site that stood before is then left as it was. Exit codes: 0 built, 1 problems, 2 wrong use.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

from antoan.cli.options import add_content, inspect_content, today_of
from antoan.cli.parser import Parser
from antoan.cli.report import report
from antoan.errors import MissingFolder, SiteBuildFailed
from antoan.mkdocs_plugin.site_folder import recover
from antoan.strings.messages import explanation
from antoan.strings.texts import Texts, interface_texts


def add_arguments(parser: Parser) -> None:
    """Options of `antoan build`."""
    add_content(parser)
    folder, url = parser.text("cli.option.site-dir"), parser.text("cli.option.site-url")
    parser.add_argument("--site-dir", type=Path, default=Path("site"), metavar="DIR", help=folder)
    parser.add_argument("--site-url", default=None, metavar="URL", help=url)


def run(options: argparse.Namespace) -> int:
    """Check, build, swap in."""
    # Tens of thousands of pages stay alive until the end; looking through them for garbage again and again took a third
    # of the time, and found none: peak memory is the same without.
    gc.disable()
    try:
        return _run(options)
    finally:
        gc.enable()


def _run(options: argparse.Namespace) -> int:
    started = time.monotonic()
    text = interface_texts(options.lang)
    say = _Progress()
    if not options.config_file.is_file():
        raise MissingFolder(options.config_file)
    recover(options.site_dir.resolve())
    say.line(text("build.checking"))
    inspection = inspect_content(options)
    if inspection.problems:
        print(report(inspection.problems, "human", options.languages), file=sys.stderr)
    if inspection.errors:
        totals = {"pages": len(inspection.content.pages), "errors": inspection.errors, "warnings": inspection.warnings}
        for language in options.languages:
            texts = interface_texts(language)
            print(texts("check.total", **totals), _not_built(texts, options.site_dir), file=sys.stderr)
        return 1

    from antoan.mkdocs_plugin.prepared import prepare
    from antoan.mkdocs_plugin.render import configured_url, render_site

    url = configured_url(options.config_file) if options.site_url is None else options.site_url
    if not is_site_url(url):
        print(f"antoan build: {text('build.url', url=url)}", file=sys.stderr)
        return 2
    prepared = prepare(inspection, url, today_of(options))
    pages = len(prepared.pages)
    say.line(text("build.writing", pages=pages))
    try:
        render_site(prepared, options.config_file, options.site_dir, lambda count: say.count(count, pages))
    except SiteBuildFailed as error:
        say.end()
        for language in options.languages:
            texts = interface_texts(language)
            print(f"antoan build: {explanation(error, texts)}\n{_not_built(texts, options.site_dir)}", file=sys.stderr)
        return 1
    say.end()
    seconds = f"{time.monotonic() - started:.1f}"
    print(text("build.done", pages=pages, seconds=seconds, folder=options.site_dir))
    return 0


def is_site_url(url: str) -> bool:
    """Whether pages may stand below `url`: `https://host/`, or with a folder; nothing behind it."""
    parts = urlsplit(url)
    clean = not (parts.query or parts.fragment) and not any(letter.isspace() for letter in url)
    return parts.scheme in ("http", "https") and bool(parts.hostname) and clean


def _not_built(texts: Texts, folder: Path) -> str:
    return texts("build.kept" if folder.exists() else "build.none", folder=folder)


class _Progress:
    """What is going on: lines everywhere, a running count on a terminal only."""

    def __init__(self) -> None:
        self._is_live = sys.stderr.isatty() and not os.environ.get("CI")

    def line(self, text: str) -> None:
        print(text, file=sys.stderr, flush=True)

    def count(self, done: int, total: int) -> None:
        if self._is_live and (done % 25 == 0 or done == total):
            print(f"\r  {done}/{total}", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        if self._is_live:
            print(file=sys.stderr)
