"""Plays the handbook: its commands one after another in a copy of the real content, with an editor’s work between."""

from __future__ import annotations

import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from antoan.model.language import Language
from tests.command import CASES, environment, make_copy
from tests.handbook.normal import COLUMNS, tidy

FOLDER = CASES / "handbook"
STEPS: list[dict[str, Any]] = yaml.safe_load((FOLDER / "steps.yml").read_text(encoding="utf-8"))
NOT_RUN: list[dict[str, str]] = yaml.safe_load((FOLDER / "not_run.yml").read_text(encoding="utf-8"))
# The moment at which the example is played; later than anything the content says of itself.
NOW = "2026-11-26T09:00"
TODAY = NOW.partition("T")[0]
BUILD = "antoan build"
# How each command is told the time.
_CLOCK = {
    **dict.fromkeys(("draft", "takedown", "status"), ("--now", NOW)),
    **dict.fromkeys(("check", "build", "new", "translation"), ("--today", TODAY)),
    "inbox": ("--now", NOW),
}
_SERVED_AT = "127.0.0.1:8000"
# Looks at the preview while it is served: its address, and the language of the handbook.
Look = Callable[[str, Language], None]


@dataclass(slots=True)
class Played:
    """What has happened so far.

    Attributes:
        outputs, codes: what each step printed, and its exit code.
        lines: every line the two files of the page ever had.
        published: the two files as the site was built from them, by name.
    """

    folder: Path
    outputs: list[tuple[str, ...]] = field(default_factory=list)
    codes: list[int] = field(default_factory=list)
    lines: set[str] = field(default_factory=set)
    published: dict[str, str] = field(default_factory=dict)


def play(folder: Path, language: Language, look: Look | None = None) -> Iterator[Played]:
    """Play all steps in `folder`, which is made; yields after each."""
    make_copy(folder)
    for name in ("handbook.vi.md", "handbook.en.md"):  # what it says of itself must not change what it shows
        (folder / "docs" / name).unlink(missing_ok=True)
    shutil.rmtree(folder / "docs" / "assets" / "handbook", ignore_errors=True)
    played = Played(folder)
    for step in STEPS:
        _note(played)
        _work(folder, step)
        _note(played)
        code, printed = _run(step["run"], folder, language, look)
        played.codes.append(code)
        played.outputs.append(tidy(printed))
        if step["run"] == BUILD:
            played.published = {file.name: file.read_text(encoding="utf-8") for file in _files(folder)}
        yield played


def _work(folder: Path, step: dict[str, Any]) -> None:
    """What the editor does before a command."""
    for case, place in step.get("copy", {}).items():
        shutil.copy(FOLDER / case, folder / place)
    for name, old, new in step.get("edit", ()):
        file = folder / name
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{name}: {old}"
        file.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def _note(played: Played) -> None:
    for file in _files(played.folder):
        played.lines |= set(file.read_text(encoding="utf-8").splitlines())


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("content/news/2026/lao-cai-tap-huan.*.md"))


def _run(command: str, folder: Path, language: Language, look: Look | None) -> tuple[int, str]:
    _, name, *rest = shlex.split(command)
    if name == "serve":
        with serving(folder, language, *rest) as (address, printed):
            if look:
                look(address, language)
        return 0, printed[0]
    if name == "translation":  # its clock belongs to what is done
        rest = [rest[0], *_CLOCK[name], *rest[1:]] if rest[0] != "diff" else rest
    else:
        rest = [*_CLOCK.get(name, ()), *rest]
    done = subprocess.run(
        [sys.executable, "-m", "antoan", "--lang", language.value, name, *rest],
        cwd=folder,
        env=_environment(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    return done.returncode, done.stdout


def _environment(folder: Path) -> dict[str, str]:
    """Results and notes in the order in which a person sees them, in a window of 80 columns."""
    return environment(folder / ".cache") | {"PYTHONUNBUFFERED": "1", "COLUMNS": str(COLUMNS), "NO_COLOR": "1"}


@contextmanager
def serving(folder: Path, language: Language, *options: str) -> Iterator[tuple[str, list[str]]]:
    """`antoan serve` at a free port: its address, and, once it has ended, what it printed as if at the usual port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    log = folder / "serve.log"
    printed: list[str] = []
    with log.open("wb") as out:
        server = subprocess.Popen(
            [sys.executable, "-m", "antoan", "--lang", language.value, "serve", *options, "--address", place],
            cwd=folder,
            env=_environment(folder),
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_for(f"http://{place}/", server)
            yield f"http://{place}/", printed
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(30)
    printed.append(log.read_text(encoding="utf-8").replace(place, _SERVED_AT))
    log.unlink()


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    """Until the preview answers."""
    for _ in range(600):
        assert server.poll() is None, "antoan serve has ended"
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310  (our own server)
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(address)
