"""A page is found by whatever somebody is likely to type for it."""

from __future__ import annotations

import pytest

from antoan.catalogue.page_names import Unknown, find_key

KEYS = ("", "help", "about", "news/2025/hoi-thao", "news/2024/hoi-thao", "news/2025/tap-huan", "guides/nhan-biet")


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("news/2025/tap-huan", "news/2025/tap-huan"),
        ("content/news/2025/tap-huan.en.md", "news/2025/tap-huan"),
        ("news/2025/tap-huan.vi.md", "news/2025/tap-huan"),
        (r".\content\news\2025\tap-huan.vi.md", "news/2025/tap-huan"),
        (r"C:\Tài liệu\an-toan\content\news\2025\tap-huan.vi.md", "news/2025/tap-huan"),
        ("/news/2025/tap-huan/", "news/2025/tap-huan"),
        ("/en/news/2025/tap-huan/", "news/2025/tap-huan"),
        ("https://antoan.example/en/news/2025/tap-huan/?x=1#y", "news/2025/tap-huan"),
        ("https://example.org/antoan/guides/nhan-biet/", "guides/nhan-biet"),
        ("tap-huan", "news/2025/tap-huan"),
        ("tap-huan.en.md", "news/2025/tap-huan"),
        ("docs/help.en.md", "help"),
        ("/x/docs/help.vi.md", "help"),
        ("help", "help"),
        ("docs/index.vi.md", ""),
        ("index", ""),
        ("/en/", ""),
    ],
)
def test_a_page_is_found(name: str, key: str) -> None:
    """By file, key, address or slug."""
    assert find_key(name, KEYS) == key


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("tap-huen", "news/2025/tap-huan"),
        ("content/news/2025/tap-han.vi.md", "news/2025/tap-huan"),
        ("Nhận biết", "guides/nhan-biet"),
    ],
)
def test_an_unknown_name_gives_the_nearest(name: str, nearest: str) -> None:
    """Likeliest first."""
    found = find_key(name, KEYS)
    assert isinstance(found, Unknown)
    assert found.nearest[0] == nearest


def test_a_slug_of_two_pages_is_not_guessed() -> None:
    """Both are named."""
    assert find_key("hoi-thao", KEYS) == Unknown("hoi-thao", ("news/2025/hoi-thao", "news/2024/hoi-thao"))


def test_a_page_below_a_wrong_folder_is_unknown() -> None:
    """The name of a general page does not stand for one of the news."""
    assert isinstance(find_key("news/2025/help", KEYS), Unknown)
