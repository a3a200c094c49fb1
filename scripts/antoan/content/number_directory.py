"""Which telephone numbers may be shown: what `hotlines.yml` says of a number, by its digits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from antoan.model.reference_data import Hotline, ReferenceData
from antoan.writing.phone import digits_of


@dataclass(frozen=True, slots=True)
class NumberDirectory:
    """What is known of each number.

    Attributes:
        public: digits of numbers readers may see.
        hidden: digits of numbers known to editors only.
        replaced: digits of superseded numbers, with the number to call instead.
    """

    public: frozenset[str]
    hidden: frozenset[str]
    replaced: dict[str, str]

    @classmethod
    def from_data(cls, data: ReferenceData) -> NumberDirectory:
        """The directory of these hotlines."""
        hotlines = data.hotlines.values()
        return cls(
            public=frozenset(digits for hotline in hotlines if hotline.is_public for digits in _digits(hotline)),
            hidden=frozenset(digits for hotline in hotlines if not hotline.is_public for digits in _digits(hotline)),
            replaced={
                digits_of(number): data.hotlines[old.replaced_by].number
                for old in data.superseded
                if old.replaced_by in data.hotlines
                for number in old.numbers
            },
        )

    def fault_of(self, number: str) -> tuple[str, str] | None:
        """Problem code of showing `number`, and the number to show instead if there is one; `None` if it may be shown."""
        digits = digits_of(number)
        if digits in self.public:
            return None
        if digits in self.replaced:
            return "phone-superseded", self.replaced[digits]
        return ("phone-unpublished" if digits in self.hidden else "phone-unknown"), ""


def _digits(hotline: Hotline) -> Iterator[str]:
    for written in (hotline.number, hotline.dial, hotline.national):
        if written:
            yield digits_of(written)
