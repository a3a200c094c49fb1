"""Every telephone number readers see is one that `data/hotlines.yml` publishes.

Why: a wrong number can cost somebody the only call they can make. Printed numbers go stale (1800 1567 became 111 in
2017) and stay in circulation for years.

Looked at: title, summary, every other text of the header except sources, and the body with its `tel:` links. Three
codes: `phone-superseded` for a number that another one replaced, `phone-unpublished` for one we know but do not print
(not sure enough, or not about trafficking), `phone-unknown` for the rest.

Passes: `Gọi 111, miễn phí.`
Fails: `Gọi 18001567.` (replaced by 111)

Rule: CONTRIBUTING.md, "a phone number in any text must be one that data/hotlines.yml publishes".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from antoan.checks.context import Context
from antoan.checks.passages import text_of
from antoan.model.reference_data import Hotline, ReferenceData
from antoan.problems import Problem, Severity
from antoan.writing.phone import digits_of, find_numbers

CODES = ("phone-superseded", "phone-unknown", "phone-unpublished")
SEVERITY = Severity.ERROR


@dataclass(frozen=True, slots=True)
class _Directory:
    """What is known of each number, by its digits."""

    public: frozenset[str]
    hidden: frozenset[str]
    replaced: dict[str, str]


def check(context: Context) -> Iterator[Problem]:
    """Numbers that are superseded, unpublished or unknown."""
    directory = _directory(context.data)
    for page in context.pages:
        words = text_of(page)
        for number in find_numbers(words.text):
            digits = digits_of(number.text)
            if digits in directory.public:
                continue
            if digits in directory.replaced:
                code, suggestion = "phone-superseded", directory.replaced[digits]
            else:
                code, suggestion = ("phone-unpublished" if digits in directory.hidden else "phone-unknown"), ""
            yield words.problem(number.start, code, SEVERITY, found=number.text, suggestion=suggestion)


def _directory(data: ReferenceData) -> _Directory:
    hotlines = data.hotlines.values()
    return _Directory(
        public=frozenset(digits for hotline in hotlines if hotline.is_public for digits in _digits(hotline)),
        hidden=frozenset(digits for hotline in hotlines if not hotline.is_public for digits in _digits(hotline)),
        replaced={
            digits_of(number): data.hotlines[old.replaced_by].number
            for old in data.superseded
            if old.replaced_by in data.hotlines
            for number in old.numbers
        },
    )


def _digits(hotline: Hotline) -> Iterator[str]:
    for written in (hotline.number, hotline.dial, hotline.national):
        if written:
            yield digits_of(written)
