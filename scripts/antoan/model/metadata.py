"""The metadata of every kind of page, declared once for the reader, the editors' schema and the reference page.

Each field carries a note in both languages for the person who writes pages.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from antoan.model.fields import Count, Day, Flag, Number, Slug, Summary, Text, Title, Url, When


def described(vi: str, en: str, **options: Any) -> Any:
    """A field's note to the writer, in both languages."""
    return Field(description=f"{vi} / {en}", json_schema_extra={"vi": vi, "en": en}, **options)


class Kind(StrEnum):
    """What a page is; the value names its folder (`page` is the hand-written pages of `docs/`)."""

    NEWS = "news"
    PLAN = "plans"
    GUIDE = "guides"
    PROJECT = "projects"
    PRESS = "press"
    PAGE = "page"


class Status(StrEnum):
    """How far a page has come; only `published` reaches the public site."""

    DRAFT = "draft"
    REVIEW = "review"
    PUBLISHED = "published"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(_Part):
    """Where a fact comes from."""

    publisher: Annotated[Text, described("Nơi đăng", "Who published it")]
    title: Annotated[Text, described("Tên bài hoặc tên tài liệu", "Headline or name of the document")]
    url: Annotated[Url | None, described("Địa chỉ trang", "Web address")] = None
    published: Annotated[
        When | None, described("Ngày đăng; chỉ biết tháng thì ghi 2025-08", "When; 2025-08 if only the month is known")
    ] = None
    accessed: Annotated[Day | None, described("Ngày chúng tôi mở xem", "When we read it")] = None
    authors: Annotated[tuple[Text, ...], described("Người viết", "Who wrote it")] = ()
    note: Annotated[
        Text | None, described("Ghi chú, ví dụ suy ra ngày từ đâu", "A remark, such as how the date was inferred")
    ] = None


class Figure(_Part):
    """A number with everything needed to read it rightly."""

    value: Annotated[
        Number,
        described(
            "Con số: 10000 hoặc 83.9; không chấm phẩy ngăn hàng nghìn",
            "The number: 10000 or 83.9, no thousands separators",
        ),
    ]
    unit: Annotated[Text, described("Đơn vị: người, lớp tập huấn, %", "Unit: people, courses, %")]
    counts: Annotated[Text, described("Số này đếm cái gì, ở đâu", "What exactly it counts, and where")]
    period: Annotated[Text | None, described("Giai đoạn, ví dụ 2012–2023", "Period, such as 2012–2023")] = None
    approximate: Annotated[
        Flag, described("true nếu là số làm tròn hoặc ước chừng", "true if rounded or estimated")
    ] = False
    qualifier: Annotated[
        Text | None, described("Chữ đứng trước số: gần, khoảng", "Word before the number: nearly, about")
    ] = None
    source: Annotated[
        Count | None,
        described(
            "Nguồn thứ mấy trong danh sách sources (đếm từ 1); bắt buộc khi có nhiều nguồn",
            "Which of the sources, counted from 1; needed when there are several",
        ),
    ] = None
    note: Annotated[Text | None, described("Ghi chú", "A remark")] = None


class Period(_Part):
    """From when to when; an open end is left out."""

    start: Annotated[When | None, described("Bắt đầu", "Start")] = None
    end: Annotated[When | None, described("Kết thúc", "End")] = None


class Review(_Part):
    """Who checked the facts, when, and when they must be checked again."""

    by: Annotated[Text, described("Người hoặc nhóm rà soát", "Who checked the facts")]
    on: Annotated[Day, described("Ngày rà soát", "When")]
    due: Annotated[Day, described("Hạn rà soát lại", "When it must be checked again")]


class Translation(_Part):
    """Which text this page was translated from."""

    of: Annotated[
        Text,
        described(
            "Mã đối chiếu của bản gốc lúc dịch; lệnh antoan translation mark-current tự ghi",
            "Check code of the original when translated; antoan translation mark-current writes it",
        ),
    ]
    state: Annotated[
        Literal["draft", "reviewed"],
        described(
            "draft: mới dịch; reviewed: đã có người đọc lại", "draft: just translated; reviewed: somebody has read it"
        ),
    ]


