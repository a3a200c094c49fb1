"""`antoan inbox review`: one item at a time, one key each; every decision is on disk before the next item comes."""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime

from antoan.cli.inbox import decide, failed_line, outcome_line, print_outlets
from antoan.cli.inbox_view import details, outline, say
from antoan.cli.keys import keyboard
from antoan.content.data_files import read_data
from antoan.inbox.desk import Desk, Outcome
from antoan.inbox.review import Action, Walk, action_of
from antoan.model.language import Language
from antoan.model.reference_data import ReferenceData
from antoan.strings.texts import Texts

_DECISIONS = {Action.KEEP: "keep", Action.PROMOTE: "promote", Action.REJECT: "reject"}
_RULE = "─" * 79


def review(desk: Desk, options: argparse.Namespace, texts: Texts) -> int:
    """Go through the inbox; ends with what was done."""
    data, _ = read_data(options.content / "data", "")
    walk = Walk(tuple(item.id for item in desk.waiting))
    session = _Session(desk, walk, texts, options.lang, data, all_sources=options.all_sources)
    if walk.current:
        with keyboard(sys.stdin) as keys:
            say(texts("review.keys"))
            session.present()
            for key in keys:
                desk.now = options.now or datetime.now(UTC)  # what was too early may have become free meanwhile
                if not session.press(key):
                    break
    session.close()
    return 0


@dataclass
class _Session:
    desk: Desk
    walk: Walk
    texts: Texts
    language: Language
    data: ReferenceData
    all_sources: bool
    outcomes: list[Outcome | None] = field(default_factory=list)

    def present(self) -> None:
        """Show where we are."""
        if not self.walk.current:
            return
        item = self.desk.stored[self.walk.current].item
        print(f"{_RULE}\n{self.texts('review.at', number=self.walk.number, total=len(self.walk.queue))}")
        print(outline(item, self.desk.now, self.data, self.language), flush=True)

    def press(self, key: str) -> bool:
        """Do what a key asks for; says whether the walk goes on."""
        action = action_of(key)
        current = self.walk.current
        if action is Action.QUIT:
            return False
        if action is Action.UNDO:
            self._undo()
        elif action is Action.HELP or current is None:
            say(self.texts("review.keys"))
        elif action is Action.SHOW:
            stored = self.desk.stored[current]
            print(details(stored.item, stored.path, self.desk.now, self.data, self.language), flush=True)
        elif action:
            self._step(action, current)
        elif not key.isspace():
            print(self.texts("review.unknown", typed=key if key.isprintable() else "…"), flush=True)
        return True

    def close(self) -> None:
        """Say what was done."""
        counts = self.walk.counts
        print(_RULE)
        say(
            self.texts(
                "review.end",
                kept=counts[Action.KEEP],
                promoted=counts[Action.PROMOTE],
                rejected=counts[Action.REJECT],
                skipped=counts[Action.SKIP],
                left=len(self.desk.waiting),
            )
        )
        print_outlets(self.desk, self.texts)

    def _step(self, action: Action, current: str) -> None:
        outcome: Outcome | None = None
        if action is Action.SKIP:
            print(self.texts("review.skipped"))
        else:
            try:
                outcome = decide(self.desk, _DECISIONS[action], current, all_sources=self.all_sources)
            except OSError as error:
                print(failed_line(current, error, self.texts), flush=True)
                return
            print(outcome_line(outcome, self.texts, self.language), flush=True)
            if outcome.result.is_refusal:
                return
        self.outcomes.append(outcome)
        self.walk = self.walk.after(action)
        self.present()

    def _undo(self) -> None:
        before = self.walk.back()
        if before is None:
            print(self.texts("review.undo.none"), flush=True)
            return
        outcome = self.outcomes[-1]
        try:
            if outcome:
                self.desk.undo(outcome)
        except OSError as error:
            print(failed_line(before.current or "", error, self.texts), flush=True)
            return
        self.outcomes.pop()
        self.walk = before
        title = self.desk.stored[before.current or ""].item.title
        print(self.texts("review.undone", title=title))
        self.present()
