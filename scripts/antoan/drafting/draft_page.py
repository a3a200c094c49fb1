"""A draft from what was found: facts in its header, none of the report's words in its text, gaps for a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from antoan.content.new_page import slug_field, text_field
from antoan.content.yaml_text import double_quoted
from antoan.drafting.findings import Findings
from antoan.drafting.people import without_private
from antoan.editing.page_writer import Fields, group, page_text
from antoan.model.calendar import PartialDate
from antoan.model.language import Language
from antoan.model.metadata import Kind
from antoan.strings.texts import Texts
from antoan.writing.shortening import shortened
from antoan.writing.slug import shortened_slug

TITLE_LENGTH = 160
NAME_LENGTH = 60
_PLAN = re.compile(r"/(?:KH|CTr|ĐA)-|/KHPH-")
_PERIOD = re.compile(r"\bgiai đoạn\s+((?:19|20)\d\d)\s?[-–—]\s?((?:19|20)\d\d)")
# "phấn đấu 100%": what is wanted, not what was reached.
_GOAL = re.compile(r"\b(?:phấn đấu|chỉ tiêu|mục tiêu|đặt ra|aims? to|aiming|targets?)\b", re.IGNORECASE)
_ONE_YEAR = re.compile(r"\b(?:kế hoạch|trên địa bàn tỉnh)[^.;]{0,80}\bnăm\s((?:19|20)\d\d)\b", re.IGNORECASE)


def kind_of(findings: Findings) -> Kind:
    """What the report is best told as: a plan where it tells of one being issued, news in every other case."""
    first = [findings.article.headline.number, *(each.number for each in findings.article.paragraphs[:2])]
    names_plan = any(_PLAN.search(document.number) and line in first for document, line in findings.documents)
    opening = [findings.article.headline.text, *(each.text for each in findings.article.paragraphs[:2])]
    return Kind.PLAN if names_plan and "ban hành" in " ".join(opening).lower() else Kind.NEWS


def day_of(findings: Findings, today: date) -> PartialDate | None:
    """What the draft is dated by: the event where its day is known and past, else the report."""
    event = findings.event.start if findings.event else None
    if event and event.first_day <= today:
        return event
    return findings.published.day if findings.published else None


def slug_of(findings: Findings) -> str:
    """A name for the draft's files."""
    return shortened_slug(findings.article.headline.text, NAME_LENGTH) or "bai-moi"


def draft_text(findings: Findings, kind: Kind, original: str, today: date, texts: Texts) -> str:
    """The Vietnamese page.

    Args:
        original: where the report is kept, as the note to the editor names it.
        texts: in the editor's language.
    """
    text = page_text(kind, Language.VI, _fields(findings, kind, today, texts), texts)
    notes = "\n".join(f"# {line}" for line in _notes(findings, kind, original, texts))
    return text.replace("---\n", f"---\n{notes}\n", 1)


def _notes(findings: Findings, kind: Kind, original: str, texts: Texts) -> Iterator[str]:
    yield from texts("draft.note.words", file=original).splitlines()
    event = findings.event
    if event and event.start is None and event.day_month:
        yield texts("draft.note.year", day=event.day_month, line=event.line)
    private = sorted({person.line for person in findings.people if not person.is_official})
    if private:
        yield texts("draft.note.private", lines=", ".join(map(str, private)))
    for person in findings.people:
        if person.is_official:
            yield texts("draft.note.official", name=person.name, role=shortened(person.role, 60), line=person.line)
    if findings.project_name and not findings.project:
        yield texts("draft.note.project", name=without_private(findings.project_name, findings.people))
    if kind is not Kind.PLAN:
        for document, line in findings.documents:
            yield texts("draft.note.document", number=document.number, line=line)


