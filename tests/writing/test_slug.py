"""Slugs are plain ASCII, and đ becomes d."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml

from antoan.writing.slug import slugify

FILE = Path(__file__).parents[1] / "cases" / "writing" / "slugs.yml"
CASES: Any = yaml.load(FILE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


@pytest.mark.parametrize(("text", "slug"), CASES.items())
def test_text_becomes_slug(text: str, slug: str) -> None:
    """The slug is the same however the marks are composed, and is its own slug."""
    assert slug == slugify(unicodedata.normalize("NFC", text))
    assert slug == slugify(unicodedata.normalize("NFD", text))
    assert slug == slugify(slug)
