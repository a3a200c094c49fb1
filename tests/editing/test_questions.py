"""The questions about a page: what was typed counts, what can be proposed is, what will not do is asked again."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from antoan.content.data_files import read_data
from antoan.content.number_directory import NumberDirectory
from antoan.editing.answers import Answers, WrongAnswer
from antoan.editing.known_names import KnownNames
from antoan.editing.proposals import Proposals
from antoan.editing.questions import QUESTIONS, Interview, Question, questions_of
from antoan.editing.shelf import Shelf
from antoan.model.language import Language
from antoan.model.metadata import Kind
from antoan.strings.texts import interface_texts
from tests.command import REPOSITORY, TODAY

KINDS = [kind for kind in Kind if kind is not Kind.PAGE]


@dataclass
class Typist:
    """Answers by heart; takes the proposal where there is nothing to say.

    Attributes:
        lines: what is typed, one answer after the other, by question.
        asked: names of the questions, with what was proposed.
        objections: reasons that were told.
    """

    lines: Mapping[str, list[str]]
    asked: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    objections: list[str] = field(default_factory=list)

    def ask(self, question: Question, proposal: tuple[str, ...]) -> str | None:
        """The next line for this question."""
        self.asked.append((question.name, proposal))
        if question.name in self.lines and not self.lines[question.name]:
            raise EOFError
        return self.lines[question.name].pop(0) if question.name in self.lines else None

    def object_to(self, fault: WrongAnswer) -> None:
        """Remember why; the words must be there."""
        assert interface_texts(Language.VI)(f"new.wrong.{fault.reason}", **fault.values)
        self.objections.append(fault.reason)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The real content, in another place."""
    return shutil.copytree(REPOSITORY / "content", tmp_path / "content")


def hold(content: Path, kind: Kind, typed: Mapping[str, str], typist: Typist | None) -> Answers:
    """Go through the questions."""
    data = read_data(content / "data", "")[0]
    names, shelf = KnownNames.of(data, content, Language.VI), Shelf(content, kind, TODAY)
    interview = Interview(
        kind=kind,
        names=names,
        numbers=NumberDirectory.from_data(data),
        today=TODAY,
        propose=Proposals(data, names, content, TODAY, shelf.free_slug).propose,
        check_slug=shelf.check_slug,
    )
    return interview.hold(typed, typist)


def given(answers: Answers) -> dict[str, str]:
    """The answers that are not empty, on one line each."""
    return {name: ", ".join(values) for name, values in answers.items() if values}


def test_proposals_come_from_the_title(content: Path) -> None:
    """Places, bodies, topics, project, day and file name, without asking anybody."""
    title = "TMSV3: Hagar và Hội LHPN tỉnh Quảng Trị tập huấn di cư an toàn ngày 12/11/2026"
    assert given(hold(content, Kind.NEWS, {"title": title}, None)) == {
        "title": title,
        "date": "2026-11-12",
        "provinces": "quang-tri",
        "organisations": "hagar-vietnam, hoi-lhpn-quang-tri",
        "topics": "truyen-thong-cong-dong, di-cu-an-toan",
        "project": "tmsv3",
        "slug": "tmsv3-hagar-va-hoi-lhpn-tinh-quang-tri-tap-huan-di-cu-an",
    }


def test_few_questions_in_an_order_that_helps() -> None:
    """No more than can be answered in a few minutes; the title or the address first and the file name last."""
    for kind in KINDS:
        asked = [question.name for question in questions_of(kind) if question.is_asked]
        assert len(asked) <= 14
        assert asked[0] == ("url" if kind is Kind.PRESS else "title")
        assert asked[-1] == "slug"
        assert len(asked) == len(set(asked))


@pytest.mark.parametrize("language", Language)
def test_every_question_has_words(language: Language) -> None:
    """In both languages."""
    for question in QUESTIONS:
        assert interface_texts(language)(f"new.ask.{question.name}")


def test_only_what_matters_is_asked(content: Path) -> None:
    """No event, no place of it; no address, no publisher; what an option gave is not asked again."""
    typist = Typist({})
    hold(content, Kind.NEWS, {"title": "Tập huấn", "date": "1/11/2026"}, typist)
    assert [name for name, _ in typist.asked] == [
        "event",
        "provinces",
        "organisations",
        "topics",
        "project",
        "source-url",
        "slug",
    ]


