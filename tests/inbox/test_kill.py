"""Killed between any two steps, a command neither loses nor doubles anything, and running it again completes it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from antoan.content.inbox_files import read_inbox, write_item
from antoan.inbox.decisions import decisions_file, read_decisions
from antoan.inbox.desk import Desk, Writer
from antoan.inbox.page_files import SOURCED, read_page_files
from antoan.inbox.takedown import carry_out, plan_takedown
from antoan.model.inbox import Decision, InboxItem
from antoan.model.metadata import Kind
from tests.command import CASES
from tests.inbox.items import NOW, a_source, an_item

# Keeps, promotes or rejects every item of a content folder, one after the other; says when it begins.
RUN = """
import sys
from datetime import datetime
from pathlib import Path
from antoan.inbox.desk import Desk
content, action, now = Path(sys.argv[1]), sys.argv[2], datetime.fromisoformat(sys.argv[3])
desk = Desk(content, now)
print("begun", flush=True)
for item in [each.item.id for each in desk.stored.values()]:
    getattr(desk, action)(item)
"""
STORY = an_item(1, sources=(a_source(1), a_source(2)))


class Killed(BaseException):
    """What stands for SIGKILL: nothing catches it."""


class MortalWriter(Writer):
    """Dies before the step of a given number, counted from 0."""

    def __init__(self, steps: int) -> None:
        self._left = steps

    def write(self, path: Path, text: str) -> None:
        self._step()
        super().write(path, text)

    def remember(self, file: Path, decision: Decision) -> None:
        self._step()
        super().remember(file, decision)

    def forget(self, file: Path, decision: Decision) -> None:
        self._step()
        super().forget(file, decision)

    def remove(self, path: Path) -> None:
        self._step()
        super().remove(path)

    def _step(self) -> None:
        if not self._left:
            raise Killed
        self._left -= 1


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Good content with a story in the inbox."""
    shutil.copytree(CASES / "base", tmp_path, dirs_exist_ok=True)
    write_item(tmp_path / "content" / "inbox", STORY)
    return tmp_path / "content"


def snapshot(content: Path) -> dict[str, bytes]:
    """Every file with its bytes."""
    return {path.relative_to(content).as_posix(): path.read_bytes() for path in content.rglob("*") if path.is_file()}


def decide(content: Path, action: str, writer: Writer) -> None:
    """Carry out a decision on the story, if it is still there."""
    desk = Desk(content, NOW, writer)
    if STORY.id in desk.stored:
        desk.keep(STORY.id, all_sources=True) if action == "keep" else getattr(desk, action)(STORY.id)


def take_down(content: Path, url: str, writer: Writer) -> None:
    """Take down an address."""
    stored, _ = read_inbox(content / "inbox", "")
    pages = read_page_files(content, (Kind.PRESS, *SOURCED))
    carry_out(plan_takedown(url, "", stored, pages, NOW.date()), decisions_file(content), writer)


@pytest.mark.parametrize("action", ["keep", "promote", "reject"])
def test_a_decision_survives_a_kill_at_every_step(content: Path, tmp_path: Path, action: str) -> None:
    """At any step the story is in the inbox or decided on, and a second run ends as an undisturbed one."""
    whole = shutil.copytree(content, tmp_path / "whole")
    decide(whole, action, Writer())
    for steps in range(10):
        copy = shutil.copytree(content, tmp_path / f"killed-{steps}")
        try:
            decide(copy, action, MortalWriter(steps))
        except Killed:
            decisions, _ = read_decisions(decisions_file(copy), "")
            assert read_inbox(copy / "inbox", "")[0] or decisions
            decide(copy, action, Writer())
            assert snapshot(copy) == snapshot(whole)
        else:
            assert steps in (2, 3, 4)
            return
    pytest.fail("never came to an end")


@pytest.mark.parametrize("action", ["keep", "promote", "reject"])
def test_undoing_survives_a_kill_at_every_step(content: Path, tmp_path: Path, action: str) -> None:
    """Whatever was reached, the story is in the inbox again, or its decision and its pages stand."""
    for steps in range(4):
        copy = shutil.copytree(content, tmp_path / f"killed-{steps}")
        desk = Desk(copy, NOW)
        outcome = getattr(desk, action)(STORY.id)
        desk.writer = MortalWriter(steps)
        with suppress(Killed):
            desk.undo(outcome)
        later = Desk(copy, NOW)
        if later.waiting:
            assert later.waiting == [STORY]
        else:
            assert STORY.id in later.decisions
            assert all(path.exists() for path in outcome.written)


def test_a_takedown_survives_a_kill_at_every_step(content: Path, tmp_path: Path) -> None:
    """It is remembered before anything goes, and a second run does the rest."""
    url = STORY.sources[0].url
    kept = an_item(3, sources=(a_source(1),))
    write_item(content / "inbox", kept)
    Desk(content, NOW).keep(kept.id)
    whole = shutil.copytree(content, tmp_path / "whole")
    take_down(whole, url, Writer())
    for steps in range(10):
        copy = shutil.copytree(content, tmp_path / f"killed-{steps}")
        try:
            take_down(copy, url, MortalWriter(steps))
        except Killed:
            take_down(copy, url, Writer())
            assert snapshot(copy) == snapshot(whole)
        else:
            return
    pytest.fail("never came to an end")


@pytest.mark.parametrize("number", range(10))
def test_a_real_kill_loses_and_doubles_nothing(tmp_path: Path, number: int) -> None:
    """SIGKILL while 60 stories are decided on: run again, each is decided once and has its page once."""
    action = ("keep", "promote", "reject")[number % 3]
    content = tmp_path / "content"
    stories = [an_item(each) for each in range(60)]
    known: dict[str, Path] = {}
    for story in stories:
        write_item(content / "inbox", story, known)
    _run(content, action, kill_after=number * 6)
    desk = Desk(content, NOW)
    assert {story.id for story in stories} == set(desk.stored) | set(desk.decisions)
    _run(content, action, kill_after=None)
    _assert_done(content, action, stories)


def _run(content: Path, action: str, kill_after: int | None) -> None:
    """Decide on everything; `kill_after` is how many decisions may be on record before the kill comes."""
    environment = os.environ | {"ANTOAN_CACHE_DIR": str(content.parent / "cache")}
    command = [sys.executable, "-c", RUN, str(content), action, NOW.isoformat()]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout and process.stdout.readline()
        if kill_after is not None:
            file = decisions_file(content)
            while process.poll() is None:
                if file.exists() and file.read_bytes().count(b"\n") >= kill_after:
                    process.kill()
        process.wait()
    assert kill_after is not None or process.returncode == 0


def _assert_done(content: Path, action: str, stories: list[InboxItem]) -> None:
    decisions, problems = read_decisions(decisions_file(content), "")
    assert problems == ()
    assert sorted(decision.id for decision in decisions) == sorted(story.id for story in stories)
    assert read_inbox(content / "inbox", "")[0] == ()
    pages = list(read_page_files(content, (Kind.PRESS, Kind.NEWS)))
    keys = sorted(address.key for page in pages for address in page.addresses)
    assert len(keys) == len(set(keys)) == (0 if action == "reject" else len(stories))
