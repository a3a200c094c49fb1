"""How well reports are read: precision, recall and F1 of each field over a folder of reports with their labels.

    python -m tests.drafting.score FOLDER [--misses]

A label is `NN.yml` beside `NN.txt` or `NN.html`; `README.md` of `tests/cases/drafting` says what its keys mean.
"""

from __future__ import annotations

import argparse
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml

from antoan.content.data_files import read_data
from antoan.content.feeds_file import read_feeds
from antoan.drafting.findings import Finder, Findings
from antoan.drafting.page_head import looks_like_html, report_of_page
from antoan.drafting.report import report_of_text
from antoan.writing.slug import fold

NOW = datetime(2026, 11, 25, tzinfo=UTC)
REPOSITORY = Path(__file__).parents[2]
_GENERIC = re.compile(r"\b(?:bao|tap chi|dien tu|cong thong tin|online|newspaper)\b")


@dataclass
class Score:
    """Counts of one field.

    Attributes:
        misses: what went wrong, for people.
    """

    right: int = 0
    wrong: int = 0
    missing: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Of what was found, how much is right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Of what is there, how much was found."""
        return self.right / (self.right + self.missing) if self.right + self.missing else 1.0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        total = 2 * self.right + self.wrong + self.missing
        return 2 * self.right / total if total else 1.0


def finder() -> Finder:
    """A finder that knows the real reference data."""
    content = REPOSITORY / "content"
    return Finder.from_data(read_data(content / "data", "")[0], read_feeds(content / "feeds.yml", "")[0], {})


def read(file: Path, knows: Finder) -> Findings:
    """What is found in a file."""
    text = file.read_bytes().decode("utf-8")
    report = report_of_page(text) if looks_like_html(text) else report_of_text(text)
    return knows.find(report, NOW)


def scores_of(folder: Path) -> dict[str, Score]:
    """Every field's score over the folder."""
    knows = finder()
    scores: dict[str, Score] = defaultdict(Score)
    for label in sorted(folder.glob("*.yml")):
        file = next(path for path in folder.glob(f"{label.stem}.*") if path.suffix in (".txt", ".html"))
        _compare(scores, file.stem, yaml.safe_load(label.read_text(encoding="utf-8")), read(file, knows))
    return scores


def _compare(scores: dict[str, Score], name: str, label: dict[str, Any], found: Findings) -> None:
    def sets(key: str, is_there: Iterable[str], should: Iterable[str], may: Iterable[str] = ()) -> None:
        there, needed, allowed = set(is_there), set(should), set(may)
        score = scores[key]
        score.right += len(there & needed)
        score.wrong += len(there - needed - allowed)
        score.missing += len(needed - there)
        score.misses += [f"{name} + {each}" for each in sorted(there - needed - allowed)]
        score.misses += [f"{name} - {each}" for each in sorted(needed - there)]

    def one(key: str, is_there: str, should: str | None, may: Iterable[str] = ()) -> None:
        sets(key, [is_there] if is_there else [], [should] if should and is_there not in may else [], may)

    one("headline", _plain(found.article.headline.text), _plain(label["headline"]))
    may = [_outlet(each) for each in _listed(label.get("publisher_acceptable"))]
    one("publisher", _outlet(found.outlet), _outlet(label.get("publisher") or ""), may)
    sets(
        "authors",
        map(_plain, found.authors),
        map(_plain, label.get("authors") or []),
        map(_plain, _listed(label.get("authors_acceptable"))),
    )
    one(
        "published",
        str(found.published.day) if found.published else "",
        label.get("published"),
        _listed(label.get("published_acceptable")),
    )
    event = found.event
    one(
        "event",
        str(event.start) if event and event.start else "",
        label.get("event_date"),
        _listed(label.get("event_date_acceptable")),
    )
    one(
        "event end",
        str(event.end) if event and event.end else "",
        label.get("event_date_end"),
        _listed(label.get("event_date_end_acceptable")),
    )
    now = list(dict.fromkeys(place.slug for place in found.places))
    sets("provinces", now, label["provinces_now"], label.get("provinces_acceptable") or [])
    if label["provinces_then"]:
        written = (_place(place.written) for place in found.places)
        sets(
            "names then",
            written,
            map(_place, label["provinces_then"]),
            map(_place, label.get("provinces_then_acceptable") or written_all(found)),
        )
    sets(
        "organisations",
        (body.slug for body in found.bodies),
        label["organisations"],
        label.get("organisations_acceptable") or [],
    )
    numbers = {each["number"]: each for each in label["legal_documents"]}
    sets(
        "documents",
        (document.number for document, _ in found.documents),
        numbers,
        label.get("documents_acceptable") or [],
    )
    dates = {f"{number} {each['date']}" for number, each in numbers.items() if each.get("date")}
    said = {f"{document.number} {document.issued}" for document, _ in found.documents if document.issued}
    sets(
        "document dates",
        said,
        dates,
        (each for each in said if each.split()[0] in numbers and not numbers[each.split()[0]].get("date")),
    )
    sure = [each for each in label["figures"] if not (each.get("optional") or each.get("minor"))]
    unsure = [each for each in label["figures"] if each.get("optional") or each.get("minor")]
    sets(
        "figures",
        (_figure(each.value, each.most, each.unit, each.qualifier) for each in found.figures),
        map(_labelled, sure),
        map(_labelled, unsure),
    )
    people = label["people"]
    either = [*people.get("officials_acceptable", []), *people.get("private_acceptable", [])]
    sets(
        "officials",
        (_plain(person.name) for person in found.people if person.is_official),
        map(_plain, people["officials"]),
        map(_plain, either),
    )
    private = {_plain(each) for each in people["private"]}
    named = {_plain(person.name) for person in found.people if person.is_official}
    sets("private called official", named & private, [])
    sets(
        "private",
        (_plain(person.name) for person in found.people if not person.is_official),
        map(_plain, people["private"]),
        map(_plain, [*either, *people["officials"]]),
    )
    shown = fold(found.article.text)
    sets("boilerplate kept", (_plain(each) for each in label["boilerplate_headlines"] if fold(each) in shown), [])


