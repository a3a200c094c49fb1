"""The frame of web pages for the staff: one file, no script, nothing from elsewhere, not for search engines."""

from __future__ import annotations

from html import escape

from antoan.model.language import Language

# Readable in light and in dark, and on a phone; colours for what is wrong, what is well, and what is beside the point.
_STYLE = """
:root { color-scheme: light dark; --ink: #1b1b1b; --soft: #595959; --paper: #fff; --line: #ccc; --panel: #f4f4f2;
  --bad: #a30000; --link: #0a4f8a; --gone: #fbe3e1; --new: #dff2df }
@media (prefers-color-scheme: dark) { :root { --ink: #ececec; --soft: #b4b4b4; --paper: #161616; --line: #444;
  --panel: #222; --bad: #ff9a8f; --link: #8cc4ff; --gone: #4d1f1c; --new: #1b3f20 } }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 1.5rem; color: var(--ink); background: var(--paper) }
a { color: var(--link) }
small { color: var(--soft) }
"""


def staff_page(title: str, language: Language, style: str, body: str, head: str = "") -> str:
    """A whole page.

    Args:
        title: as plain text.
        style: CSS beside that of the frame.
        body, head: HTML; `head` goes to the end of the head.
    """
    return f"""<!doctype html>
<html lang={language.value}>
<meta charset=utf-8>
<meta name=viewport content="width=device-width, initial-scale=1">
<meta name=robots content="noindex">
<meta name=referrer content=no-referrer>
<title>{escape(title)}</title>
{head}<style>{_STYLE}{style}</style>
<main>
<h1>{escape(title)}</h1>
{body}
</main>
</html>
"""
