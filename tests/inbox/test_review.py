"""The walk through the inbox, without a terminal."""

from __future__ import annotations

import pytest

from antoan.inbox.review import Action, Walk, action_of


@pytest.mark.parametrize(
    ("key", "action"),
    [("k", Action.KEEP), ("K", Action.KEEP), ("?", Action.HELP), ("", Action.QUIT), ("\x04", Action.QUIT)],
)
def test_keys_mean_actions(key: str, action: Action) -> None:
    """Either case; the end of input is quitting."""
    assert action_of(key) is action


@pytest.mark.parametrize("key", ["x", " ", "\n", "đ", "kk", "\x1b[A"])
def test_other_keys_mean_nothing(key: str) -> None:
    """What is no action is none."""
    assert action_of(key) is None


def test_a_walk_goes_on_and_back() -> None:
    """Each step shows the next item; going back shows the last one again and counts it no more."""
    walk = Walk(("a", "b"))
    assert (walk.current, walk.number, walk.back()) == ("a", 1, None)
    walk = walk.after(Action.KEEP).after(Action.SKIP)
    assert (walk.current, walk.counts) == (None, {Action.KEEP: 1, Action.SKIP: 1})
    back = walk.back()
    assert back is not None
    assert (back.current, back.counts) == ("b", {Action.KEEP: 1})


def test_an_empty_walk_is_at_its_end() -> None:
    """Nothing to show."""
    assert Walk(()).current is None
