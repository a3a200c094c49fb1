"""The components of `overrides/components/` as functions every template may call."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2
from jinja2.runtime import Macro
from markupsafe import Markup, escape

from antoan.model.language import Language
from antoan.strings.texts import interface_texts
from antoan.writing.dates import format_when

# The same on every page of one language and folder depth: rendered once for each.
_SHARED = frozenset({"help_bar", "quick_exit", "search_box", "site_footer", "site_sections"})


def load_components(env: jinja2.Environment, overrides: Path) -> None:
    """Make the macros of every component global, so that a page does not import them one by one."""
    env.globals["format_when"] = format_when
    for template in sorted(overrides.glob("components/*/template.html")):
        module = env.get_template(template.relative_to(overrides).as_posix()).module
        for name, value in vars(module).items():
            if isinstance(value, Macro):
                env.globals[name] = lru_cache(maxsize=512)(value) if name in _SHARED else value


@lru_cache(maxsize=2)
def escaped_texts(language: Language) -> Callable[..., Markup]:
    """The interface texts of `language`, ready for HTML."""
    texts = interface_texts(language)
    plain: dict[str, Markup] = {}

    def text(key: str, **values: Any) -> Markup:
        if values:
            return escape(texts(key)).format(**values)
        if key not in plain:
            plain[key] = escape(texts(key))
        return plain[key]

    return text
