"""What is asked about a new page, in which order, and which answers will do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from antoan.content.number_directory import NumberDirectory
from antoan.editing.answers import Answers, Form, WrongAnswer, day_of, lies_ahead, one, read_answer, read_when
from antoan.editing.known_names import KnownNames
from antoan.model.metadata import Kind
from antoan.writing.phone import find_numbers

_DATED = frozenset({Kind.NEWS, Kind.PLAN, Kind.PROJECT})
_PAGES = frozenset({*_DATED, Kind.GUIDE})
_ALL = frozenset({*_PAGES, Kind.PRESS})


@dataclass(frozen=True, slots=True)
class Question:
    """One question; its words are `new.ask.NAME`, and it is an option `--NAME` of the command too.

    Attributes:
        kinds: the kinds of page it makes sense for.
        is_needed: whether there is no page without an answer.
        is_asked: whether a person is asked; else the option or the proposal is taken.
        after: another question; without an answer to it, this one is left out of the dialogue.
    """

    name: str
    form: Form
    kinds: frozenset[Kind]
    is_needed: bool = False
    is_asked: bool = True
    after: str = ""


def _only(*kinds: Kind) -> frozenset[Kind]:
    return frozenset(kinds)


QUESTIONS = (
    Question("title", Form.TITLE, _PAGES, is_needed=True),
    Question("title-en", Form.TITLE, _PAGES, is_asked=False),
    Question("summary", Form.LINE, _PAGES, is_asked=False),
    Question("url", Form.URL, _only(Kind.PRESS)),
    Question("headline", Form.TITLE, _only(Kind.PRESS), is_needed=True),
    Question("language", Form.LANGUAGE, _only(Kind.PRESS), is_asked=False),
    Question("outlet", Form.TEXT, _only(Kind.PRESS)),
    Question("published", Form.WHEN, _only(Kind.PRESS)),
    Question("line", Form.LINE, _only(Kind.PRESS)),
    Question("short", Form.TEXT, _only(Kind.PROJECT)),
    Question("number", Form.TEXT, _only(Kind.PLAN)),
    Question("issuer", Form.ORGANISATION, _only(Kind.PLAN)),
    Question("issued", Form.DAY, _only(Kind.PLAN)),
    Question("from", Form.WHEN, _only(Kind.PLAN, Kind.PROJECT)),
    Question("to", Form.WHEN, _only(Kind.PLAN, Kind.PROJECT)),
    Question("date", Form.WHEN, _only(Kind.NEWS)),
    Question("date", Form.WHEN, _only(Kind.PLAN, Kind.PROJECT), is_asked=False),
    Question("event", Form.TEXT, _only(Kind.NEWS)),
    Question("event-start", Form.WHEN, _only(Kind.NEWS), is_asked=False, after="event"),
    Question("event-end", Form.WHEN, _only(Kind.NEWS), is_asked=False, after="event"),
    Question("event-place", Form.TEXT, _only(Kind.NEWS), after="event"),
    Question("provinces", Form.PROVINCES, _ALL - {Kind.GUIDE}),
    Question("organisations", Form.ORGANISATIONS, _DATED),
    Question("provinces", Form.PROVINCES, _only(Kind.GUIDE), is_asked=False),
    Question("organisations", Form.ORGANISATIONS, _only(Kind.GUIDE), is_asked=False),
    Question("topics", Form.TOPICS, _ALL),
    Question("project", Form.PROJECT, _only(Kind.NEWS)),
    Question("review-by", Form.TEXT, _only(Kind.GUIDE)),
    Question("review-on", Form.DAY, _only(Kind.GUIDE), is_asked=False, after="review-by"),
    Question("review-due", Form.DAY, _only(Kind.GUIDE), is_asked=False, after="review-by"),
    Question("source-url", Form.URL, _PAGES),
    Question("source-publisher", Form.TEXT, _PAGES, after="source-url"),
    Question("source-title", Form.TEXT, _PAGES, after="source-url"),
    Question("source-published", Form.WHEN, _PAGES, after="source-url"),
    Question("slug", Form.SLUG, _ALL),
)

# What has been done cannot lie ahead; the first of two does not come after the second.
_PAST = frozenset({"issued", "published", "source-published", "review-on"})
_ORDER = (("from", "to"), ("issued", "to"), ("event-start", "event-end"), ("review-on", "review-due"))
# Quoted from others, or no text for readers.
_NO_TEXT = frozenset({"source-publisher", "source-title"})


def questions_of(kind: Kind) -> list[Question]:
    """The questions about a page of this kind, in order."""
    return [question for question in QUESTIONS if kind in question.kinds]


class Asker(Protocol):
    """Somebody who answers."""

    def ask(self, question: Question, proposal: tuple[str, ...]) -> str | None:
        """What was typed; `None` takes the proposal.

        Raises:
            EOFError: nobody will answer any more.
        """

    def object_to(self, fault: WrongAnswer) -> None:
        """Say why an answer will not do; the question comes again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """Goes through the questions about a page.

    Attributes:
        propose: an answer to a question, from those given so far.
        check_slug: raises `WrongAnswer` where a slug is not free for a page of these answers.
    """

    kind: Kind
    names: KnownNames
    numbers: NumberDirectory
    today: date
    propose: Callable[[str, Kind, Answers], tuple[str, ...]]
    check_slug: Callable[[str, Answers], None]

    def hold(self, typed: Mapping[str, str], asker: Asker | None) -> Answers:
        """Every answer: typed before, given now, or proposed where nobody is asked.

        Raises:
            WrongAnswer: something typed before will not do; its `values` name the `question`.
            EOFError: as the asker.
        """
        given = {question.name: self._read(question, typed) for question in self._all if question.name in typed}
        answers: dict[str, tuple[str, ...]] = dict(given)
        for question in self._all:
            name = question.name
            if name in given:
                self._named(question, answers)
            elif question.after and not answers.get(question.after):
                continue
            else:
                proposal = self.propose(name, self.kind, answers)
                if asker is None or not question.is_asked:
                    answers[name] = proposal
                    self._named(question, answers)
                else:
                    answers[name] = self._asked(question, proposal, answers, asker)
        return answers

    @property
    def _all(self) -> Iterator[Question]:
        return iter(questions_of(self.kind))

    def _asked(self, question: Question, proposal: tuple[str, ...], answers: Answers, asker: Asker) -> tuple[str, ...]:
        while True:
            text = asker.ask(question, proposal)
            try:
                found = proposal if text is None else read_answer(question.form, text, self.names)
                self._check(question, {**answers, question.name: found})
            except WrongAnswer as fault:
                asker.object_to(fault)
            else:
                return found

    def _read(self, question: Question, typed: Mapping[str, str]) -> tuple[str, ...]:
        try:
            return read_answer(question.form, typed[question.name], self.names)
        except WrongAnswer as fault:
            raise _about(question, fault) from None

    def _named(self, question: Question, answers: Answers) -> None:
        try:
            self._check(question, answers)
        except WrongAnswer as fault:
            raise _about(question, fault) from None

    def _check(self, question: Question, answers: Answers) -> None:
        """Hold an answer against today, the other answers and the numbers that may be shown."""
        name, value = question.name, one(answers, question.name)
        dated = day_of(answers, "date")
        is_announced = self.kind is Kind.NEWS and dated is not None and lies_ahead(dated, self.today)
        if question.is_needed and not value:
            raise WrongAnswer("needed")
        if name == "event" and is_announced and not value:
            raise WrongAnswer("event", found=str(dated))
        if not value:
            return
        is_past = name in _PAST or (name == "date" and self.kind is Kind.PLAN)
        if is_past and (when := day_of(answers, name)) and lies_ahead(when, self.today):
            raise WrongAnswer("future", found=value)
        if name == "event-start" and is_announced and read_when(value).last_day <= self.today:
            raise WrongAnswer("start", found=value, date=str(dated))
        for first, second in _ORDER:
            early, late = day_of(answers, first), day_of(answers, second)
            if name in (first, second) and early and late and early.first_day > late.last_day:
                raise WrongAnswer("order", found=value, first=str(early), second=str(late))
        if question.form in (Form.TEXT, Form.TITLE, Form.LINE) and name not in _NO_TEXT:
            for number in find_numbers(value):
                if self.numbers.fault_of(number.text):
                    raise WrongAnswer("number", number=number.text)
        if name == "slug":
            self.check_slug(value, answers)


def _about(question: Question, fault: WrongAnswer) -> WrongAnswer:
    return WrongAnswer(
        fault.reason, **{**{name: str(value) for name, value in fault.values.items()}, "question": question.name}
    )
