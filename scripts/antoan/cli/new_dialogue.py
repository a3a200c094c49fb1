"""The questions of `antoan new` in a terminal: plain lines, a question each, for consoles and screen readers alike."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TextIO

from antoan.editing.answers import Form, WrongAnswer, read_when
from antoan.editing.known_names import KnownNames
from antoan.editing.questions import Question
from antoan.model.language import Language
from antoan.strings.texts import Texts
from antoan.writing.dates import format_when

NOTHING = "-"
HELP = "?？"
# What the names of an answer are looked up in.
_SORTS = {
    Form.PROVINCES: "provinces",
    Form.ORGANISATIONS: "organisations",
    Form.ORGANISATION: "organisations",
    Form.TOPICS: "topics",
    Form.PROJECT: "projects",
}


@dataclass
class TerminalAsker:
    """Asks on `output`, reads lines from `input`.

    Enter takes the proposal, `-` leaves a field empty, `?` tells how to answer and lists the names that may be given.
    """

    names: KnownNames
    texts: Texts
    language: Language
    input: TextIO
    output: TextIO
    _has_begun: bool = field(default=False, init=False)

    def ask(self, question: Question, proposal: tuple[str, ...]) -> str | None:
        """What was typed; `None` for Enter alone.

        Raises:
            EOFError: the input has ended.
        """
        if not self._has_begun:
            self._begin()
        while True:
            self._say(self._prompt(question, proposal), end=" ")
            try:
                line = self.input.readline()
            except KeyboardInterrupt:
                self._say("")  # what is said next begins on a line of its own
                raise
            if not line:
                self._say("")
                raise EOFError
            text = line.strip().removeprefix("\ufeff")
            if text and not text.strip(HELP):
                self._explain(question)
            elif text == NOTHING:
                return ""
            else:
                return text or None

    def object_to(self, fault: WrongAnswer) -> None:
        """Say why, on a line of its own."""
        self._say(self.texts(f"new.wrong.{fault.reason}", **fault.values))

    def _explain(self, question: Question) -> None:
        self._say(self.texts(f"new.explain.{question.form.value}"))
        if sort := _SORTS.get(question.form):
            self._say(", ".join(self.names.all_shown(sort)))
        self._say(self.texts("new.wrong.needed" if question.is_needed else "new.explain.optional"))

    def _begin(self) -> None:
        self._has_begun = True
        if not self.input.isatty() and hasattr(self.input, "reconfigure"):
            # What a program pipes in need not be in the code page of a Windows console.
            self.input.reconfigure(encoding="utf-8", errors="replace")
        self._say(self.texts("new.intro"))

    def _prompt(self, question: Question, proposal: tuple[str, ...]) -> str:
        asked = self.texts(f"new.ask.{question.name}")
        if not proposal:
            return f"{asked}:"
        return f"{asked} [{', '.join(self._shown(question.form, each) for each in proposal)}]:"

    def _shown(self, form: Form, value: str) -> str:
        """A proposal as its reader would type it."""
        if sort := _SORTS.get(form):
            return self.names.shown(sort, value)
        if form in (Form.WHEN, Form.DAY) and self.language is Language.VI:
            return format_when(read_when(value), self.language)
        return value

    def _say(self, text: str, end: str = "\n") -> None:
        print(text, end=end, file=self.output, flush=True)
