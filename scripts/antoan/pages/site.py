"""What every page needs to know about the site as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from antoan.catalogue.catalogue import Catalogue
from antoan.model.language import Language
from antoan.model.reference_data import Hotline, Organisation, Province, Topic
from antoan.strings.texts import Texts, interface_texts
from antoan.writing.collation import vietnamese_key


@dataclass(frozen=True, eq=False)
class Site:
    """The site about to be written.

    Attributes:
        url: absolute address of the root, with a closing slash.
        today: the day of the build, as a value.
        pictures: sizes in pixels of the pictures, by path relative to the content folder.
    """

    catalogue: Catalogue
    url: str
    today: date
    pictures: dict[str, tuple[int, int]]

    def absolute(self, path: str) -> str:
        """Absolute address of a URL path below the root."""
        return self.url + path

    @property
    def root_path(self) -> str:
        """Path of the root on its host: `/`, or `/some/folder/`."""
        return urlsplit(self.url).path or "/"

    def text(self, language: Language) -> Texts:
        """Interface texts in `language`."""
        return interface_texts(language)

    @cached_property
    def cards(self) -> dict[tuple[str, Language], Any]:
        """Cards made so far, by key of the entry and language of the list."""
        return {}

    @cached_property
    def help_bar(self) -> tuple[Hotline, ...]:
        """The hotlines every page shows, in order."""
        found = (self.catalogue.data.hotlines.get(key) for key in self.catalogue.data.help_bar)
        return tuple(hotline for hotline in found if hotline and hotline.is_public)

    def provinces(self, language: Language) -> list[Province]:
        """Present provinces in the order of their names."""
        return sorted(self.catalogue.data.provinces.values(), key=lambda item: vietnamese_key(item.name.in_(language)))

    def organisations(self, language: Language) -> list[Organisation]:
        """Organisations in the order of their names."""
        items = self.catalogue.data.organisations.values()
        return sorted(items, key=lambda item: vietnamese_key(item.name.in_(language)))

    def topics(self, language: Language) -> list[Topic]:
        """Topics in the order of their names."""
        return sorted(self.catalogue.data.topics.values(), key=lambda item: vietnamese_key(item.name.in_(language)))
