"""A text in the two languages of the site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

Language = Literal["vi", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("vi", "en")


@dataclass(frozen=True)
class Pair:
    """The same text in Vietnamese and in English."""

    vi: str
    en: str

    def text(self, language: Language) -> str:
        """The text in `language`."""
        return self.vi if language == "vi" else self.en


def pair_from(value: Mapping[str, str]) -> Pair:
    """A pair from a mapping with the keys `vi` and `en`."""
    return Pair(vi=value["vi"], en=value["en"])
