"""An item of the inbox: what outlets reported, judged to be about our subject, waiting for a decision."""

from __future__ import annotations

import hashlib
import re
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from antoan.model.calendar import PartialDate, day_in_vietnam
from antoan.model.feed import USUAL_DELAY, FeedUrl
from antoan.model.fields import Count, Day, Slug, Text, When
from antoan.model.language import Language

_ID = re.compile(r"[0-9a-f]{10}")
_SCORE = re.compile(r"0(\.\d+)?|1(\.0+)?")


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


def id_of(key: str) -> str:
    """The id of the story whose first report is first known by `key`: 10 hex digits."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:10]


def _id(text: str) -> str:
    if not _ID.fullmatch(text):  # it becomes part of a file's name
        raise PydanticCustomError("inbox-id", "not 10 hex digits")
    return text


def parse_moment(value: Any) -> datetime:
    """Read `2026-11-25T08:30:00+07:00`; a moment without a zone is refused.

    Raises:
        PydanticCustomError: `moment-format`.
    """
    if isinstance(value, datetime) and value.tzinfo:
        return value
    try:
        moment = datetime.fromisoformat(str(value).strip())
    except ValueError:
        raise PydanticCustomError("moment-format", "not a moment") from None
    if moment.tzinfo is None:
        raise PydanticCustomError("moment-format", "no zone")
    return moment


def parse_score(value: Any) -> Decimal:
    """Read `0` to `1` with as many decimals as there are; `0.875` is no grouped number here.

    Raises:
        PydanticCustomError: `score-format`.
    """
    text = str(value).strip()
    if not _SCORE.fullmatch(text):
        raise PydanticCustomError("score-format", "not between 0 and 1")
    return Decimal(text)


Moment = Annotated[
    datetime,
    PlainValidator(parse_moment),
    PlainSerializer(lambda moment: moment.isoformat()),
    WithJsonSchema({"type": "string", "format": "date-time"}),
]

Score = Annotated[Decimal, PlainValidator(parse_score), WithJsonSchema({"type": "number", "minimum": 0, "maximum": 1})]
ItemId = Annotated[Text, AfterValidator(_id)]


class InboxSource(_Part):
    """One outlet's report.

    Attributes:
        title: its headline, as plain text.
        keys: what the report is known by: `guid:…` and `url:…`; any of them in common makes two reports the same.
        delay: minutes its feed wants to pass before we point to it.
    """

    feed: Slug
    outlet: Text
    title: Text
    url: FeedUrl
    published: Moment | None = None
    delay: Count = USUAL_DELAY
    keys: tuple[Text, ...]


class InboxItem(_Part):
    """One story, told by one or several outlets.

    Attributes:
        id: `id_of` the first key of the first source; part of the file's name.
        found: when it was first fetched.
        score: 0 to 1, how surely it is about our subject.
        reasons: why, as short codes with the words that were found.
        dates: days of the event, where the text gives them.
        summary: the outlet's own summary as plain text, for the curator's eyes only.
    """

    id: ItemId
    title: Text
    language: Language
    found: Moment
    score: Score
    reasons: tuple[Text, ...] = ()
    topics: tuple[Slug, ...] = ()
    provinces: tuple[Slug, ...] = ()
    organisations: tuple[Slug, ...] = ()
    dates: tuple[When, ...] = ()
    sources: tuple[InboxSource, ...]
    summary: str = ""

    @property
    def keys(self) -> frozenset[str]:
        """Every key of every source."""
        return frozenset(key for source in self.sources for key in source.keys)

    @property
    def published(self) -> datetime | None:
        """When the first outlet that says so reported it."""
        moments = [source.published for source in self.sources if source.published]
        return min(moments) if moments else None

    @property
    def free_from(self) -> datetime:
        """From when on we may point to it: every source's delay has passed.

        A source that does not say when it was published counts from when it was found.
        """
        return max((source.published or self.found) + timedelta(minutes=source.delay) for source in self.sources)

    @property
    def newest_day(self) -> PartialDate:
        """The day it is sorted by, as a calendar in Viet Nam shows it."""
        return PartialDate.from_date(day_in_vietnam(self.published or self.found))


class Verdict(StrEnum):
    """What was decided about a story."""

    KEPT = "kept"
    PROMOTED = "promoted"
    REJECTED = "rejected"
    REMOVED = "removed"


class Decision(_Part):
    """A decision, remembered so that the story does not come back.

    Attributes:
        keys: every key the story was known by.
        published: day of the first report.
        reason: why, where somebody said so.
    """

    id: Text
    verdict: Verdict
    on: Day
    title: str
    keys: tuple[Text, ...]
    published: Day | None = None
    reason: str = ""
