"""Text as YAML takes it on one line whatever it holds: between double quotation marks."""

from __future__ import annotations

import re

# These two, and all that YAML calls unprintable or takes for the end of a line.
_ESCAPED = re.compile(r'["\\\x00-\x1f\x7f-\xa0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]')


def double_quoted(text: str) -> str:
    """`text` between double quotation marks, so that the strict reader gives back exactly `text`."""
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    return f"\\{match[0]}" if match[0] in '"\\' else f"\\u{ord(match[0]):04x}"
