"""Two values of a header are changed, and nothing else, however they are written."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from antoan.content.translation_edit import with_translation
from tests.command import CASES

EDITS: list[dict[str, str]] = yaml.safe_load((CASES / "translation-edit/cases.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("case", EDITS, ids=lambda case: case["name"])
def test_only_the_two_values_change(case: dict[str, Any], end: str) -> None:
    """Comments, quotes, order, unknown fields and line ends stay; doing it again changes nothing."""
    before, after = (case[name].replace("\n", end) for name in ("before", "after"))
    assert after == with_translation(before, "0123456789ab", "reviewed")
    assert after == with_translation(after, "0123456789ab", "reviewed")


@pytest.mark.parametrize(
    "text", ["title: A\n", "---\ntitle: A\n", "---\ntranslation: later\n---\n", "---\ntranslation: {of: pending}\n---\n"]
)
def test_what_has_no_place_for_them_is_refused(text: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(ValueError, match="no header|translation"):
        with_translation(text, "0123456789ab", "draft")