class Picture(_Part):
    """The picture of a page: a file beside it."""

    file: Annotated[Text, described("Tên tệp ảnh nằm cạnh bài", "File name, beside the page")]
    alt: Annotated[
        Text, described("Mô tả ảnh cho người không nhìn thấy", "What the picture shows, for those who cannot see it")
    ]
    caption: Annotated[Text, described("Chú thích dưới ảnh", "Caption")]
    credit: Annotated[Text, described("Tác giả hoặc nơi giữ bản quyền", "Author or owner")]
    licence: Annotated[Text, described("Điều kiện sử dụng, ví dụ CC BY 4.0", "Terms of use, such as CC BY 4.0")]


class Event(_Part):
    """What took place."""

    name: Annotated[Text, described("Tên sự kiện", "Name of the event")]
    start: Annotated[When | None, described("Ngày bắt đầu", "First day")] = None
    end: Annotated[When | None, described("Ngày kết thúc, nếu khác", "Last day, if another")] = None
    place: Annotated[Text | None, described("Nơi diễn ra", "Where")] = None


class Target(_Part):
    """What a plan sets out to reach: a goal, never a result."""

    value: Annotated[Number, described("Con số cần đạt", "The number to reach")]
    unit: Annotated[Text, described("% hoặc đơn vị đếm", "% or what is counted")]
    counts: Annotated[Text, described("Tính trên ai hoặc cái gì", "Of whom or what")]
    by: Annotated[When | None, described("Đến khi nào", "By when")] = None
    source: Annotated[Count | None, described("Nguồn thứ mấy (đếm từ 1)", "Which source, counted from 1")] = None


class RelatedDocument(_Part):
    """An official document a plan builds on."""

    number: Annotated[Text, described("Số hiệu, ví dụ 4659/QĐ-UBND", "Number, such as 4659/QĐ-UBND")]
    issued: Annotated[When | None, described("Ngày ban hành", "When it was issued")] = None
    issuer: Annotated[
        Slug | None, described("Cơ quan ban hành (mã trong organisations.yml)", "Issuer (slug in organisations.yml)")
    ] = None
    title: Annotated[Text | None, described("Trích yếu", "Its title")] = None
    url: Annotated[Url | None, described("Địa chỉ trang", "Web address")] = None


class Metadata(_Part):
    """What every kind of page has."""

    kind: ClassVar[Kind]
    needs_source: ClassVar[bool] = True

    title: Annotated[Title, described("Tiêu đề, nhiều nhất 160 ký tự", "Title, at most 160 characters")]
    summary: Annotated[
        Summary, described("Tóm tắt bằng lời của mình, 20 đến 300 ký tự", "In our own words, 20 to 300 characters")
    ]
    updated: Annotated[
        Day | None,
        described(
            "Ngày sửa nội dung gần nhất; bắt buộc với hướng dẫn, và khi date không ghi đủ ngày",
            "Day of the last change; needed on guides, and where date is not a whole day",
        ),
    ] = None
    status: Annotated[
        Status,
        described(
            "draft: đang viết; review: chờ duyệt; published: đăng", "draft; review: waiting for approval; published"
        ),
    ]
    byline: Annotated[
        Text | None, described("Người viết; bỏ trống thì ghi An Toàn", "Who wrote it; An Toàn when left out")
    ] = None
    topics: Annotated[tuple[Slug, ...], described("Chủ đề (mã trong topics.yml)", "Topics (slugs in topics.yml)")] = ()
    provinces: Annotated[
        tuple[Slug, ...], described("Tỉnh, thành (mã; tên cũ cũng được)", "Provinces (slugs; former ones too)")
    ] = ()
    organisations: Annotated[
        tuple[Slug, ...],
        described("Cơ quan, tổ chức (mã trong organisations.yml)", "Organisations (slugs in organisations.yml)"),
    ] = ()
    sources: Annotated[
        tuple[Source, ...], described("Nguồn: mỗi sự việc, con số đều phải có", "Sources: no fact without one")
    ] = ()
    picture: Annotated[
        Picture | None, described("Ảnh, kèm chú thích và nguồn ảnh", "Picture with caption and credit")
    ] = None
    review: Annotated[
        Review | None,
        described(
            "Đã rà soát, ví dụ {by: Tổ biên tập, on: 2026-11-21, due: 2027-05-21}",
            "Review, such as {by: The editors, on: 2026-11-21, due: 2027-05-21}",
        ),
    ] = None
    translation: Annotated[
        Translation | None,
        described(
            "Chỉ ghi ở bản dịch, ví dụ {of: 4f1c0a9b2d7e, state: draft}",
            "Only in the translated file, such as {of: 4f1c0a9b2d7e, state: draft}",
        ),
    ] = None


