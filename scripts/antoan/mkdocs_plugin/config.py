"""Settings of the `antoan` plugin in `mkdocs.yml`."""

from __future__ import annotations

from mkdocs.config import config_options
from mkdocs.config.base import Config

from antoan.model.language import DEFAULT_LANGUAGE, Language


class AntoanConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves a hook of the class untyped
    """What may be set.

    Attributes:
        content: the content folder, relative to the folder MkDocs is started in.
        drafts: also show drafts and pages waiting for approval; for previews.
        lang: language of what the plugin says while it works.
        exit_url: where the quick exit leads: a neutral page that looks the same to everybody.
    """

    content = config_options.Type(str, default="content")
    drafts = config_options.Type(bool, default=False)
    lang = config_options.Choice([language.value for language in Language], default=DEFAULT_LANGUAGE.value)
    exit_url = config_options.URL()
