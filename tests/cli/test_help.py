"""What every command says of itself, in the reader's language and in no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from antoan.cli import BILINGUAL, COMMANDS
from antoan.model.language import Language
from antoan.strings.texts import interface_texts, read_texts
from tests.cli.commands import every_command
from tests.command import antoan
from tests.strings.test_complete import VIETNAMESE

# Names stay as they are in either language.
NAMES = re.compile(r"An Toàn|NĐ-CP")
ENGLISH = re.compile(r"\b(usage|options|arguments|the|of|and|is|wrong|file|folder)\b", re.IGNORECASE)
# What is typed is not in any language: options, their values, names of files and of fields.
TYPED = re.compile(r"--[\w-]+|\{[^}]*\}|\S+\.yml|\bsite_url\b|\b[A-Z]{2,}\b")
EVERY = [(), *every_command()]


def words_of(command: tuple[str, ...]) -> str:
    """A command as it is typed."""
    return " ".join(("antoan", *command))


@pytest.mark.parametrize("command", EVERY, ids=words_of)
def test_help_is_in_one_language(command: tuple[str, ...], tmp_path: Path) -> None:
    """No word of the other, no pair of both; and every line fits a terminal."""
    help_of = {language: antoan(*command, "--help", "--lang", language, folder=tmp_path) for language in Language}
    for language, done in help_of.items():
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith(f"{interface_texts(language)('cli.usage')}{words_of(command)} ")
        assert " / " not in done.stdout
        assert max(map(len, done.stdout.splitlines())) <= 80
    assert VIETNAMESE.findall(NAMES.sub("", help_of[Language.EN].stdout)) == []
    assert ENGLISH.findall(TYPED.sub("", help_of[Language.VI].stdout)) == []


@pytest.mark.parametrize("command", every_command(), ids=words_of)
def test_help_explains(command: tuple[str, ...], tmp_path: Path) -> None:
    """What the command does, its exit codes, and every argument in words."""
    shown = antoan(*command, "--help", "--lang", "vi", folder=tmp_path).stdout
    one_line = " ".join(shown.split())
    assert " ".join(interface_texts(Language.VI)(f"cli.help.{'.'.join(command)}").split()) in one_line
    assert re.search(r"Mã trả về: 0 .*\b2 ", one_line)
    arguments = re.split(r"\n\w[\w ]*:\n", shown)[1:]
    for line in "\n".join(arguments).splitlines():
        bare = re.fullmatch(r"  (-\S+|[A-Z]+)( \S+)?", line)
        assert not bare or len(line) > 27, line  # a long name has its words on the line below


def test_help_lists_every_command(tmp_path: Path) -> None:
    """With what it does."""
    for language in Language:
        text = interface_texts(language)
        shown = " ".join(antoan("--help", "--lang", language, folder=tmp_path).stdout.split())
        for name in COMMANDS:
            assert f" {name} {text(f'cli.about.{name}')} " in f"{shown} "


def test_both_languages_are_offered_where_they_can_be_had(tmp_path: Path) -> None:
    """By the commands that report on content, and by no other."""
    for name in COMMANDS:
        is_offered = "vi|en|both" in antoan(name, "--help", folder=tmp_path).stdout
        assert is_offered == (name in BILINGUAL)
        refused = antoan(name, "--lang", "both", "--no-such-option", folder=tmp_path)
        assert refused.returncode == 2
        assert ("both" in refused.stderr.splitlines()[-1]) == (name not in BILINGUAL)


def test_no_help_is_left_over() -> None:
    """What is said about commands is about commands there are."""
    known = {".".join(command) for command in every_command()}
    for key in read_texts("keys.yml"):
        if key.startswith(("cli.about.", "cli.help.")):
            assert key.split(".", 2)[2] in known
