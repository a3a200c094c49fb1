"""Plain text as Markdown: it shows as itself, whatever it holds, and comes back."""

from __future__ import annotations

import html

from hypothesis import given

from antoan.content.body import render_body
from antoan.writing.markdown_text import as_markdown_text, as_plain_text
from tests.inbox.items import cleaned, patient, words


@patient
@given(cleaned)
def test_text_comes_back(text: str) -> None:
    """Reading what was written gives the text."""
    assert as_plain_text(as_markdown_text(text)) == text


@patient
@given(words)
def test_text_shows_as_itself(text: str) -> None:
    """Rendered, it is one paragraph with this very text and no tag inside."""
    rendered = render_body(as_markdown_text(text)).html
    inside = rendered.removeprefix("<p>").removesuffix("</p>")
    assert rendered == f"<p>{inside}</p>"
    assert html.unescape(inside) == text
    assert "<" not in inside


@patient
@given(cleaned)
def test_nothing_of_a_template_is_left(text: str) -> None:
    """No opening of a Jinja expression, no fence of a header, no snippet."""
    written = as_markdown_text(text)
    assert not any(sign in written for sign in ("{{", "{%", "{#", "--"))