def test_wrong_answers_are_asked_again(content: Path) -> None:
    """Until they will do; each time with the reason."""
    typist = Typist(
        {
            "title": ["", "a" * 161, "Gọi 0912 345 678", "Tập huấn ở Hà Tĩnh"],
            "date": ["31/11/2026", "hôm qua", "1/11/2026"],
            "provinces": ["Hà Tỉn", "ha tinh, Quảng Bình (cũ)"],
            "topics": ["di cư an toàn"],
            "source-url": ["baohatinh.vn", "https://baohatinh.vn/x"],
            "source-published": ["1/1/2027", "2/11/2026"],
            "slug": ["🎉", "index", "Tập huấn Hà Tĩnh"],
        }
    )
    answers = given(hold(content, Kind.NEWS, {}, typist))
    assert typist.objections == [
        *("needed", "long", "number", "impossible", "date", "unknown.nearest", "url", "future", "slug", "taken")
    ]
    assert answers["provinces"] == "ha-tinh, quang-binh"
    assert answers["source-published"] == "2026-11-02"
    assert answers["slug"] == "tap-huan-ha-tinh"


def test_a_proposal_can_be_refused(content: Path) -> None:
    """An empty answer leaves the field out."""
    answers = hold(content, Kind.NEWS, {"title": "Tập huấn ở Hà Tĩnh"}, Typist({"provinces": [""]}))
    assert answers["provinces"] == ()


def test_the_end_of_input_ends_it(content: Path) -> None:
    """It is for the caller to say that nothing is written."""
    with pytest.raises(EOFError):
        hold(content, Kind.NEWS, {}, Typist({"title": []}))


@pytest.mark.parametrize(
    ("kind", "typed", "reason"),
    [
        (Kind.NEWS, {}, "needed"),
        (Kind.PRESS, {"url": "https://example.org/a"}, "needed"),
        (Kind.PLAN, {"title": "A", "issued": "1/1/2027"}, "future"),
        (Kind.PLAN, {"title": "A", "date": "1/1/2027"}, "future"),
        (Kind.PLAN, {"title": "A", "issued": "1/3/2026", "to": "2/2026"}, "order"),
        (Kind.PROJECT, {"title": "A", "from": "2026", "to": "2025"}, "order"),
        (Kind.NEWS, {"title": "A", "event": "B", "event-start": "2/1/2026", "event-end": "1/1/2026"}, "order"),
        (Kind.NEWS, {"title": "A", "date": "1/1/2027", "event-start": "1/1/2026"}, "start"),
        (Kind.GUIDE, {"title": "A", "review-by": "B", "review-on": "1/1/2027"}, "future"),
        (Kind.GUIDE, {"title": "A", "review-by": "B", "review-due": "1/1/2026"}, "order"),
        (Kind.NEWS, {"title": "A", "slug": "page"}, "taken"),
        (Kind.NEWS, {"title": "A", "project": "tmsv9999"}, "unknown"),
        (Kind.NEWS, {"title": "A", "summary": "Gọi 0912345678"}, "number"),
    ],
)
def test_options_are_held_to_the_same_rules(content: Path, kind: Kind, typed: dict[str, str], reason: str) -> None:
    """With nobody to ask, the first that will not do is told, with the question it answers."""
    with pytest.raises(WrongAnswer) as caught:
        hold(content, kind, typed, None)
    assert caught.value.reason == reason
    assert caught.value.values["question"] in {question.name for question in questions_of(kind)}


def test_what_lies_ahead_is_an_event(content: Path) -> None:
    """News can be dated ahead only when it announces something, so it is proposed, and must have a name."""
    answers = given(hold(content, Kind.NEWS, {"title": "Hội thảo", "date": "3/2027"}, None))
    assert (answers["event"], answers["event-start"]) == ("Hội thảo", "2027-03")
    typist = Typist({"event": ["", "Hội thảo lớn"]})
    assert given(hold(content, Kind.NEWS, {"title": "Hội thảo", "date": "3/2027"}, typist))["event"] == "Hội thảo lớn"
    assert typist.objections == ["event"]


def test_a_review_is_due_half_a_year_later(content: Path) -> None:
    """On the last day of a month that is shorter."""
    typed = {"title": "A", "review-by": "Tổ biên tập", "review-on": "31/8/2026"}
    assert given(hold(content, Kind.GUIDE, typed, None))["review-due"] == "2027-02-28"


def test_press_links_are_in_the_language_of_their_headline(content: Path) -> None:
    """Its letters tell; an option overrules them."""
    for headline, language in (("Triệt phá đường dây", "vi"), ("Police rescue victims of trafficking", "en")):
        assert given(hold(content, Kind.PRESS, {"headline": headline}, None))["language"] == language
    typed = {"headline": "Cong an giai cuu", "language": "en"}
    assert given(hold(content, Kind.PRESS, typed, None))["language"] == "en"
