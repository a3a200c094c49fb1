"""Settings of the `antoan` plugin in `mkdocs.yml`."""

from __future__ import annotations

from mkdocs.config import config_options
from mkdocs.config.base import Config


class AntoanConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves a hook of the class untyped
    """What may be set.

    Attributes:
        content: the content folder, relative to the folder MkDocs is started in.
        drafts: also show drafts and pages waiting for approval; for previews.
    """

    content = config_options.Type(str, default="content")
    drafts = config_options.Type(bool, default=False)
