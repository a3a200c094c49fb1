"""Running MkDocs on a prepared site, into a fresh folder that is swapped in when all went well."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml
from mkdocs.commands.build import build
from mkdocs.commands.serve import serve
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from antoan.errors import SiteBuildFailed, SiteFolderRefused, UnsafeSiteFolder
from antoan.mkdocs_plugin.plugin import AntoanPlugin
from antoan.mkdocs_plugin.prepared import Prepared
from antoan.mkdocs_plugin.server_log import ServerLog
from antoan.mkdocs_plugin.serving import Serving
from antoan.mkdocs_plugin.site_folder import fresh_folder, refuse_unless_site, swap_in
from antoan.strings.texts import interface_texts

Progress = Callable[[int], None]


def render_site(prepared: Prepared, config_file: Path, site_dir: Path, progress: Progress) -> None:
    """Build the site and put it at `site_dir`; whatever stood there stays until the new one is complete.

    Args:
        progress: called with the number of pages written so far.

    Raises:
        SiteBuildFailed: MkDocs failed or warned.
        UnsafeSiteFolder: `site_dir` holds something that is not a built site, or lies among the sources.
    """
    site_dir = site_dir.resolve()
    sources = [config_file.resolve().parent / name for name in ("content", "docs", "overrides", "scripts", "tests")]
    if any(site_dir.is_relative_to(source) for source in (prepared.root.resolve(), *sources)):
        raise UnsafeSiteFolder(site_dir)
    refuse_unless_site(site_dir)
    try:
        fresh = fresh_folder(site_dir)
    except OSError as error:
        raise SiteFolderRefused(site_dir, error) from error
    try:
        with _collected_warnings() as warnings:
            try:
                config = load_config(
                    config_file=str(config_file), site_dir=str(fresh), site_url=prepared.site.url, strict=True
                )
                plugin = config.plugins["antoan"]
                assert isinstance(plugin, AntoanPlugin)
                plugin.give(prepared, progress)
                config.plugins.on_startup(command="build", dirty=False)
                build(config)
            except (MkDocsException, Abort, SystemExit) as error:
                raise _own_failure(error) or SiteBuildFailed("\n".join(warnings) or str(error)) from error
            if warnings:
                raise SiteBuildFailed("\n".join(warnings))
        try:
            swap_in(fresh, site_dir)
        except OSError as error:  # on Windows, a file of the old site is open somewhere
            raise SiteFolderRefused(site_dir, error) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _own_failure(error: BaseException | None) -> SiteBuildFailed | None:
    """The failure of ours that MkDocs passed on as one of its own; ours can be told in either language."""
    while error is not None and not isinstance(error, SiteBuildFailed):
        error = error.__cause__ or error.__context__
    return error


def configured_url(config_file: Path) -> str:
    """`site_url` of the settings; empty where there is none.

    Raises:
        SiteBuildFailed: the settings cannot be read.
    """
    try:
        with _collected_warnings() as warnings:
            url = load_config(config_file=str(config_file)).site_url
    except (MkDocsException, SystemExit, yaml.YAMLError) as error:
        raise SiteBuildFailed(f"{config_file}: " + ("\n".join(warnings) or str(error))) from error
    return url or ""


def serve_site(config_file: Path, content: Path, address: str, serving: Serving, *, opens: bool) -> None:
    """Show the site and rebuild it whenever a file changes; returns when interrupted.

    Args:
        address: `host:port`.
        opens: also open it in the browser.
    """
    told = ServerLog(interface_texts(serving.language))
    logging.basicConfig(level=logging.INFO, format="%(message)s", handlers=[told])
    with serving.passed_on(content):
        serve(config_file=str(config_file), dev_addr=address, strict=False, open_in_browser=opens)


@contextmanager
def _collected_warnings() -> Iterator[list[str]]:
    """Warnings and errors MkDocs logs, as lines; its other messages are dropped."""
    lines: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(record.getMessage())

    logger = logging.getLogger("mkdocs")
    handler = Collector(logging.WARNING)
    propagate, level = logger.propagate, logger.level
    logger.addHandler(handler)
    logger.propagate = False
    logger.setLevel(logging.WARNING)
    try:
        yield lines
    finally:
        logger.removeHandler(handler)
        logger.propagate, logger.level = propagate, level
