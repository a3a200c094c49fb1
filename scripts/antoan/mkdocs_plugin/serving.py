"""How the site is shown while somebody works on it, handed to the plugin past MkDocs, which makes it anew."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from antoan.model.language import DEFAULT_LANGUAGE, Language

_DRAFTS = "ANTOAN_SERVE_DRAFTS"
_LANGUAGE = "ANTOAN_LANG"  # mkdocs.yml hands it to the plugin


@dataclass(frozen=True, slots=True)
class Serving:
    """What to show, and how to speak of it.

    Attributes:
        drafts: a preview for editors, instead of what the public will see.
        language: of the log.
    """

    drafts: bool = False
    language: Language = DEFAULT_LANGUAGE

    @classmethod
    def asked_for(cls) -> Serving:
        """What `passed_on` has left; without drafts where MkDocs was started by itself."""
        return cls(os.environ.get(_DRAFTS) == "1", Language(os.environ.get(_LANGUAGE, DEFAULT_LANGUAGE.value)))

    @contextmanager
    def passed_on(self, content: Path) -> Iterator[None]:
        """Leave word for the plugin, for a while: MkDocs reads its configuration again at every rebuild.

        Args:
            content: the content folder, which `mkdocs.yml` takes from the environment.
        """
        words = {"ANTOAN_CONTENT": str(content), _DRAFTS: "1" if self.drafts else "", _LANGUAGE: self.language.value}
        before = {name: os.environ.get(name) for name in words}
        os.environ.update(words)
        try:
            yield
        finally:
            _put_back(before)


def _put_back(before: Mapping[str, str | None]) -> None:
    for name, value in before.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