class Dated(Metadata):
    """A page that belongs to a day, a month or a year."""

    date: Annotated[
        When,
        described(
            "Ngày của sự việc: 2025-12-23; chỉ biết tháng thì ghi 2025-08",
            "What the page is dated by: 2025-12-23; 2025-08 if only the month is known",
        ),
    ]


class News(Dated):
    """What happened: a summary of an event or a project's news."""

    kind = Kind.NEWS

    event: Annotated[
        Event | None,
        described(
            "Sự kiện, ví dụ {name: Hội thảo tổng kết, start: 2025-12-23}",
            "The event, such as {name: Closing workshop, start: 2025-12-23}",
        ),
    ] = None
    project: Annotated[
        Slug | None,
        described("Dự án liên quan (tên tệp trong projects/)", "Project it belongs to (file name in projects/)"),
    ] = None
    figures: Annotated[tuple[Figure, ...], described("Con số trong bài", "Figures")] = ()


class Plan(Dated):
    """An official plan, with its targets."""

    kind = Kind.PLAN

    number: Annotated[Text, described("Số hiệu, ví dụ 1522/KH-UBND", "Number, such as 1522/KH-UBND")]
    issuer: Annotated[Slug, described("Cơ quan ban hành (mã)", "Issuer (slug)")]
    issued: Annotated[Day, described("Ngày ban hành", "Day it was issued")]
    period: Annotated[
        Period,
        described(
            "Thời gian thực hiện, ví dụ {start: 2023-08, end: 2025-08}",
            "Period it covers, such as {start: 2023-08, end: 2025-08}",
        ),
    ]
    targets: Annotated[
        tuple[Target, ...],
        described(
            "Chỉ tiêu, mỗi mục kiểu {value: 100, unit: '%', counts: cán bộ được tập huấn}",
            "Targets, each such as {value: 100, unit: '%', counts: staff who are trained}",
        ),
    ] = ()
    tasks: Annotated[tuple[Text, ...], described("Nhiệm vụ", "Tasks")] = ()
    related: Annotated[tuple[RelatedDocument, ...], described("Văn bản liên quan", "Related documents")] = ()


class Guide(Metadata):
    """How to stay safe or to help, step by step."""

    kind = Kind.GUIDE

    audience: Annotated[tuple[Text, ...], described("Dành cho ai", "For whom")] = ()
    key_message: Annotated[Text, described("Điều cần nhớ nhất", "The one thing to remember")]
    steps: Annotated[tuple[Text, ...], described("Các bước, mỗi bước một việc", "Steps, one action each")] = ()
    hotlines: Annotated[
        tuple[Slug, ...], described("Số cần gọi (mã trong hotlines.yml)", "Whom to call (keys in hotlines.yml)")
    ] = ()
    easy_read: Annotated[
        tuple[Text, ...], described("Bản dễ đọc, mỗi dòng một ý ngắn", "Easy-read lines, one short idea each")
    ] = ()
    figures: Annotated[tuple[Figure, ...], described("Con số trong bài", "Figures")] = ()
    review: Annotated[
        Review,
        described(
            "Đã rà soát, ví dụ {by: Tổ biên tập, on: 2026-11-21, due: 2027-05-21}",
            "Review, such as {by: The editors, on: 2026-11-21, due: 2027-05-21}",
        ),
    ]