def written_all(found: Findings) -> list[str]:
    """Names of the same places written in another way are no fault."""
    return [_place(place.written) for place in found.places]


def _listed(value: Any) -> list[str]:
    return list(map(str, value)) if isinstance(value, list) else [str(value)] if value else []


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w]+", " ", unicodedata.normalize("NFC", text).lower()).split())


def _outlet(text: str) -> str:
    return " ".join(re.sub(r"[^\w ]+", " ", _GENERIC.sub(" ", fold(text))).split())


def _place(text: str) -> str:
    return " ".join(re.sub(r"\(.*?\)|\b(?:tinh|thanh pho|tp|city|province)\b|[^\w ]", " ", fold(text)).split())


def _figure(value: Any, most: Any, unit: str, qualifier: str) -> str:
    if value is None:
        return f"~{fold(qualifier).split()[-1] if qualifier else ''} {fold(unit).split()[0] if unit else ''}"
    return (
        f"{float(value):g}"
        + (f"–{float(most):g}" if most is not None else "")
        + ("%" if unit.startswith("%") or unit in ("per cent", "percent") else "")
    )


# Some labels keep the word for the scale: 6.4 "tỷ đồng".
_SCALES = {
    "nghìn tỷ": 10**12,
    "tỷ": 10**9,
    "tỉ": 10**9,
    "triệu": 10**6,
    "nghìn": 1000,
    "ngàn": 1000,
    "million": 10**6,
    "billion": 10**9,
}


def _labelled(each: dict[str, Any]) -> str:
    unit = str(each["unit"])
    scale = next((value for word, value in _SCALES.items() if unit == word or unit.startswith(f"{word} ")), 1)
    numbers = [
        None if value is None else float(value) * scale
        for value in (each["value"], each.get("value_max", each.get("value_to")))
    ]
    return _figure(*numbers, unit, each.get("qualifier") or "")


def main() -> int:
    """Print the scores."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    total = Score()
    for name, score in scores_of(options.folder).items():
        counts = f"({score.right} right, {score.wrong} wrong, {score.missing} missing)"
        print(f"{name:18} P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}  {counts}")
        if options.misses:
            print("\n".join(f"      {miss}" for miss in score.misses))
        total.right, total.wrong, total.missing = (
            total.right + score.right,
            total.wrong + score.wrong,
            total.missing + score.missing,
        )
    print(f"{'all':18} P {total.precision:.3f}  R {total.recall:.3f}  F1 {total.f1:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
