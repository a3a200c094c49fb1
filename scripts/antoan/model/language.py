"""The two languages of the site."""

from __future__ import annotations

from enum import StrEnum


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
