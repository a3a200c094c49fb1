"""Every telephone number readers see is one that `data/hotlines.yml` publishes.

Why: a wrong number can cost somebody the only call they can make. Printed numbers go stale (1800 1567 became 111 in
2017) and stay in circulation for years.

Looked at: title, summary, every other text of the header except sources, and the body with its `tel:` and chat links,
as written and as it will be read (`**1800**1567` is a number to a reader). Texts of the data files are held to the same
rule when they are read. Three codes: `phone-superseded` for a number that another one replaced, `phone-unpublished` for
one we know but do not print (not sure enough, or not about trafficking), `phone-unknown` for the rest.

Passes: `Gọi 111, miễn phí.`
Fails: `Gọi 1800 xxxx.`, a number that 111 has replaced

Rule: CONTRIBUTING.md, "a phone number in any text must be one that data/hotlines.yml publishes".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from html import unescape

from antoan.checks.context import Context, in_body
from antoan.checks.passages import text_of
from antoan.content.number_directory import NumberDirectory
from antoan.model.page import Page
from antoan.problems import Problem, Severity
from antoan.writing.phone import digits_of, find_numbers

CODES = ("phone-superseded", "phone-unknown", "phone-unpublished")
SEVERITY = Severity.ERROR

# Ways to write digits that look different to a reader: marks or entities among them, or digits of another script.
_DISGUISED = re.compile(r"\d[*_`]+\d|&#|[\uff10-\uff19]")
_TAG = re.compile(r"<[^>]*>")
_CHAT = re.compile(r"https?://(?:zalo\.me|wa\.me|t\.me)/(\+?\d{7,15})\b")


def check(context: Context) -> Iterator[Problem]:
    """Numbers that are superseded, unpublished or unknown."""
    directory = NumberDirectory.from_data(context.data)
    for page in context.pages:
        words = text_of(page)
        for number in find_numbers(words.text):
            if fault := directory.fault_of(number.text):
                code, suggestion = fault
                yield words.problem(number.start, code, SEVERITY, found=number.text, suggestion=suggestion)
        for written in (*_disguised(page), *_in_chat_links(page)):
            if fault := directory.fault_of(written):
                code, suggestion = fault
                yield in_body(page, _offset(page, written), code, SEVERITY, found=written, suggestion=suggestion)


def _disguised(page: Page) -> Iterator[str]:
    """Numbers that show only once the body is rendered."""
    if not _DISGUISED.search(page.markdown):
        return
    plain = {number.text for number in find_numbers(page.markdown)}
    read = unicodedata.normalize("NFKC", unescape(_TAG.sub("", page.body.html)))
    for number in find_numbers(read):
        if number.text not in plain:
            yield number.text


def _in_chat_links(page: Page) -> Iterator[str]:
    # A long number behind zalo.me may also be an account; one that starts like a telephone number is taken for one.
    for target in page.body.links:
        if (match := _CHAT.match(target)) and match[1].startswith(("0", "84", "+")):
            yield match[1]


def _offset(page: Page, written: str) -> int:
    """Where a line with the digits of `written` begins; the start of the body where none has them."""
    offset = 0
    for line in page.markdown.split("\n"):
        digits = re.sub(r"\D", "", unicodedata.normalize("NFKC", unescape(line)))
        if digits_of(written).lstrip("0") in digits:
            return offset
        offset += len(line) + 1
    return 0
