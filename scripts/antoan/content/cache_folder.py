"""Where everything is kept that only costs time or bandwidth to lose."""

from __future__ import annotations

import os
from pathlib import Path


def cache_folder() -> Path:
    """`.cache/antoan` below the folder the command runs in, or what ANTOAN_CACHE_DIR says."""
    return Path(os.environ.get("ANTOAN_CACHE_DIR", ".cache/antoan"))
