"""How well reports are read: the bar is 0.9 on reports nobody looked at, higher on those the rules were made with."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command import CASES
from tests.drafting.score import Score, scores_of

REPORTS = CASES / "drafting"
SEEN = 0.95
UNSEEN = 0.9


@pytest.fixture(scope="module", params=["first", "second", "third", "fourth", "fifth", "sixth"])
def seen(request: pytest.FixtureRequest) -> dict[str, Score]:
    """Scores of a folder the rules were made with."""
    return scores_of(REPORTS / request.param)


@pytest.fixture(scope="module")
def unseen() -> dict[str, Score]:
    """Scores of the reports that are for measuring only."""
    return scores_of(REPORTS / "held-out")


def overall(scores: dict[str, Score]) -> float:
    """F1 over all fields together."""
    total = Score(
        right=sum(score.right for score in scores.values()),
        wrong=sum(score.wrong for score in scores.values()),
        missing=sum(score.missing for score in scores.values()),
    )
    return total.f1


def told(scores: dict[str, Score]) -> str:
    """Every field's misses, for the message of a test that fails."""
    return "\n".join(f"{name} {score.f1:.3f} {score.misses}" for name, score in scores.items())


def test_reports_are_read_as_editors_would(seen: dict[str, Score]) -> None:
    """All fields together."""
    assert overall(seen) >= SEEN, told(seen)


def test_so_are_reports_nobody_looked_at(unseen: dict[str, Score]) -> None:
    """The bar the project has set itself."""
    assert overall(unseen) >= UNSEEN, told(unseen)


@pytest.mark.parametrize("field", ["headline", "provinces", "organisations", "documents", "figures"])
def test_no_field_lags_far_behind(field: str, unseen: dict[str, Score]) -> None:
    """What a page is built on."""
    assert unseen[field].f1 >= UNSEEN - 0.05, unseen[field].misses


def test_nobody_who_is_private_is_called_an_official(seen: dict[str, Score], unseen: dict[str, Score]) -> None:
    """The harm would be theirs; an official left out is a small loss."""
    for scores in (seen, unseen):
        assert not scores["private called official"].wrong, scores["private called official"].misses
        assert scores["officials"].precision >= UNSEEN, scores["officials"].misses


def test_the_score_can_fail() -> None:
    """Counts give what they should."""
    score = Score(right=6, wrong=2, missing=4)
    assert (score.precision, score.recall, round(score.f1, 3)) == (0.75, 0.6, 0.667)


def test_every_report_has_its_label() -> None:
    """And every label its report."""
    for folder in (path for path in REPORTS.iterdir() if path.is_dir()):
        reports = {path.stem for path in folder.iterdir() if path.suffix in (".txt", ".html")}
        assert reports == {path.stem for path in folder.glob("*.yml")}, Path(folder).name
