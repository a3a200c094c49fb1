"""What the measurements were made on: the machine and the versions of the programs."""

from __future__ import annotations

import importlib.metadata
import os
import platform
from collections.abc import Iterable

import psutil


def machine_text() -> str:
    """The processors, memory, system and Python version in one line."""
    memory = psutil.virtual_memory().total / 2**30
    system = f"{platform.system()} {platform.machine()}"
    return f"{os.cpu_count()} CPUs, {memory:.0f} GiB memory, {system}, Python {platform.python_version()}"


def versions_text(distributions: Iterable[str]) -> str:
    """Each distribution with its installed version, each once, in the order given."""
    return ", ".join(f"{name} {_version(name)}" for name in dict.fromkeys(distributions))


def _version(distribution: str) -> str:
    try:
        return importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:
        return "(not installed)"
