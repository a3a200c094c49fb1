"""The `antoan` plugin: hands every page of the catalogue to MkDocs, once per language."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import jinja2
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from antoan.checks.inspection import Inspection, inspect
from antoan.errors import SiteBuildFailed
from antoan.mkdocs_plugin import assets
from antoan.mkdocs_plugin.components import load_components
from antoan.mkdocs_plugin.config import AntoanConfig
from antoan.mkdocs_plugin.context import Frame, missing_page_context, page_context
from antoan.mkdocs_plugin.policy import header_files, page_policy
from antoan.mkdocs_plugin.prepared import Prepared, prepare, prepare_preview, prepare_public_view
from antoan.mkdocs_plugin.scripts import Scripts, bundle_scripts
from antoan.mkdocs_plugin.serving import Serving
from antoan.mkdocs_plugin.site_files import ComposedPage, file_for
from antoan.mkdocs_plugin.worker import WORKER, worker_file
from antoan.model.calendar import today_in_vietnam
from antoan.model.language import DEFAULT_LANGUAGE, Language
from antoan.pages.feeds import SiteFile
from antoan.pages.search_files import search_files
from antoan.pages.site import Site
from antoan.strings.messages import explanation, message_of
from antoan.strings.texts import interface_texts

log = get_plugin_logger("antoan")

# static-i18n asks to run last, at -100; ours adds files after it has made its own.
AFTER_I18N = -200


@dataclass(frozen=True)
class OwnFiles:
    """What all pages load: the stylesheet and the scripts."""

    style: bytes
    scripts: Scripts
    preview_style: bytes = b""

    @cached_property
    def style_name(self) -> str:
        """Path of the stylesheet."""
        return assets.style_name(self.style)

    @cached_property
    def preview_style_name(self) -> str:
        """Path of the stylesheet that only previews load; empty elsewhere."""
        return assets.style_name(self.preview_style) if self.preview_style else ""


class AntoanPlugin(BasePlugin[AntoanConfig]):  # type: ignore[no-untyped-call]  # as in config.py
    """Hooks in the order MkDocs calls them; static-i18n runs the whole build once per language.

    Attributes:
        prepared: the site; set beforehand by whoever has it already, else made when the first language starts.
    """

    def __init__(self) -> None:
        self.prepared: Prepared | None = None
        self._given = False
        self._serving: Serving | None = None
        self._own: OwnFiles | None = None
        self._search: list[SiteFile] = []
        self._frame: Frame | None = None
        self._progress: Callable[[int], None] | None = None
        self._written = 0

    def give(self, prepared: Prepared, progress: Callable[[int], None]) -> None:
        """Use this site instead of reading the content again; `progress` gets the number of pages written so far."""
        self.prepared, self._given, self._progress = prepared, True, progress

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Note what MkDocs was started for."""
        self._serving = Serving.asked_for() if command == "serve" else None

    @event_priority(AFTER_I18N)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the content when the first language starts."""
        if _language(config) is DEFAULT_LANGUAGE and not self._given:
            today = today_in_vietnam()
            inspection = inspect(Path(self.config.content), Path(os.path.relpath(config.docs_dir)), today)
            for problem in inspection.problems:
                log.warning(f"{problem.file}:{problem.line}: {message_of(problem, self._spoken)}")
            if inspection.errors and not self._serving:
                raise PluginError(interface_texts(self._spoken)("plugin.errors", count=inspection.errors))
            self.prepared = self._prepared_from(inspection, config.site_url or "/", today)
        # Ours are made with the other files, or once in both languages.
        config.theme.static_templates -= {"sitemap.xml"}
        if _language(config) is not DEFAULT_LANGUAGE:
            config.theme.static_templates -= {"404.html"}
        return config

    @event_priority(AFTER_I18N)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Give every page of this language a file; add feeds, sitemap, styles and pictures once."""
        prepared, language = self._site(), _language(config)
        if language is DEFAULT_LANGUAGE:
            self._make_frame(_overrides(config), prepared.site)
        for file in list(files):
            if not file.is_documentation_page() and not assets.is_kept(file, config.docs_dir, prepared.site.pictures):
                files.remove(file)
        hand_written = {file.url.lstrip("./"): file for file in files if file.is_documentation_page()}
        for site_page in prepared.pages:
            if site_page.language is language:
                found = hand_written.pop(site_page.path, None)
                file = found or file_for(site_page, config)
                ComposedPage(site_page, file, config)
                if found is None:
                    files.append(file)
        for file in hand_written.values():  # drafts, and pages with faults in a preview
            files.remove(file)
        if language is DEFAULT_LANGUAGE:
            for made in prepared.files:
                files.append(assets.made_file(config, made.path, made.data))
            for path, data in self._made_files().items():
                files.append(assets.made_file(config, path, data))
            for picture in assets.picture_files(config, prepared.root, prepared.site.pictures):
                files.append(picture)
        return files

    def on_env(self, env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:  # noqa: ARG002
        """Escape by default (MkDocs leaves it off, and our texts come from outside), and load the components once.

        A name that a template misspells stops the build instead of printing nothing.
        """
        env.autoescape = True
        env.undefined = jinja2.StrictUndefined
        load_components(env, _overrides(config))
        return env

    def on_page_context(
        self,
        context: Any,  # noqa: ARG002  (ours is complete)
        *,
        page: Page,
        config: MkDocsConfig,  # noqa: ARG002
        nav: Navigation,  # noqa: ARG002
    ) -> Any:
        """Compose the page."""
        assert isinstance(page, ComposedPage)
        self._written += 1
        if self._progress:
            self._progress(self._written)
        prepared = self._site()
        return page_context(page.site_page, prepared.site, self._shared_frame(), prepared.preview)

    def on_template_context(self, context: Any, *, template_name: str, config: MkDocsConfig) -> Any:  # noqa: ARG002
        """The page for wrong addresses."""
        if template_name == "404.html":
            prepared = self._site()
            context |= missing_page_context(prepared.site, self._shared_frame(), prepared.preview)
        return context

    @event_priority(AFTER_I18N)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Once every page of both languages is written, list those that may be kept on a phone."""
        i18n: Any = config.plugins["i18n"]
        if i18n.building:  # a further language, started by the first one's own end, which is still to come
            return
        assert self._own is not None
        try:
            data = worker_file(self._site().site, self._own.scripts, Path(config.site_dir))
        except FileNotFoundError as error:
            if not self._serving:
                raise
            log.info(f"{WORKER}: {error}")  # a page or picture with a fault: there is nothing to keep until it is right
            return
        Path(config.site_dir, WORKER).write_bytes(data)

    def on_serve(self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:  # noqa: ARG002
        """Watch what editors and designers touch."""
        server.watch(self.config.content)
        server.watch(str(_overrides(config)))
        return server

    def _prepared_from(self, inspection: Inspection, url: str, today: date) -> Prepared:
        """The site to be shown: all of it, or nothing of it while it is built for the public."""
        if self._serving is None:
            return prepare(inspection, url, today)
        try:
            prepare_served = prepare_preview if self._serving.drafts else prepare_public_view
            return prepare_served(inspection, url, today)
        except Exception:
            if self.prepared is None:
                raise
            # A mistake of ours, met while somebody writes: what was shown before stays, and the log says why.
            log.exception("antoan")
            return self.prepared

    def _make_frame(self, overrides: Path, site: Site) -> None:
        """Bundle styles and scripts, and what search loads."""
        try:
            extra = assets.preview_style(overrides) if self._site().preview else b""
            own = OwnFiles(assets.own_style(overrides), bundle_scripts(overrides), extra)
        except SiteBuildFailed as error:
            told = explanation(error, interface_texts(self._spoken))
            if not (self._serving and self._own):
                raise PluginError(told) from error
            log.error(told)
            own = self._own  # a designer's slip: pages keep the styles and scripts they had
        self._own = own
        found = {language: search_files(site, language, own.scripts.search_name) for language in Language}
        self._search = [file for _, files in found.values() for file in files]
        self._frame = Frame(
            style=own.style_name,
            script=own.scripts.main_name,
            early=Markup(own.scripts.early),  # noqa: S704  (our own script)
            exit_url=self.config.exit_url,
            search={language.value: files for language, (files, _) in found.items()},
            policy="" if self._serving else page_policy(own.scripts.policy_source),
            preview_style=own.preview_style_name,
        )

    def _made_files(self) -> dict[str, bytes]:
        """Styles, scripts and header files, by path."""
        assert self._own is not None
        own, scripts = self._own, self._own.scripts
        return {
            own.style_name: own.style,
            **({own.preview_style_name: own.preview_style} if own.preview_style else {}),
            scripts.main_name: scripts.main,
            scripts.search_name: scripts.search,
            **{file.path: file.data for file in self._search},
            **header_files(scripts.policy_source),
        }

    def _shared_frame(self) -> Frame:
        assert self._frame is not None, "on_files has not run"
        return self._frame

    @property
    def _spoken(self) -> Language:
        """The language of what the plugin says while it works."""
        return Language(self.config.lang)

    def _site(self) -> Prepared:
        assert self.prepared is not None, "on_config has not run"
        return self.prepared


def _overrides(config: MkDocsConfig) -> Path:
    """The folder of our templates."""
    if config.theme.custom_dir is None:
        raise PluginError("mkdocs.yml: theme.custom_dir: overrides")
    return Path(config.theme.custom_dir)


def _language(config: MkDocsConfig) -> Language:
    """The language static-i18n is building."""
    i18n: Any = config.plugins["i18n"]
    return Language(i18n.current_language)