def _fields(findings: Findings, kind: Kind, today: date, texts: Texts) -> Fields:
    title = shortened(_headline(findings), TITLE_LENGTH)
    day = day_of(findings, today)
    fields: dict[str, list[str]] = {
        "title": [text_field("title", title)] if title else [],
        "date": [f"date: {day}"] if day else [],
        "updated": [f"updated: {today}"] if day and not day.is_whole else [],
        "topics": slug_field("topics", findings.topics),
        "provinces": slug_field("provinces", dict.fromkeys(place.slug for place in findings.places)),
        "organisations": slug_field("organisations", (body.slug for body in findings.bodies)),
        "sources": group("sources", _source(findings, today), is_item=True),
    }
    if kind is Kind.PLAN:
        return fields | _plan_fields(findings, texts)
    event = ["name:"]
    if findings.event and findings.event.start:
        event.append(f"start: {findings.event.start}")
        event += [f"end: {findings.event.end}"] if findings.event.end else []
        fields["event"] = group("event", event)
    if findings.project:
        fields["project"] = [f"project: {findings.project}"]
    fields["figures"] = _figures(findings, "figures", texts)
    return fields


def _plan_fields(findings: Findings, texts: Texts) -> dict[str, list[str]]:
    plan = next((document for document, _ in findings.documents if _PLAN.search(document.number)), None)
    issuer = next((body.slug for body in findings.bodies if body.slug.startswith("ubnd-")), "")
    start, end = _period(findings)
    related = [
        [f"- {text_field('number', document.number)}", *([f"  issued: {document.issued}"] if document.issued else [])]
        for document, _ in findings.documents
        if plan is None or document.number != plan.number
    ]
    return {
        "number": [text_field("number", plan.number)] if plan else [],
        "issuer": [f"issuer: {issuer}"] if issuer else [],
        "issued": [f"issued: {plan.issued}"] if plan and plan.issued else [],
        "period": group("period", [f"start: {start}", f"end: {end}"]) if start else [],
        "related": ["related:", *(f"  {line}" for lines in related for line in lines)] if related else [],
        "targets": _figures(findings, "targets", texts),
    }


def _headline(findings: Findings) -> str:
    return without_private(findings.article.headline.text, findings.people)


def _period(findings: Findings) -> tuple[str, str]:
    text = findings.article.text
    if match := _PERIOD.search(text):
        return match[1], match[2]
    years = set(_ONE_YEAR.findall(text))
    return (year := years.pop(), year) if len(years) == 1 else ("", "")


def _source(findings: Findings, today: date) -> Iterator[str]:
    headline = _headline(findings)
    yield text_field("publisher", findings.outlet) if findings.outlet else "publisher:"
    yield text_field("title", headline) if headline else "title:"
    if findings.url:
        yield text_field("url", findings.url)
    if findings.published:
        yield f"published: {findings.published.day}"
    if findings.url:
        yield f"accessed: {today}"
    if findings.authors:
        yield f"authors: [{', '.join(map(double_quoted, findings.authors))}]"


def _figures(findings: Findings, name: str, texts: Texts) -> list[str]:
    """Figures with a number, each with the line it stands on; a page cannot state "hundreds" in figures."""
    lines: list[str] = []
    for figure in findings.figures:
        if figure.value is None:
            continue
        counts = without_private(figure.counts, findings.people) or figure.unit
        is_goal = name == "figures" and bool(_GOAL.search(figure.sentence))
        lines.append(f"# {texts('draft.line.goal' if is_goal else 'draft.line', line=figure.line)}")
        lines.append(f"- value: {_number(figure.value)}")
        lines.append(f"  {text_field('unit', figure.unit)}")
        lines.append(f"  {text_field('counts', counts)}")
        if name == "figures" and figure.is_approximate:
            lines.append("  approximate: true")
        if name == "figures" and figure.qualifier:
            lines.append(f"  {text_field('qualifier', figure.qualifier)}")
        if name == "figures" and figure.most is not None:
            lines.append(f"  {text_field('note', texts('draft.most', most=_number(figure.most)))}")
    return [f"{name}:", *(f"  {line}" for line in lines)] if lines else []


def _number(value: Decimal) -> str:
    return f"{value.normalize():f}"
