"""Items for tests, and the ways hypothesis makes them up."""

from __future__ import annotations

import json
import unicodedata
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from antoan.model.calendar import VIETNAM, PartialDate
from antoan.model.inbox import InboxItem, InboxSource, id_of
from antoan.model.language import Language
from tests.command import CASES

FIRST = datetime(2026, 11, 24, 8, 30, tzinfo=VIETNAM)
# The same examples on every run, however slow the machine is.
patient = settings(
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
NOW = datetime(2026, 11, 25, 9, 0, tzinfo=VIETNAM)


def a_source(number: int = 1, **fields: Any) -> InboxSource:
    """A report of an outlet of its own."""
    url = fields.get("url", f"https://bao-{number}.example.vn/tin-{number}.html")
    values = {
        "feed": f"bao-{number}",
        "outlet": f"Báo {number}",
        "title": f"Triệt phá đường dây mua bán người {number}",
        "url": url,
        "published": FIRST + timedelta(minutes=number),
        "keys": (f"guid:bao-{number}/{url}", f"url:{url.removeprefix('https://')}"),
    }
    return InboxSource.model_validate(values | fields)


def an_item(number: int = 1, **fields: Any) -> InboxItem:
    """A story told by one outlet, unless `sources` says otherwise."""
    sources = fields.pop("sources", (a_source(number),))
    values = {
        "id": id_of(sources[0].keys[0]),
        "title": sources[0].title,
        "language": Language.VI,
        "found": FIRST + timedelta(hours=1),
        "score": Decimal("0.9"),
        "reasons": ("core:mua bán người",),
        "topics": ("phong-ngua",),
        "provinces": ("quang-tri",),
        "organisations": ("hoi-lhpn-quang-tri",),
        "dates": (PartialDate(2026, 11, 23),),
        "sources": sources,
        "summary": "Công an tỉnh cho biết đã giải cứu hai người.",
    }
    return InboxItem.model_validate(values | fields)


def _is_kept(sign: str) -> bool:
    return unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def _as_cleaned(text: str) -> str:
    """What the cleaning of feeds leaves of `text`: one line, composed letters, nothing invisible."""
    kept = "".join(sign if _is_kept(sign) else " " for sign in text)
    return unicodedata.normalize("NFC", " ".join(kept.split()))


# What YAML, Markdown and templates read as something else than text.
_TRICKY = st.sampled_from(json.loads((CASES / "inbox" / "tricky.json").read_text(encoding="utf-8")))
cleaned = st.lists(st.one_of(_TRICKY, st.text(max_size=12)), max_size=12).map("".join).map(_as_cleaned)
words = cleaned.filter(bool)
_moments = st.datetimes(datetime(1996, 1, 1), datetime(2090, 1, 1)).map(lambda moment: moment.replace(tzinfo=VIETNAM))
_slugs = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True)
_days = st.dates().map(PartialDate.from_date)
_sources = st.builds(
    InboxSource,
    feed=_slugs,
    outlet=words,
    title=words,
    url=st.sampled_from(["https://a.vn/x?a=1&b=*2#c", "http://b.example.org/%20'\"&"]),
    published=st.none() | _moments,
    delay=st.integers(1, 10_000),
    keys=st.lists(words, min_size=1, max_size=3).map(tuple),
)
items = st.builds(
    InboxItem,
    id=st.from_regex(r"[0-9a-f]{10}", fullmatch=True),
    title=words,
    language=st.sampled_from(Language),
    found=_moments,
    score=st.decimals(0, 1, places=3),
    reasons=st.lists(words, max_size=3).map(tuple),
    topics=st.lists(_slugs, max_size=3).map(tuple),
    dates=st.lists(_days, max_size=2).map(tuple),
    sources=st.lists(_sources, min_size=1, max_size=3).map(tuple),
    summary=cleaned,
)
