"""Opening a file in the program its user writes with."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path


def open_in_editor(path: Path) -> bool:
    """Open `path`; says whether it could be. An editor of a terminal has ended when this returns."""
    command = editor_command(os.environ, sys.platform)
    try:
        if command is None:
            os.startfile(path)  # type: ignore[attr-defined,unused-ignore]  # noqa: S606  (Windows only)
            return True
        return subprocess.run([*command, str(path)], check=False).returncode == 0  # noqa: S603  (the user's own editor)
    except (OSError, ValueError):
        return False


def editor_command(variables: Mapping[str, str], platform: str) -> list[str] | None:
    """The program and its first arguments: $VISUAL, $EDITOR, or what the system opens files with; `None` on Windows."""
    chosen = variables.get("VISUAL", "").strip() or variables.get("EDITOR", "").strip()
    if chosen:
        if platform == "win32":  # where a backslash is part of a path
            return [part.strip('"') for part in shlex.split(chosen, posix=False)]
        return shlex.split(chosen)
    if platform == "win32":
        return None
    return ["open"] if platform == "darwin" else ["xdg-open"]
