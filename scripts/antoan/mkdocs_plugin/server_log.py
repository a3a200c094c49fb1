"""What is said while the site is shown on this machine, in the reader's language alone."""

from __future__ import annotations

import logging
import re

from antoan.strings.texts import Texts

# How MkDocs' notes begin that matter to whoever is writing, and our words for them; its others are left out.
_WORDS = {
    "Serving on ": "serve.ready",
    "Detected file changes": "serve.changed",
    "Reloading browsers": "serve.shown",
    "An error happened during the rebuild": "serve.failed",
    "Shutting down": "serve.stopped",
}
# The server itself begins every note with the time.
_CLOCK = re.compile(r"^\[[\d:]+\] ")


class ServerLog(logging.StreamHandler):  # type: ignore[type-arg]  # a subscript would fail before Python 3.13
    """Prints warnings and errors as they are, and a few of MkDocs' notes in `text`'s language."""

    def __init__(self, text: Texts) -> None:
        super().__init__()
        self._text = text
        self.addFilter(_is_told)

    def format(self, record: logging.LogRecord) -> str:
        """The words for a note of MkDocs, or the message with its traceback."""
        key = _key_of(record)
        return self._text(key) if key else super().format(record)


def _is_told(record: logging.LogRecord) -> bool:
    return record.levelno >= logging.WARNING or bool(_key_of(record))


def _key_of(record: logging.LogRecord) -> str:
    """The key of our words; empty where there are none."""
    if not record.name.startswith("mkdocs."):
        return ""
    message = _CLOCK.sub("", record.getMessage(), count=1)
    return next((key for words, key in _WORDS.items() if message.startswith(words)), "")
