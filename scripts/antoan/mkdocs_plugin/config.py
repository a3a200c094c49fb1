"""Settings of the `antoan` plugin in `mkdocs.yml`."""

from __future__ import annotations

from mkdocs.config import config_options
from mkdocs.config.base import Config


class AntoanConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves a hook of the class untyped
    """What may be set.

    Attributes:
        content: the content folder, relative to the folder MkDocs is started in.
        exit_url: where the quick exit leads: a neutral page that looks the same to everybody.
    """

    content = config_options.Type(str, default="content")
    exit_url = config_options.URL()
