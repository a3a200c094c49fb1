"""When a report was published and when its event took place, as far as it says so; nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from antoan.drafting.article import Article, day_first, is_date_line, sentences
from antoan.drafting.documents import NamedDocument
from antoan.drafting.report import Line, PageHead
from antoan.feeds.published import parse_published
from antoan.judge.date_mentions import Mention, mentions
from antoan.judge.not_events import other_meaning
from antoan.model.calendar import PartialDate, day_in_vietnam
from antoan.writing.slug import fold

_POSTED = re.compile(r"\b(?:ngay dang|dang (?:luc|ngay)|xuat ban|phat hanh|published|posted|date:)")
_CHANGED = re.compile(r"\b(?:cap nhat|sua|updated|modified)")
_CLOCK = re.compile(r"(?<![\d/.])([01]?\d|2[0-3])[:h]([0-5]\d)(?::[0-5]\d)?(?![\d/]),?")
# "Hà Nội, ngày 29 tháng 7 năm 2025 –": the first words of releases and agencies' reports.
_DATELINE = re.compile(r"^[^.!?]{2,40}?,\s(?:ngày\s)?.{0,3}$")
_YEAR = re.compile(r"\b(?:năm|nam|in|of)\s((?:19|20)\d\d)\b")
_TODAY = re.compile(r"\b(?:hôm nay|sáng nay|trưa nay|chiều nay|tối nay|today)\b", re.IGNORECASE)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(rf"\bon ({'|'.join(_DAYS)})\b(?!,? [A-Z]|\s\d)", re.IGNORECASE)
_DISTANCE = 366  # days between report and event
_LOOKED_AT = 6  # paragraphs in which the event's day is looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When a report was published.

    Attributes:
        clock: `15:15`, where it says so.
        line: of the original; 0 where the page's head says so.
    """

    day: PartialDate
    clock: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDay:
    """When an event took place.

    Attributes:
        start: `None` where its year is unknown.
        end: the last day, where it is another.
        day_month: the day as `17/3`, where the report leaves the year out.
        sentence: that says so.
    """

    start: PartialDate | None
    end: PartialDate | None = None
    day_month: str = ""
    line: int = 0
    sentence: str = ""


def published(head: PageHead, article: Article, now: datetime) -> Moment | None:
    """When the report was published; `None` where it does not say."""
    if head.published:
        if is_date_line(head.published) and (found := _moment(Line(0, head.published))):
            return found
        if moment := parse_published(head.published, now):
            return Moment(day=PartialDate.from_date(day_in_vietnam(moment)))
    lines = [line for line in article.around if is_date_line(line.text)]
    below = [line for line in lines if line.number > article.headline.number]
    above = [line for line in reversed(lines) if line.number < article.headline.number]
    posted = [line for line in lines if _POSTED.search(fold(line.text))]
    unchanged = [line for line in (*below, *above) if not _CHANGED.search(fold(line.text))]
    for line in (*posted, *unchanged, *below, *_behind(article)):
        if found := _moment(line):
            return found
    return _in_dateline(article) or _month(article)


def _month(article: Article) -> Moment | None:
    """The month of a newsletter, where no line tells the day."""
    for line in article.around:
        found = [each for each in mentions(line.text) if not each.days and each.year]
        if found and len(line.text) < 80:
            return Moment(day=PartialDate(found[0].year, found[0].month), line=line.number)
    return None


def _behind(article: Article) -> Iterator[Line]:
    """Day lines right behind the text."""
    last = max((paragraph.number for paragraph in article.paragraphs), default=0)
    near = [line for line in article.cut if last < line.number <= last + 5]
    return (line for line in near if is_date_line(line.text) and len(line.text) < 60)


def _moment(line: Line) -> Moment | None:
    # "15:15, 23/12/2025" would be the 15th and the 23rd.
    found = next((each for each in mentions(day_first(_CLOCK.sub(" ", line.text))) if each.days and each.year), None)
    day = _whole(found, found.year) if found else None
    if day is None:
        return None
    clock = _CLOCK.search(line.text)
    return Moment(day=day, clock=f"{int(clock[1]):02d}:{clock[2]}" if clock else "", line=line.number)


def _in_dateline(article: Article) -> Moment | None:
    for paragraph in article.paragraphs[:2]:
        for each in mentions(paragraph.text[:90]):
            if (
                each.days
                and each.year
                and _DATELINE.match(paragraph.text[: each.start])
                and re.match(r"\)?\s?(?:[-–—:(]|$)", paragraph.text[each.end :])
            ):
                day = _whole(each, each.year)
                return Moment(day=day, line=paragraph.number) if day else None
    return None