class Project(Dated):
    """A project; its page gathers its news."""

    kind = Kind.PROJECT

    short: Annotated[Text | None, described("Tên gọi tắt", "Short name")] = None
    funder: Annotated[tuple[Slug, ...], described("Bên tài trợ (mã)", "Who pays (slugs)")] = ()
    implementer: Annotated[tuple[Slug, ...], described("Bên thực hiện (mã)", "Who carries it out (slugs)")] = ()
    partners: Annotated[tuple[Slug, ...], described("Bên phối hợp (mã)", "Partners (slugs)")] = ()
    period: Annotated[
        Period,
        described(
            "Thời gian thực hiện, ví dụ {start: 2023-08, end: 2025-08}",
            "Period, such as {start: 2023-08, end: 2025-08}",
        ),
    ]
    results: Annotated[tuple[Figure, ...], described("Kết quả", "Results")] = ()


class Press(_Part):
    """A kept link to another outlet's report; it has no page of its own and none of their text."""

    kind: ClassVar[Kind] = Kind.PRESS
    needs_source: ClassVar[bool] = False

    outlet: Annotated[Text, described("Tên báo", "Outlet")]
    headline: Annotated[Title, described("Tên bài", "Headline")]
    url: Annotated[Url, described("Địa chỉ bài", "Web address")]
    published: Annotated[When, described("Ngày đăng", "When it was published")]
    status: Annotated[Status, described("draft, review hoặc published", "draft, review or published")]
    line: Annotated[
        Text | None, described("Một câu bằng lời của mình", "One line in our own words", max_length=300)
    ] = None
    topics: Annotated[tuple[Slug, ...], described("Chủ đề (mã)", "Topics (slugs)")] = ()
    provinces: Annotated[tuple[Slug, ...], described("Tỉnh, thành (mã)", "Provinces (slugs)")] = ()


class Situation(_Part):
    """What may have brought a reader here, in the reader's words, and where to go with it."""

    title: Annotated[
        Text, described("Chuyện đang xảy ra, bằng lời người đọc", "What is happening, in the reader’s words")
    ]
    text: Annotated[Text, described("Một câu nói rõ thêm", "One more sentence")]
    to: Annotated[
        Text, described("Trang cần đến, ví dụ /help/ hoặc /help/#dang-nguy-hiem", "Where to go, such as /help/")
    ]
    icon: Annotated[
        Literal["job", "abroad", "child", "home", "danger", "ask"],
        described("Hình bên cạnh: job, abroad, child, home, danger, ask", "Picture beside it"),
    ]


class PlainPage(Metadata):
    """A hand-written page of `docs/`, such as help or about."""

    kind = Kind.PAGE
    needs_source = False

    contents: Annotated[
        Flag, described("true: có mục lục ở đầu trang, cho trang dài", "true: a table of contents, for a long page")
    ] = False
    situations: Annotated[
        tuple[Situation, ...],
        described(
            "Chỉ ở trang chủ: các tình huống, mỗi mục một lối đi", "On the home page only: situations, each a way on"
        ),
    ] = ()


KINDS: dict[Kind, type[Metadata] | type[Press]] = {
    Kind.NEWS: News,
    Kind.PLAN: Plan,
    Kind.GUIDE: Guide,
    Kind.PROJECT: Project,
    Kind.PRESS: Press,
    Kind.PAGE: PlainPage,
}


def figures_of(metadata: Metadata | Press) -> tuple[str, tuple[Figure | Target, ...]]:
    """The field in which a page states its figures, and the figures; nothing where its kind has none."""
    if isinstance(metadata, News | Guide):
        return "figures", metadata.figures
    if isinstance(metadata, Plan):
        return "targets", metadata.targets
    return ("results", metadata.results) if isinstance(metadata, Project) else ("", ())
