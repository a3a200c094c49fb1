"""Both languages say everything, with the same values in it, and nothing is left over."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from antoan.checks.run import CHECKS
from antoan.model.language import Language
from antoan.strings.messages import problem_messages
from antoan.strings.texts import read_texts
from tests.strings.uses import PACKAGE, all_uses, literals

TEXTS: dict[str, dict[str, str]] = {language.value: read_texts(f"{language.value}.yml") for language in Language}
NOTES: dict[str, str] = read_texts("keys.yml")
VIETNAMESE = re.compile(r"[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]", re.IGNORECASE)
# Folders whose words people see, and none of which is about the Vietnamese language itself.
SPEAKING = [
    *PACKAGE.glob("cli/*.py"),
    *PACKAGE.glob("mkdocs_plugin/*.py"),
    *PACKAGE.glob("worklist/*.py"),
    PACKAGE / "errors.py",
    PACKAGE / "feeds" / "errors.py",
]


def placeholders(text: str) -> set[str]:
    """Names of the values a text takes."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_key_has_its_words_and_a_note() -> None:
    """In both languages, none of them empty, and no other keys."""
    for words in (*TEXTS.values(), NOTES):
        assert set(words) == set(NOTES)
        assert not [key for key, text in words.items() if not text.strip()]


@pytest.mark.parametrize("name", ["keys", "vi", "en"])
def test_no_key_stands_twice(name: str) -> None:
    """YAML would take the last one without a word."""
    lines = (PACKAGE / "strings" / f"{name}.yml").read_text(encoding="utf-8").splitlines()
    keys = [match[1] for line in lines if (match := re.match(r"([\w.-]+):", line))]
    assert sorted(keys) == sorted(set(keys))


def test_both_languages_take_the_same_values() -> None:
    """A value that one of them drops would be news for half of the readers only."""
    vietnamese, english = ({key: placeholders(text) for key, text in words.items()} for words in TEXTS.values())
    assert vietnamese == english


def test_every_text_asked_for_is_there() -> None:
    """With all the values it takes, where the code hands any over."""
    uses = all_uses().whole
    assert len(uses) > 100
    assert [use for use in uses if use.key not in NOTES] == []
    assert [use for use in uses if use.names and not placeholders(TEXTS["vi"][use.key]) <= use.names] == []


def test_no_text_is_left_over() -> None:
    """Every key is asked for, whole or put together."""
    uses = all_uses()
    assert [key for key in NOTES if not uses.reaches(key)] == []


def test_every_pattern_finds_a_text() -> None:
    """A key that is put together begins and ends as some key does."""
    keys = list(NOTES)
    assert [one for one in all_uses().patterns if not any(re.fullmatch(one, key) for key in keys)] == []


def test_problems_are_worded_in_both_languages() -> None:
    """The same codes, parts and values; and every code a check declares."""
    vietnamese, english = (problem_messages(language) for language in Language)
    assert set(vietnamese) == set(english)
    assert {code for check in CHECKS for code in check.CODES} <= set(vietnamese)
    for code, parts in vietnamese.items():
        assert set(parts) == set(english[code]), code
        for part, words in parts.items():
            assert placeholders(words) == placeholders(english[code][part]), f"{code}.{part}"


@pytest.mark.parametrize("file", SPEAKING, ids=lambda file: file.relative_to(PACKAGE).as_posix())
def test_no_vietnamese_stands_in_the_code(file: Path) -> None:
    """What people read is in the language files; the name of the site is a name, and a single letter may be a key."""
    texts = ((line, text.replace("An Toàn", "")) for line, text in literals(file) if len(text) > 1)
    assert [(line, text) for line, text in texts if VIETNAMESE.search(text)] == []
