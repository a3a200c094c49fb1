"""The feeds of `content/feeds.yml`."""

from __future__ import annotations

from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, WithJsonSchema
from pydantic_core import PydanticCustomError

from antoan.model.fields import Count, Slug, Text
from antoan.model.language import Language
from antoan.model.metadata import described

# Minutes after an outlet's report before we may point to it; Decree 147/2024/NĐ-CP asks for one hour at least.
USUAL_DELAY = 60


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


def _feed_url(text: str) -> str:
    try:
        parts = urlsplit(text)
        is_address = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # brackets or a port that make no sense
        is_address = False
    if not is_address or any(ch.isspace() for ch in text):
        raise PydanticCustomError("url-format", "not a web address")
    return text


FeedUrl = Annotated[Text, AfterValidator(_feed_url), WithJsonSchema({"type": "string", "format": "uri"})]


class Feed(_Part):
    """One feed, and what we do with it."""

    id: Annotated[Slug, described("Mã của nguồn tin, không trùng nhau", "Its slug, used once")]
    outlet: Annotated[Text, described("Tên báo, cơ quan", "Outlet")]
    url: Annotated[FeedUrl, described("Địa chỉ RSS hoặc Atom", "Address of the RSS or Atom feed")]
    language: Annotated[Language, described("vi hoặc en", "vi or en")]
    section: Annotated[Text | None, described("Chuyên mục", "Section")] = None
    policy: Annotated[
        Literal["inbox", "off"],
        described(
            "inbox: tin liên quan vào hộp tin; off: không lấy", "inbox: relevant items are kept; off: not fetched"
        ),
    ] = "inbox"
    minimum_delay: Annotated[
        Count,
        described(
            "Số phút ít nhất phải chờ sau khi báo đăng (mặc định 60)", "Minutes to wait after the outlet at least (60)"
        ),
    ] = USUAL_DELAY
    licence_note: Annotated[Text | None, described("Ghi chú về quyền dùng lại", "A remark on terms of use")] = None
    note: Annotated[Text | None, described("Ghi chú", "A remark")] = None


class FeedsFile(_Part):
    """`feeds.yml`."""

    feeds: tuple[Feed, ...] = ()
