"""Ids may be abbreviated as long as it is clear which is meant."""

from __future__ import annotations

import pytest

from antoan.inbox.chosen import Unclear, chosen, short_ids

IDS = ("0123456789", "0123abcdef", "fedcba9876")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("0123456789", "0123456789"),
        ("f", "fedcba9876"),
        (" FEDC ", "fedcba9876"),
        ("01234", "0123456789"),
        ("0123", Unclear("0123", ("0123456789", "0123abcdef"), is_ambiguous=True)),
        ("fedcba9875", Unclear("fedcba9875", ("fedcba9876",), is_ambiguous=False)),
        ("zzz", Unclear("zzz", (), is_ambiguous=False)),
        ("", Unclear("", (), is_ambiguous=False)),
    ],
)
def test_what_is_meant(typed: str, expected: str | Unclear) -> None:
    """A whole id, a clear beginning, or what keeps it from being clear."""
    assert chosen(typed, IDS) == expected


def test_short_ids_tell_ids_apart() -> None:
    """Six characters where that is enough, as many as it takes where not."""
    ids = ["0123456789", "0123456abc", "fedcba9876"]
    assert short_ids(ids) == {"0123456789": "01234567", "0123456abc": "0123456a", "fedcba9876": "fedcba"}
    assert short_ids([]) == {}
