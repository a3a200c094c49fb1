"""Everything that is found in a report, with the line it stands on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self

from antoan.drafting.article import Article, find_article, sentences
from antoan.drafting.documents import NamedDocument, documents_in, issue_day
from antoan.drafting.figures import FoundFigure, each_once, figures_in
from antoan.drafting.outlets import Outlets
from antoan.drafting.people import Person, people_in
from antoan.drafting.report import Report
from antoan.drafting.when import EventDay, Moment, dated_by, event_day, project_period, published
from antoan.judge.bodies import Bodies
from antoan.judge.date_mentions import mentions
from antoan.judge.judgement import Judge
from antoan.judge.lexicon import body_words, place_words
from antoan.judge.places import Places
from antoan.judge.tongue import language_of
from antoan.judge.words import Words
from antoan.model.feed import Feed
from antoan.model.language import Language
from antoan.model.reference_data import FormerProvince, Province, ReferenceData
from antoan.writing.slug import fold

TOPICS = 5  # as many as pages bear; a long report touches on every one
_PROJECT = re.compile(r"\b[Dd]ự án\s*[“\"]([^“”\"]{8,160})[”\"]|\bproject\s*[“\"]([^“”\"]{8,160})[”\"]")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPlace:
    """A province a report names.

    Attributes:
        written: as it stands there.
        slug: of the present unit.
        is_former: whether the name is that of a unit that is no more.
    """

    written: str
    slug: str
    is_former: bool
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundBody:
    """An organisation a report names: its slug, and the line of the first mention."""

    slug: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What was found; what the report does not say is empty.

    Attributes:
        project_name: in the report's words.
        project: slug of a project that has a page, if it is named.
        period: from when to when it runs, as `2023-08` or `2018`; empty where the report does not say.
        topics: slugs.
    """

    language: Language
    article: Article
    outlet: str
    url: str
    authors: tuple[str, ...]
    published: Moment | None
    event: EventDay | None
    places: tuple[FoundPlace, ...]
    bodies: tuple[FoundBody, ...]
    documents: tuple[tuple[NamedDocument, int], ...]
    figures: tuple[FoundFigure, ...]
    people: tuple[Person, ...]
    project_name: str
    project: str
    period: tuple[str, str]
    topics: tuple[str, ...]


class Finder:
    """Finds; made once, from the reference data.

    Args:
        projects: names of the projects that have a page, by slug.
    """

    def __init__(self, data: ReferenceData, outlets: Outlets, projects: Mapping[str, Iterable[str]]) -> None:
        self._data = data
        self._outlets = outlets
        self._places = Places(data.provinces.values(), place_words())
        self._bodies = Bodies(data.organisations.values(), body_words())
        self._judge = Judge.from_data(data)
        # The longest first: TMSV3 is another project than TMSV.
        named = [(fold(name), slug) for slug, names in projects.items() for name in names]
        self._projects = sorted(named, key=lambda pair: -len(pair[0]))
        units: list[Province | FormerProvince] = [*data.provinces.values()]
        units += [unit for province in data.provinces.values() for unit in province.former]
        self._place_names = frozenset(
            fold(name) for unit in units for name in (unit.name.vi, unit.name.en, *unit.aliases)
        )
        self._former = {
            fold(name): province.slug
            for province in data.provinces.values()
            for unit in province.former
            for name in (unit.name.vi, unit.name.en)
            if fold(unit.name.vi) != fold(province.name.vi)
        }

    @classmethod
    def from_data(cls, data: ReferenceData, feeds: Iterable[Feed], projects: Mapping[str, Iterable[str]]) -> Self:
        """With the outlets of the feeds and of the reference data."""
        return cls(data, Outlets.from_data(data, feeds), projects)

    def find(self, report: Report, now: datetime) -> Findings:
        """Everything in a report.

        Args:
            now: aware; no report is from the future.
        """
        article = find_article(report, self._place_names)
        language = language_of(article.text, None)
        rows = [(article.headline.number, article.headline.text)] if article.headline.text else []
        rows += [(paragraph.number, paragraph.text) for paragraph in article.paragraphs]
        moment = published(report.head, article, now)
        documents = tuple((dated_by(document, moment), line) for document, line in self._documents(rows))
        opening = {number for number, _ in rows[:3]}
        first = [(document, line) for document, line in documents if line in opening]
        places = tuple(self._named_places(rows, language))
        outlet = self._outlets.find(report.head, article)
        places += tuple(self._own_place(outlet, rows, places))
        name, project = self._project(article.text)
        return Findings(
            language=language,
            article=article,
            outlet=outlet,
            url=report.head.url,
            authors=report.head.authors or article.authors,
            published=moment,
            event=event_day(article, moment, first),
            places=places,
            bodies=tuple(self._named_bodies(rows, language, places)),
            documents=documents,
            figures=tuple(
                each_once(
                    [
                        figure
                        for line, text in rows
                        for sentence in sentences(text)
                        for figure in figures_in(sentence, language, line)
                    ]
                )
            ),
            people=people_in(rows, self._place_names),
            project_name=name,
            project=project,
            period=project_period(article) if name or project else ("", ""),
            topics=self._judge.judge(article.headline.text, article.text, language, None).topics[:TOPICS],
        )

    def _documents(self, rows: Iterable[tuple[int, str]]) -> Iterable[tuple[NamedDocument, int]]:
        found: dict[str, tuple[NamedDocument, int]] = {}
        for line, text in rows:
            for document in _dated(documents_in(text), text):
                known = found.get(document.number)
                if known is None or (document.issued and not known[0].issued):
                    found[document.number] = (document, known[1] if known else line)
        return found.values()

    def _named_places(self, rows: Iterable[tuple[int, str]], language: Language) -> Iterable[FoundPlace]:
        found: dict[str, FoundPlace] = {}
        for line, text in rows:
            words = Words.of(text, is_vietnamese=language is Language.VI)
            for place in self._places.named(words):
                is_former = self._former.get(fold(place.written)) == place.slug
                found.setdefault(
                    fold(place.written),
                    FoundPlace(written=place.written, slug=place.slug, is_former=is_former, line=line),
                )
        return found.values()

    def _own_place(
        self, outlet: str, rows: Iterable[tuple[int, str]], places: tuple[FoundPlace, ...]
    ) -> Iterable[FoundPlace]:
        """The province of a provincial outlet whose report says "the province" and means its own."""
        province = next((each for each in self._data.provinces.values() if outlet.endswith(f" {each.name.vi}")), None)
        if province is None or any(place.slug == province.slug for place in places):
            return
        for line, text in rows:
            if _THE_PROVINCE.search(text):
                yield FoundPlace(written=province.name.vi, slug=province.slug, is_former=False, line=line)
                return

    def _named_bodies(
        self, rows: Iterable[tuple[int, str]], language: Language, places: tuple[FoundPlace, ...]
    ) -> Iterable[FoundBody]:
        found: dict[str, FoundBody] = {}
        empty = Words.of("", is_vietnamese=True)
        province = places[0].written if len({place.slug for place in places}) == 1 and places else ""
        for line, text in rows:
            words = Words.of(_spelt_out(text, province), is_vietnamese=language is Language.VI)
            for slug in self._bodies.find(empty, words):
                found.setdefault(slug, FoundBody(slug=slug, line=line))
        return found.values()

    def _project(self, text: str) -> tuple[str, str]:
        """What the report calls the project, and its slug if it has a page."""
        named = _PROJECT.search(text)
        name = (named[1] or named[2]).strip() if named else ""
        folded = f" {fold(text)} "
        for each, slug in self._projects:
            if re.search(rf"(?<!\w){re.escape(each)}(?!\w)", folded):
                return name, slug
        within = {slug for each, slug in self._projects if name and fold(name) in each}
        return name, within.pop() if len(within) == 1 else ""


