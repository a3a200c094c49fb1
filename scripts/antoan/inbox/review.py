"""A walk through the inbox, one key an item: where it stands and what a key means. Values only, no terminal."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum


class Action(StrEnum):
    """What a key asks for."""

    KEEP = "k"
    PROMOTE = "p"
    REJECT = "r"
    SKIP = "s"
    SHOW = "o"
    UNDO = "u"
    HELP = "?"
    QUIT = "q"


# Ctrl-C and Ctrl-D, where the terminal hands them on as keys, and what reading gives at the end of a file.
_ENDINGS = frozenset({"\x03", "\x04", ""})


def action_of(key: str) -> Action | None:
    """What `key` asks for, in either case; nothing for other keys."""
    if key in _ENDINGS:
        return Action.QUIT
    try:
        return Action(key.lower())
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Walk:
    """How far somebody has come.

    Attributes:
        queue: ids in the order they are shown.
        steps: what was done with each of the first ones.
    """

    queue: tuple[str, ...]
    steps: tuple[Action, ...] = ()

    @property
    def current(self) -> str | None:
        """The id that is shown; `None` at the end."""
        return self.queue[len(self.steps)] if len(self.steps) < len(self.queue) else None

    @property
    def number(self) -> int:
        """Its place, counted from 1."""
        return len(self.steps) + 1

    def after(self, action: Action) -> Walk:
        """One item further."""
        return replace(self, steps=(*self.steps, action))

    def back(self) -> Walk | None:
        """One item back, as before the last step; `None` at the start."""
        return replace(self, steps=self.steps[:-1]) if self.steps else None

    @property
    def counts(self) -> Counter[Action]:
        """How often each step was taken."""
        return Counter(self.steps)
