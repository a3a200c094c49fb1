"""What the judge finds in the labelled items, and in single texts made to mislead it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from antoan.content.data_files import read_data
from antoan.judge.judgement import Judge, Judgement
from antoan.model.calendar import VIETNAM
from antoan.model.language import Language
from tests.command import CASES, REPOSITORY
from tests.judge.items import HELD_OUT, HELD_OUT_HARDER, LABELLED, Item, read_items

TEXTS: list[dict[str, Any]] = yaml.safe_load((CASES / "judge/texts.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judge.from_data(read_data(REPOSITORY / "content/data", "data")[0])


def judged(judge: Judge, item: Item) -> Judgement:
    published = datetime.fromisoformat(item.published).astimezone(VIETNAM).date() if item.published else None
    return judge.judge(item.title, item.summary, Language(item.language), published)


def precision_and_recall(pairs: Sequence[tuple[set[str], set[str]]]) -> tuple[float, float]:
    """Of pairs of what was found and what is right."""
    right = sum(len(found & wanted) for found, wanted in pairs)
    return right / sum(len(found) for found, _ in pairs), right / sum(len(wanted) for _, wanted in pairs)


FIELDS: dict[str, tuple[Callable[[Judgement], set[str]], Callable[[Item], set[str]]]] = {
    "provinces": (lambda found: set(found.provinces), lambda item: set(item.provinces)),
    "organisations": (lambda found: set(found.organisations), lambda item: set(item.organisations)),
    "dates": (lambda found: set(map(str, found.dates)), lambda item: set(item.dates)),
    "relevant": (lambda found: {"yes"} if found.relevant else set(), lambda item: {"yes"} if item.relevant else set()),
}


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("file", [*LABELLED, HELD_OUT], ids=lambda file: file.stem)
def test_labelled_items(judge: Judge, file: Path, field: str) -> None:
    """Nineteen of twenty, found and missed; the held-out items are none the weights or the phrases were made with."""
    found, wanted = FIELDS[field]
    pairs = [(found(judged(judge, item)), wanted(item)) for item in read_items(file)]
    assert len(pairs) >= 200
    precision, recall = precision_and_recall(pairs)
    assert min(precision, recall) >= 0.95, f"precision {precision:.3f}, recall {recall:.3f}"


@pytest.mark.parametrize("field", FIELDS)
def test_harder_items(judge: Judge, field: str) -> None:
    """Half of them say it indirectly or use our words for something else: nine of ten, found and missed."""
    found, wanted = FIELDS[field]
    pairs = [(found(judged(judge, item)), wanted(item)) for item in read_items(HELD_OUT_HARDER)]
    precision, recall = precision_and_recall(pairs)
    assert min(precision, recall) >= 0.9, f"precision {precision:.3f}, recall {recall:.3f}"


def test_better_than_looking_for_words(judge: Judge) -> None:
    """On the held-out items, in both respects, than a list of the words everybody would think of."""
    words = ("mua bán người", "buôn người", "mua ban nguoi", "nạn nhân", "lừa bán", "traffick", "slavery", "forced lab")
    items = list(read_items(HELD_OUT))
    plain = [({"yes"} if any(word in f"{item.title} {item.summary}".lower() for word in words) else set(),
              {"yes"} if item.relevant else set()) for item in items]  # fmt: skip
    ours = [(FIELDS["relevant"][0](judged(judge, item)), FIELDS["relevant"][1](item)) for item in items]
    assert all(
        mine > theirs for mine, theirs in zip(precision_and_recall(ours), precision_and_recall(plain), strict=True)
    )


@pytest.mark.parametrize("case", TEXTS, ids=[case["text"] for case in TEXTS])
def test_text(judge: Judge, case: dict[str, Any]) -> None:
    """Compounds, places and bodies that look like others, with marks and without."""
    title, _, summary = case["text"].partition(" | ")
    found = judge.judge(title, summary, Language(case.get("language", "vi")), None)
    expected = {name: value for name, value in case.items() if name not in ("text", "language")}
    actual = {
        "relevant": found.relevant,
        "provinces": list(found.provinces),
        "organisations": list(found.organisations),
    }
    assert {name: actual[name] for name in expected} == expected, found.reasons


def test_reasons_say_what_was_found(judge: Judge) -> None:
    """The words of the text, as they are written there, the strongest first."""
    found = judge.judge("Giải cứu hai em bị lừa bán sang Trung Quốc", "", Language.VI, None)
    assert found.reasons
    assert any("lừa bán" in reason for reason in found.reasons[:3])
    assert all(": " in reason for reason in found.reasons)


def test_the_same_on_every_run() -> None:
    """Whatever order sets have in this process or that."""
    line = '{"id": 1, "title": "Bắt nhóm lừa bán thiếu nữ sang Campuchia", "summary": "Giải cứu ba em"}\n'
    outputs = {
        subprocess.run(
            [sys.executable, "-m", "antoan", "feeds", "classify"],
            input=line,
            cwd=REPOSITORY,
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            encoding="utf-8",
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(outputs) == 1
