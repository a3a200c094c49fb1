"""What a fetch changes in the inbox, decided from values."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from antoan.feeds.decide import Known, Outcome, Report, decide
from antoan.feeds.identity import keys_of
from antoan.feeds.items import FeedItem
from antoan.judge.judgement import Judgement
from antoan.model.feed import Feed
from antoan.model.inbox import Decision, InboxItem, Verdict

NOW = datetime(2026, 11, 25, 8, tzinfo=UTC)


def feed(name: str = "mot", outlet: str = "") -> Feed:
    return Feed.model_validate(
        {"id": name, "outlet": outlet or f"Báo {name}", "url": f"https://{name}.vn/rss", "language": "vi"}
    )


def item(title: str, link: str = "", guid: str = "", hours: int = 2, summary: str = "") -> FeedItem:
    return FeedItem(guid=guid, link=link, title=title, summary=summary, published=NOW - timedelta(hours=hours))


def report(source: Feed, *items: FeedItem) -> list[Report]:
    judgement = Judgement(
        relevant=True, score=0.9, reasons=(), topics=(), provinces=("ha-noi",), organisations=(), dates=()
    )
    return [
        Report(feed=source, item=each, judgement=judgement, keys=keys)
        for each, keys in zip(items, keys_of(items, source.id), strict=True)
    ]


def known(*items: InboxItem) -> Known:
    return Known(items=items)


def decision(story: InboxItem, verdict: Verdict) -> Decision:
    return Decision(
        id=story.id,
        verdict=verdict,
        on=NOW.date(),
        title=story.title,
        keys=tuple(story.keys),
        published=NOW.date(),
    )


def test_a_story_is_new_once() -> None:
    """The second time it is known, and nothing is written."""
    reports = report(feed(), item("Giải cứu ba em gái ở vùng biên", "https://mot.vn/1"))
    first = decide(reports, Known(), NOW)
    assert [item.title for item in first.added] == ["Giải cứu ba em gái ở vùng biên"]
    again = decide(reports, known(*first.added), NOW + timedelta(hours=1))
    assert (again.added, again.extended) == ((), ())
    assert again.outcomes == ((Outcome.KNOWN, first.added[0].id),)


def test_the_link_with_tracking_keys_is_the_same_report() -> None:
    """Also under http, with www, and with another guid."""
    first = decide(report(feed(), item("Một chuyện", "https://mot.vn/1", "a")), Known(), NOW)
    other = report(feed(), item("Một chuyện, tên khác hẳn", "http://www.mot.vn/1/?utm_source=rss&fbclid=x", "b"))
    assert decide(other, known(*first.added), NOW).outcomes[0][0] is Outcome.KNOWN


def test_the_guid_outlives_the_link() -> None:
    """An outlet that changes addresses keeps its names."""
    first = decide(report(feed(), item("Một chuyện", "https://mot.vn/cu", "a-1")), Known(), NOW)
    other = report(feed(), item("Tên mới của chuyện ấy", "https://mot.vn/moi", "a-1"))
    assert decide(other, known(*first.added), NOW).outcomes[0][0] is Outcome.KNOWN


def test_a_guid_that_every_item_has_is_none() -> None:
    """Two links with one guid are two reports."""
    items = (
        item("Chuyện thứ nhất ở Lào Cai", "https://mot.vn/1", "rss"),
        item("Tòa xử vụ khác", "https://mot.vn/2", "rss"),
    )
    assert len(decide(report(feed(), *items), Known(), NOW).added) == 2


def test_a_guid_means_something_in_its_own_feed_only() -> None:
    """`1234` in two feeds is two reports."""
    reports = [
        *report(feed("mot"), item("Chuyện thứ nhất ở Lào Cai", "https://mot.vn/1", "1234")),
        *report(feed("hai"), item("Tòa xử một vụ khác hẳn", "https://hai.vn/2", "1234")),
    ]
    assert len(decide(reports, Known(), NOW).added) == 2


def test_several_outlets_make_one_item_with_several_sources() -> None:
    """The first to report it comes first, whichever feed answered first."""
    title = "Giải cứu ba em gái bị lừa bán ở vùng biên Lào Cai"
    reports = [
        *report(feed("hai"), item(title, "https://hai.vn/9", hours=1)),
        *report(feed("mot"), item(title, "https://mot.vn/1", hours=3)),
    ]
    plan = decide(reports, Known(), NOW)
    (story,) = plan.added
    assert [source.outlet for source in story.sources] == ["Báo mot", "Báo hai"]
    assert [outcome for outcome, _ in plan.outcomes] == [Outcome.JOINED, Outcome.NEW]


def test_a_later_outlet_joins_the_item_that_is_there() -> None:
    """Its file's name stays, since its id does."""
    title = "Giải cứu ba em gái bị lừa bán ở vùng biên Lào Cai"
    (first,) = decide(report(feed("mot"), item(title, "https://mot.vn/1")), Known(), NOW).added
    plan = decide(report(feed("hai"), item(title, "https://hai.vn/9")), known(first), NOW)
    (story,) = plan.extended
    assert story.id == first.id
    assert len(story.sources) == 2