_THE_PROVINCE = re.compile(
    r"\b(?:toàn|trong|địa bàn|UBND|HĐND|Tỉnh ủy|Công an|Hội LHPN|Bộ đội Biên phòng|BĐBP|Hội Liên hiệp Phụ nữ)"
    r" tỉnh\b(?! [A-ZĐ])"
)
# "Ngày 18/3/2025, UBND tỉnh đã ban hành Kế hoạch số …": the day of signing stands in front.
_SIGNED = re.compile(r"^[^.;]{0,160}\b(?:ký|ban hành|ký ban hành|issued|signed)\b[^.;]{0,80}$")


def _dated(documents: Iterable[NamedDocument], text: str) -> Iterable[NamedDocument]:
    """Documents with the day of signing that stands in front of the first of them."""
    for place, document in enumerate(documents):
        if place == 0 and document.issued is None and not document.day_month:
            days = [each for each in mentions(text[: document.start]) if len(each.days) == 1 and each.is_date]
            if len(days) == 1 and _SIGNED.match(text[days[0].end : document.start]):
                yield replace(document, **issue_day(days[0]))
                continue
        yield document


# "Hội liên hiệp phụ nữ (LHPN) tỉnh", "Bộ Nội vụ, Vương quốc Anh": what stands between the parts of a name.
_SHORT_FORM = re.compile(r"(?<=\w) \((?:LHPN|UBND|CWD|CSWD|LĐ-?TB&XH|Hội LHPN)\)")
_HOME_OFFICE = re.compile(r"Bộ Nội vụ, (?=Vương quốc Anh|Anh\b)")
_ITS_PROVINCE = re.compile(
    r"\b((?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Hội LHPN|Hội Liên hiệp Phụ nữ) t[ỉĩ]nh)(?! [A-ZĐ])"
)
_SUPPORT_CENTRE = re.compile(r"Trung tâm Hỗ trợ Phụ nữ và Phát triển")


def _spelt_out(text: str, province: str) -> str:
    """`text` with names of bodies as the reference data writes them; "UBND tỉnh" belongs to the only province named."""
    text = _HOME_OFFICE.sub("Bộ Nội vụ ", _SHORT_FORM.sub("", text))
    text = _SUPPORT_CENTRE.sub("Trung tâm Phụ nữ và Phát triển", text)
    return _ITS_PROVINCE.sub(rf"\1 {province}", text) if province else text
