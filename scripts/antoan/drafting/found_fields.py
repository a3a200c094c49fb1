"""What was found, as plain values for programs and tables; names of private people are in none of them."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from antoan.drafting.findings import Findings
from antoan.drafting.people import without_private


def found_fields(findings: Findings) -> dict[str, Any]:
    """The fields; `None` or an empty list where the report does not say. Lines are counted from 1 in the original.

    The names of the fields are those editors use: `provinces_then` as the report names them, `provinces_now` the slugs
    of the present units, `places` the one by the other. `event_day` is a day whose year the report leaves out. Of
    private people only the line is told.
    """
    article, event, moment = findings.article, findings.event, findings.published
    people = findings.people
    return {
        "headline": without_private(article.headline.text, people) or None,
        "publisher": findings.outlet or None,
        "url": findings.url or None,
        "language": findings.language.value,
        "authors": list(findings.authors),
        "published": str(moment.day) if moment else None,
        "published_time": moment.clock or None if moment else None,
        "event_date": str(event.start) if event and event.start else None,
        "event_date_end": str(event.end) if event and event.end else None,
        "event_day": event.day_month or None if event else None,
        "provinces_then": list(dict.fromkeys(place.written for place in findings.places)),
        "provinces_now": list(dict.fromkeys(place.slug for place in findings.places)),
        "places": {place.written: place.slug for place in findings.places},
        "organisations": [body.slug for body in findings.bodies],
        "topics": list(findings.topics),
        "project": {
            "key": findings.project or None,
            "name": without_private(findings.project_name, people) or None,
            "since": findings.period[0] or None,
            "until": findings.period[1] or None,
        }
        if findings.project or findings.project_name
        else None,
        "legal_documents": [
            {
                "number": document.number,
                "date": str(document.issued) if document.issued else None,
                "day": document.day_month or None,
                "issuer": document.issuer or None,
                "line": line,
            }
            for document, line in findings.documents
        ],
        "figures": [
            {
                "value": _plain(figure.value),
                "most": _plain(figure.most),
                "unit": figure.unit,
                "counts": without_private(figure.counts, people),
                "approximate": figure.is_approximate,
                "qualifier": figure.qualifier or None,
                "sentence": without_private(figure.sentence, people),
                "line": figure.line,
            }
            for figure in findings.figures
        ],
        "people": [
            {"kind": "official", "name": person.name, "role": person.role, "line": person.line}
            if person.is_official
            else {"kind": "private", "name": None, "role": None, "line": person.line}
            for person in people
        ],
        "lines": {
            "headline": article.headline.number or None,
            "published": moment.line or None if moment else None,
            "event_date": event.line or None if event else None,
            "provinces": {place.written: place.line for place in findings.places},
            "organisations": {body.slug: body.line for body in findings.bodies},
            "article": spans(paragraph.number for paragraph in article.paragraphs),
            "boilerplate": spans(line.number for line in article.cut),
        },
    }


def _plain(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def spans(numbers: Iterable[int]) -> list[str]:
    """`[3, 4, 5, 9]` as `["3-5", "9"]`."""
    found: list[list[int]] = []
    for number in sorted(set(numbers)):
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return [f"{span[0]}-{span[-1]}" if len(span) > 1 else str(span[0]) for span in found]