def test_an_outlet_that_tells_it_twice_is_named_once() -> None:
    """A section and the front page carry the same story under two addresses."""
    title = "Giải cứu ba em gái bị lừa bán ở vùng biên Lào Cai"
    items = item(title, "https://mot.vn/1", hours=3), item(title, "https://mot.vn/thoi-su/1", hours=2)
    (story,) = decide(report(feed(), *items), Known(), NOW).added
    assert len(story.sources) == 1


def test_what_was_rejected_does_not_come_back() -> None:
    """Not by its address, and not from another paper within days."""
    title = "Giải cứu ba em gái bị lừa bán ở vùng biên Lào Cai"
    (first,) = decide(report(feed(), item(title, "https://mot.vn/1")), Known(), NOW).added
    before = Known(decisions=(decision(first, Verdict.REJECTED),))
    again = report(feed(), item("Tên khác", "https://mot.vn/1"))
    elsewhere = report(feed("hai"), item(title, "https://hai.vn/9"))
    plan = decide([*again, *elsewhere], before, NOW)
    assert [outcome for outcome, _ in plan.outcomes] == [Outcome.DECIDED, Outcome.DECIDED]
    assert plan.added == ()


def test_what_one_outlet_had_taken_down_another_may_tell() -> None:
    """A takedown is about one address."""
    title = "Giải cứu ba em gái bị lừa bán ở vùng biên Lào Cai"
    (first,) = decide(report(feed(), item(title, "https://mot.vn/1")), Known(), NOW).added
    before = Known(decisions=(decision(first, Verdict.REMOVED),))
    assert decide(report(feed(), item(title, "https://mot.vn/1")), before, NOW).added == ()
    assert len(decide(report(feed("hai"), item(title, "https://hai.vn/9")), before, NOW).added) == 1


def test_what_pages_link_already_is_not_offered() -> None:
    """A press link that an editor wrote by hand counts as decided."""
    plan = decide(report(feed(), item("Một chuyện", "https://mot.vn/1")), Known(links=frozenset({"url:mot.vn/1"})), NOW)
    assert plan.outcomes == ((Outcome.DECIDED, ""),)


TITLES = st.sampled_from(
    [
        "Giải cứu ba em gái ở vùng biên",
        "Tòa xử vụ lừa bán",
        "Hội thảo về sinh kế",
        "Ra mắt câu lạc bộ",
        "Bắt nhóm môi giới",
    ]
)
ITEMS = st.builds(
    lambda title, number, guid, hours: item(title, f"https://mot.vn/{number}", guid, hours),
    TITLES,
    st.integers(1, 6),
    st.sampled_from(["", "a", "b", "https://mot.vn/1"]),
    st.integers(0, 200),
)


@given(st.lists(ITEMS, max_size=12))
def test_deciding_again_changes_nothing(items: list[FeedItem]) -> None:
    """Whatever a feed holds, and however often it is read."""
    reports = report(feed(), *items)
    first = decide(reports, Known(), NOW)
    again = decide(reports, known(*first.added), NOW)
    assert (again.added, again.extended) == ((), ())
    assert {story for _, story in first.outcomes} == {story.id for story in first.added}


def test_a_link_inside_the_house_is_a_link() -> None:
    """A host without a dot, as on an intranet, is no reason to lose the others."""
    plan = decide(report(feed(), item("Một chuyện ở Lào Cai", "http://localhost:8000/1")), Known(), NOW)
    assert plan.added[0].sources[0].url == "http://localhost:8000/1"


def test_an_item_without_name_and_link_is_known_by_its_words() -> None:
    """It leads to the feed it was seen in, for want of anything better."""
    items = item("Một chuyện ở Lào Cai"), item("Chuyện khác hẳn ở Hà Giang")
    first = decide(report(feed(), *items), Known(), NOW)
    assert [each.sources[0].url for each in first.added] == ["https://mot.vn/rss"] * 2
    assert decide(report(feed(), *items), known(*first.added), NOW).added == ()
