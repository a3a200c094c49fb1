"""Whether a program that left something behind is still at work."""

from __future__ import annotations

import os


def is_running(process: int) -> bool:
    """Whether a process with this number runs; to be asked on POSIX only, where the question does it no harm."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
