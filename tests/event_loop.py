"""Event loops of a test's own: a browser driven by an earlier test leaves one running in the main thread."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")


def in_thread(function: Callable[[], T]) -> T:
    """What the function gives in a thread of its own."""
    with ThreadPoolExecutor(max_workers=1) as threads:
        return threads.submit(function).result()


def run(coroutine: Coroutine[Any, Any, T]) -> T:
    """What the coroutine gives in a loop of its own."""
    return in_thread(lambda: asyncio.run(coroutine))
