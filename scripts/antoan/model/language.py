"""The two languages of the site."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints


class Language(StrEnum):
    """A language of the site; the value is its BCP 47 tag and the suffix of its files."""

    VI = "vi"
    EN = "en"

    @property
    def prefix(self) -> str:
        """Start of every URL path in this language: Vietnamese lives at the root."""
        return "" if self is Language.VI else f"{self.value}/"

    @property
    def other(self) -> Language:
        """The counterpart."""
        return Language.EN if self is Language.VI else Language.VI


DEFAULT_LANGUAGE = Language.VI


class Bilingual(BaseModel):
    """The same words in both languages."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    vi: Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
    en: Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]

    def in_(self, language: Language) -> str:
        """The words in `language`."""
        return self.vi if language == Language.VI else self.en