def event_day(
    article: Article, moment: Moment | None, documents: Sequence[tuple[NamedDocument, int]]
) -> EventDay | None:
    """When what is reported took place: the first day its first paragraphs name that is no deadline and the like.

    Args:
        documents: of headline and first paragraphs, with their lines; of a report on a plan, the plan's day is the
            event's.
    """
    unsure: EventDay | None = None
    texts = [(article.headline.number, article.headline.text)]
    texts += [(paragraph.number, paragraph.text) for paragraph in article.paragraphs[:_LOOKED_AT]]
    for line, text in texts:
        for sentence in sentences(text):
            for mention in mentions(sentence):
                if not mention.days or not mention.is_date or other_meaning(sentence, mention):
                    continue
                found = _event(mention, sentence, moment, line)
                found = _with_end(found, mention, sentence, moment)
                if found.start:
                    return found
                unsure = unsure or (found if found.day_month else None)
    if unsure:
        return unsure
    if moment and moment.day.is_whole:
        for line, text in texts[1:3]:
            for sentence in sentences(text):
                if _TODAY.search(sentence):
                    return EventDay(start=moment.day, line=line, sentence=sentence)
                if weekday := _WEEKDAY.search(sentence):
                    return EventDay(start=_last(weekday[1], moment.day), line=line, sentence=sentence)
    for document, line in documents:
        if document.issued:
            return EventDay(start=document.issued, line=line)
        if document.day_month:
            day, month = map(int, document.day_month.split("/"))
            return _event(Mention(start=0, end=0, days=(day,), month=month, year=0), "", moment, line)
    return None


def dated_by(document: NamedDocument, moment: Moment | None) -> NamedDocument:
    """A document with the year of its day, where the report's own day tells it: the last such day before."""
    if document.issued or not document.day_month or moment is None:
        return document
    day, month = map(int, document.day_month.split("/"))
    mention = Mention(start=0, end=0, days=(day,), month=month, year=0)
    last = moment.day.last_day
    found = [when for year in (last.year, last.year - 1) if (when := _whole(mention, year)) and when.first_day <= last]
    return replace(document, issued=found[0], day_month="") if found else document


_MONTH = r"(?:tháng )?(?P<{0}>(?:0?[1-9]|1[0-2])[/-](?:19|20)\d\d)"
_RUNS = (
    re.compile(rf"\btừ {_MONTH.format('first')}\s?(?:-|–|đến(?: hết)?|tới)\s?{_MONTH.format('last')}"),
    re.compile(
        r"\b(?:từ (?:năm )?|giai đoạn )(?P<first>(?:19|20)\d\d)\s?(?:-|–|đến(?: năm)?)\s?(?P<last>(?:19|20)\d\d)"
    ),
    re.compile(rf"\btừ {_MONTH.format('first')}(?P<last>)"),
)
_RUNNING = re.compile(r"\b(?:dự án|chương trình|kế hoạch)\b", re.IGNORECASE)


def project_period(article: Article) -> tuple[str, str]:
    """From when to when the project of a report runs, as `2023-08` or `2018`; empty where it does not say."""
    told = [each for paragraph in article.paragraphs for each in sentences(paragraph.text) if _RUNNING.search(each)]
    for pattern in _RUNS:
        for sentence in told:
            if match := pattern.search(sentence):
                return _as_iso(match["first"]), _as_iso(match["last"])
    return "", ""


def _as_iso(written: str) -> str:
    month, _, year = written.replace("-", "/").rpartition("/")
    return f"{year}-{int(month):02d}" if month else year


def _event(mention: Mention, sentence: str, moment: Moment | None, line: int) -> EventDay:
    year = mention.year or _year_of(mention, sentence, moment)
    first, last = min(mention.days), max(mention.days)
    start = _whole(mention, year, first) if year else None
    if moment and start and abs((start.first_day - moment.day.first_day).days) > _DISTANCE:
        start = None
        return EventDay(start=None)
    end = _whole(mention, year, last) if year and last != first else None
    days = f"{first}–{last}" if last != first else f"{first}"
    return EventDay(
        start=start, end=end, day_month="" if start else f"{days}/{mention.month}", line=line, sentence=sentence
    )


def _year_of(mention: Mention, sentence: str, moment: Moment | None) -> int:
    """The year a day without one belongs to; 0 where nothing tells."""
    if moment:
        day = moment.day.first_day
        candidates = [each for year in (day.year - 1, day.year, day.year + 1) if (each := _whole(mention, year))]
        nearest = min(candidates, key=lambda each: abs((each.first_day - day).days), default=None)
        return nearest.year if nearest else 0
    years = set(_YEAR.findall(sentence))
    return int(years.pop()) if len(years) == 1 else 0


def _last(weekday: str, day: PartialDate) -> PartialDate:
    """The last such day of the week up to `day`: English reports tell the day of an event that way."""
    back = (day.first_day.weekday() - _DAYS.index(weekday.lower())) % 7
    return PartialDate.from_date(day.first_day - timedelta(days=back))


def _with_end(event: EventDay, mention: Mention, sentence: str, moment: Moment | None) -> EventDay:
    """An event with its last day, where the phrase goes on to another month's: "ngày 6/5 và 10/5"."""
    others = [each for each in mentions(sentence) if each.start == mention.start and each.end == mention.end]
    if not event.start or event.end or len(others) < 2:
        return event
    last = _event(others[-1], sentence, moment, event.line)
    return replace(event, end=last.end or last.start) if last.start and last.start > event.start else event


def _whole(mention: Mention, year: int, day: int = 0) -> PartialDate | None:
    when = PartialDate(year, mention.month, day or mention.days[0])
    try:
        when.first_day  # noqa: B018  (an impossible day raises)
    except ValueError:
        return None
    return when
