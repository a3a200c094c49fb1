"""Why the system refused a file, in words of the reader's language."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from antoan.content.text_file import read_text_file
from antoan.errors import SiteFolderRefused
from antoan.model.language import Language
from antoan.problems import Problem
from antoan.strings.messages import explanation, message_of
from antoan.strings.system_reasons import reason_of
from antoan.strings.texts import interface_texts
from tests.command import antoan

COMMON = ("ENOENT", "EISDIR", "ENOTDIR", "EACCES", "EPERM", "ENOSPC", "EROFS", "EEXIST", "ENAMETOOLONG")


def refusal(name: str) -> OSError:
    """What the system raises, with its own English words."""
    code: int = getattr(errno, name)
    return OSError(code, os.strerror(code), "bai.vi.md")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", COMMON)
def test_common_reasons_are_told_in_both_languages(name: str, language: Language) -> None:
    """Not in the system's words."""
    told = reason_of(refusal(name), interface_texts(language))
    assert told
    assert told != refusal(name).strerror


def test_other_reasons_are_the_systems() -> None:
    """As it words them; also where it gives no number."""
    text = interface_texts(Language.VI)
    assert reason_of(refusal("EBUSY"), text) == os.strerror(errno.EBUSY)
    assert reason_of(OSError("no more"), text) == "no more"


@pytest.mark.parametrize(
    ("language", "words"), [(Language.VI, "đó là thư mục, không phải tệp"), (Language.EN, "it is a folder, not a file")]
)
def test_problems_and_failures_tell_them_too(language: Language, words: str, tmp_path: Path) -> None:
    """A problem and an expected failure are worded after the system spoke."""
    problem = read_text_file(tmp_path, "content/news")
    assert isinstance(problem, Problem)
    assert f"({words})" in message_of(problem, language)
    failure = SiteFolderRefused(tmp_path, refusal("EISDIR"))
    assert f"({words})" in explanation(failure, interface_texts(language))


@pytest.mark.skipif(os.name != "posix", reason="Windows says so in other ways")
def test_commands_tell_them(project: Path) -> None:
    """A page cannot go where a file stands in the place of its folder."""
    (project / "content/guides").write_text("", encoding="utf-8")
    done = antoan("new", "guide", "--title", "Tên bài", "--yes", "--lang", "vi", folder=project)
    assert done.returncode == 1
    assert interface_texts(Language.VI)("system.taken") in done.stderr
    assert os.strerror(errno.EEXIST) not in done.stderr
