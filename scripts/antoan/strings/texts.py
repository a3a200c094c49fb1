"""The interface texts of a language; a missing or surplus key stops the program when it starts to use them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from antoan.errors import UnknownText
from antoan.model.language import Language


class Texts:
    """Texts of one language, by key."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts

    def __call__(self, key: str, **values: object) -> str:
        """The text at `key`, its `{placeholders}` filled.

        Raises:
            UnknownText: no such key.
        """
        try:
            text = self._texts[key]
        except KeyError:
            raise UnknownText(key) from None
        return text.format(**values) if values else text


@lru_cache(maxsize=2)
def interface_texts(language: Language) -> Texts:
    """Texts of pages and commands in `language`.

    Raises:
        UnknownText: the language file lacks a key of `keys.yml`, or has one that is not in it.
    """
    texts = read_texts(f"{language.value}.yml")
    if odd := set(read_texts("keys.yml")) ^ set(texts):
        raise UnknownText(f"{language.value}.yml: {', '.join(sorted(odd))}")
    return Texts(texts)


# Ten times faster, where PyYAML was built with it: every command starts with reading its texts.
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read_texts(name: str) -> Any:
    """A YAML file of this folder, every value as text."""
    return yaml.load(files(__package__).joinpath(name).read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506  (text only)
