"""Dates that a report names and on which its event did not take place: deadlines, laws, names of days."""

from __future__ import annotations

import re
from dataclasses import dataclass

from antoan.judge.date_mentions import Mention, has_marks
from antoan.writing.slug import fold

_REACH = 120  # characters looked at on either side


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Words around a date that make it something else, as patterns for lower case; all that are given must fit.

    Attributes:
        before: what stands directly before the date, apart from `ngày` and the like.
        after: what follows directly.
        leads: what introduces the date.
    """

    name: str
    before: str = ""
    after: str = ""
    leads: frozenset[str] = frozenset()


_NO_LEAD = frozenset({"", "(", "vào"})
_DOCUMENT = (
    "nghị định|quyết định|thông tư|nghị quyết|chỉ thị|công văn|công điện|kế hoạch|luật|pháp lệnh|đề án|hướng dẫn"
    "|decree|decision|circular|resolution|directive|law|plan"
)
_NAMED_DAY = (
    "toàn dân|quốc tế|thế giới|truyền thống|thành lập|hội đại|pháp luật|gia đình|phụ nữ|nhà giáo|thầy thuốc|giải phóng"
    "|quốc khánh|thương binh|doanh nhân|báo chí|biên phòng|công tác xã|vì|chiến thắng|cách mạng|người|thiếu nhi"
)
# Streets, parks and hospitals are named after days: đường 3 tháng 2.
_PLACE = "đường|phố|hẻm|ngõ|ngách|kiệt|công viên|chợ|quảng trường|bệnh viện|trường|nhà máy|cầu|ngã tư"
RULES = (
    Rule(name="deadline", before=r"\b(?:trước|hết|đến|tới|hạn|(?:chậm|muộn) nhất|hạn (?:chót|cuối))(?: là)?"),
    Rule(name="deadline, in English", before=r"\b(?:by|before|until|till|through|later than|deadline(?: is| of)?)"),
    Rule(name="birth", before=r"(?<!học )(?<!vệ )(?<!thí )(?<!hy )\b(?:sinh|sn|born|born on)"),
    Rule(name="starting point", before=r"\b(?:kể từ|tính từ|since)"),
    Rule(name="open period", before=r"\b(?:từ|đến|tới|trước)(?: đầu| giữa| cuối)?", leads=frozenset({"tháng"})),
    Rule(name="habit", before=r"\b(?:mỗi|hằng|nửa)"),
    Rule(name="every year", after=r"\)?,?\s(?:hằng năm|hàng năm|mỗi năm|every year|each year|annually)"),
    Rule(name="another year", after=r"\snăm (?:ngoái|trước|sau)\b"),
    Rule(name="change", after=r"\s(?:lên|xuống|còn)\b", leads=frozenset({"từ"})),
    Rule(name="address", before=rf"\b(?:{_PLACE})", leads=frozenset({""})),
    Rule(name="address, in English", after=r"\s(?:street|road|park|square)\b"),
    Rule(name="lunar calendar", after=r"\s?\(?âm lịch"),
    Rule(
        name="quantity",
        after=r"\s?(?:triệu|tỷ|tỉ|nghìn|ngàn|đồng|usd|kg|km|giờ|tiếng|phút|lần|độ|điểm|số|tổng|diện tích|tuổi)\b",
    ),
    Rule(
        name="document number", before=r"\d/[^\s,]*[a-zđ][^\s,]*(?:\s(?:của|do|ban hành|ký|of|dated)\b[^,;]{0,40})?,?"
    ),
    Rule(
        name="dated document",
        before=rf"\b(?:{_DOCUMENT})\s(?:(?:[^,;]{{0,60}}\s)?(?:số |no\. ?))?\d[^\s,]*(?:\s[^,;]{{0,40}})?",
    ),
    Rule(name="dated document, in English", before=rf"\b(?:{_DOCUMENT})\b[^,;]{{0,40}}\s(?:of|dated)"),
    Rule(name="in force", before=r"\bhiệu lực\b[^,;]{0,30}|\b(?:áp dụng|thi hành)(?: từ)?"),
    Rule(name="in force, after", after=r"\s[^,;]{0,40}\bhiệu lực"),
    Rule(name="in force from", after=r"[^;]{0,110}\b(?:hiệu lực|thi hành)\b", leads=frozenset({"từ", "từ ngày"})),
    Rule(
        name="in force, in English",
        before=r"\b(?:effect|effective|in force|into force)(?: on| from| as of| as from| in)?",
    ),
    Rule(
        name="in force from, in English",
        before=r"\b(?:from|starting|beginning|as of)",
        after=r"[^;]{0,110}\b(?:takes? effect|(?:in|into) force|be effective)\b",
    ),
    Rule(
        name="occasion",
        before=r"\b(?:nhân|mừng|kỷ niệm|kỉ niệm|hưởng ứng|dịp|nghỉ lễ|tri ân)(?: (?:mừng|dịp|lễ|kỷ niệm|ngày lễ))?",
    ),
    Rule(
        name="name of a day",
        before=rf"\b(?:ngày (?:{_NAMED_DAY})|tháng hành động)\b[^.;()]{{0,90}}\(?",
        leads=_NO_LEAD,
    ),
    Rule(name="name of a day, after", after=r"\s(?:(?:được|đã) \w{1,8} )?(?:là|làm) (?:ngày|hạn)\b"),
    Rule(
        name="name of a day, in English",
        before=r"\b(?:world|international|national|european|[a-z]+'s|union)\b[^.;,()]{0,30}\bday"
        r"(?: (?:against|for|of|to)\b[^.;,()]{0,50})?,?(?:\s\()?",
    ),
    Rule(
        name="name of a day, in English, after",
        after=r",?\s(?:is |was |marks |as )?(?:the )?(?:united nations |un )?(?:world|international|national) day\b",
    ),
    Rule(name="background", before=r"\b(?:cáo trạng|hồ sơ vụ án|hồ sơ vụ việc|indictment)\b[^;]{0,110}"),
)
_INTRODUCING = r"\s?(?:\d\d?(?:h|:|\sgiờ)\d{0,2}\s)?(?:\b(?:vào\s)?(?:ngày|ngay|tháng|on|the|in)\s)?$"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Compiled:
    name: str
    before: re.Pattern[str]
    after: re.Pattern[str]
    leads: frozenset[str]

    def fits(self, before: str, after: str, lead: str) -> bool:
        """Whether all parts of the rule fit around a date."""
        if self.leads and fold(lead) not in self.leads:
            return False
        return bool(self.after.match(after) and self.before.search(before))


def _compiled(rule: Rule, marks: bool) -> _Compiled:
    """`rule` for sentences typed with marks, or without: there `tới ngày` and `tối ngày` are one."""
    before = f"(?:{rule.before}){_INTRODUCING}" if rule.before else ""
    return _Compiled(
        name=rule.name,
        before=re.compile(before if marks else fold(before).replace("|toi|", "|")),
        after=re.compile(rule.after if marks else fold(rule.after)),
        leads=frozenset(map(fold, rule.leads)),
    )


_MARKED = tuple(_compiled(rule, marks=True) for rule in RULES)
_UNMARKED = tuple(_compiled(rule, marks=False) for rule in RULES)


def other_meaning(sentence: str, mention: Mention) -> str:
    """The name of the rule by which a date mentioned in `sentence` is no day of an event; "" if it may be one."""
    marks = has_marks(sentence)
    text = sentence.lower() if marks else fold(sentence)
    before = text[max(0, mention.start - _REACH) : mention.start]
    after = text[mention.end : mention.end + _REACH]
    rules = _MARKED if marks else _UNMARKED
    return next((rule.name for rule in rules if rule.fits(before, after, mention.lead)), "")
