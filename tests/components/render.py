"""Components rendered from the examples of their `component.yml`, as the real site would."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, is_dataclass
from functools import cached_property, lru_cache
from html import escape
from pathlib import Path
from typing import Any, get_args, get_type_hints

import jinja2
import yaml
from mkdocs.theme import Theme
from pydantic import BaseModel

from antoan.mkdocs_plugin.assets import own_style, preview_style
from antoan.mkdocs_plugin.components import escaped_texts, load_components
from antoan.model.language import Language
from antoan.model.metadata import Picture
from antoan.pages.article import Fact, Row
from antoan.pages.article_parts import SourceLine
from antoan.pages.card import Card
from antoan.pages.charts import ChartView
from antoan.pages.figures import FigureRow
from antoan.pages.glossary import ShortForm, TermCard
from antoan.pages.home import SituationLink
from antoan.pages.hotlines import HelpLine, HotlineCard
from antoan.pages.kept import Keep
from antoan.pages.preview import FileNotes, PagePreview, ProblemNote, WorkLine
from antoan.pages.search_files import Filters, SearchFiles
from antoan.pages.share import Share
from antoan.pages.site_page import Crumb
from antoan.pages.tile_map import TileMap
from antoan.pages.translation_notice import TranslationNotice
from tests.command import REPOSITORY

OVERRIDES = REPOSITORY / "overrides"
DESCRIPTIONS = Path(__file__).parent
NAMES = sorted(folder.name for folder in (OVERRIDES / "components").iterdir() if folder.is_dir())
# What examples write as plain mappings and templates get as these.
CLASSES: Mapping[str, type] = {
    made.__name__: made
    for made in (
        Card,
        ChartView,
        Crumb,
        Fact,
        FileNotes,
        FigureRow,
        Filters,
        HelpLine,
        HotlineCard,
        Keep,
        PagePreview,
        Picture,
        ProblemNote,
        Row,
        SearchFiles,
        Share,
        ShortForm,
        SituationLink,
        SourceLine,
        TermCard,
        TileMap,
        TranslationNotice,
        WorkLine,
    )
}
PLAIN_TYPES = frozenset({"flag", "list", "mapping", "number", "text", "texts"})
REQUIRED = "required"


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """A parameter of a macro.

    Attributes:
        type: one of `PLAIN_TYPES`, a name in `CLASSES`, or `list of` such a name; `texts` are those of the language.
        keys: of a mapping with fixed keys.
        of: names in `CLASSES` for the values at some of them.
    """

    type: str
    about: str
    default: Any = REQUIRED
    keys: list[str] = field(default_factory=list)
    of: dict[str, str] = field(default_factory=dict)

    @property
    def type_name(self) -> str:
        """The type, or what it is a list of."""
        return self.type.removeprefix("list of ")

    def made(self, value: Any) -> Any:
        """What the template gets for `value` of an example."""
        if value is None:
            return None
        if self.type_name in CLASSES:
            kind = CLASSES[self.type_name]
            return tuple(_made(kind, item) for item in value) if self.type != self.type_name else _made(kind, value)
        if self.type == "mapping":
            assert not self.keys or sorted(value) == self.keys, f"{sorted(value)} instead of {self.keys}"
            return {key: _made(CLASSES[self.of[key]], item) if key in self.of else item for key, item in value.items()}
        return (
            tuple(tuple(item) if isinstance(item, list) else item for item in value) if self.type == "list" else value
        )


def _made(kind: Any, value: Any) -> Any:
    """`value` as an object of `kind`; fails on names `kind` does not know, and on missing ones."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return kind(**value)
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        known = {name: _made(hints[name], item) if name in hints else item for name, item in value.items()}
        return kind(**known)  # type: ignore[operator]
    return tuple(_made(get_args(kind)[0], item) for item in value) if isinstance(value, list) else value


@dataclass(frozen=True, kw_only=True)
class Example:
    """A macro called with parameters.

    Attributes:
        expect: pieces of HTML that must be in the output, `absent` those that must not; `«key»` in them is that text of
            the interface.
    """

    name: str
    macro: str
    language: Language
    parameters: dict[str, Any]
    expect: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)

    def filled(self, pieces: list[str]) -> list[str]:
        """`pieces` with the words of the interface in them."""
        text = escaped_texts(self.language)
        return [re.sub("«(.*?)»", lambda found: text(found[1]), piece) for piece in pieces]


@dataclass(frozen=True)
class Component:
    """A folder below `overrides/components/` and its description.

    Attributes:
        macros: the parameters of each, by name.
        around: HTML a page puts around it, with `…` in its place.
    """

    name: str
    about: str
    macros: dict[str, dict[str, Parameter]]
    examples: list[Example]
    around: str

    @cached_property
    def folder(self) -> Path:
        """Where its template is."""
        return OVERRIDES / "components" / self.name

    def html(self, example: Example, env: jinja2.Environment | None = None, **changed: Any) -> str:
        """The output of `example`, with some parameters `changed`."""
        described = self.macros[example.macro]
        given = {name: described[name].made(value) for name, value in (example.parameters | changed).items()}
        if "t" in described:
            given["t"] = escaped_texts(example.language)
        env = env or environment()
        return env.from_string("{{ macro(**given) }}").render(macro=env.globals[example.macro], given=given)

    def page(self, examples: list[Example]) -> str:
        """A page with `examples` below one another, in the site's own style."""
        parts = [_section(example, self.around.replace("…", self.html(example))) for example in examples]
        language = examples[0].language.value
        return (
            f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{self.name}</title>'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            f"<style>{style()}\n.reach {{ position: static; }}</style></head>"
            f'<body><main class="wide"><h1>{self.name}</h1>{"".join(parts)}</main></body></html>'
        )


def _section(example: Example, html: str) -> str:
    return f'<div lang="{example.language.value}"><h2>{escape(example.name)}</h2>{html}</div>'


def component(name: str) -> Component:
    """The component called `name`; fails where its description says anything unknown."""
    text = (DESCRIPTIONS / name / "component.yml").read_text(encoding="utf-8")
    return _component(name, **yaml.safe_load(text))


def _component(name: str, *, about: str, macros: Any, examples: Any, around: str = "…") -> Component:
    described = {
        macro: {parameter: Parameter(**facts) for parameter, facts in parameters.items()}
        for macro, parameters in macros.items()
    }
    shown = [Example(**{**example, "language": Language(example["language"])}) for example in examples]
    return Component(name, about, described, shown, around)


@lru_cache(maxsize=1)
def environment() -> jinja2.Environment:
    """Jinja as the site has it; a name that means nothing fails instead of being empty."""
    return environment_of(OVERRIDES)


def environment_of(overrides: Path) -> jinja2.Environment:
    """The same for other templates."""
    env = Theme(name="material", custom_dir=str(overrides)).get_env()
    env.autoescape = True
    env.undefined = jinja2.StrictUndefined
    load_components(env, overrides)
    return env


@lru_cache(maxsize=1)
def style() -> str:
    """The site's stylesheet, and that of previews."""
    return (own_style(OVERRIDES) + preview_style(OVERRIDES)).decode()
