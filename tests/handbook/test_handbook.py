"""The handbook is played in a copy of the real content; what it prints and names is what there is.

Where this fails because a command has learnt to say something better: `python -m tests.handbook --write`.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from antoan.cli import COMMANDS
from antoan.model.language import Language
from tests.command import REPOSITORY
from tests.handbook.blocks import LEFT_OUT, agrees, blocks, handbook, shown_commands, with_outputs
from tests.handbook.named import calls_of, command_faults, paths_of
from tests.handbook.normal import masked, tidy
from tests.handbook.play import FOLDER, NOT_RUN, STEPS, Played, play
from tests.handbook.shots import LIMIT, NAMES, TOTAL, file_of

READMES = ("README.md", "README.vi.md")
BOTH = pytest.mark.parametrize("language", list(Language), ids=lambda language: language.value)
# Made by the steps of set-up, by a build or by a fetch.
_MADE = ("site/", "scripts/browser/node_modules", "content/inbox/", "content/reports/")


@pytest.fixture(scope="module", params=list(Language), ids=lambda language: language.value)
def told(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Language, Played]:
    """The handbook played to its end in each language."""
    language: Language = request.param
    *_, played = play(tmp_path_factory.mktemp(language.value) / "project", language)
    return language, played


def test_outputs_are_what_the_commands_print(told: tuple[Language, Played]) -> None:
    """Word for word, but for what `normal.py` masks."""
    language, played = told
    shown = shown_commands(handbook(language))
    for step, printed in zip(shown, played.outputs, strict=True):
        said, real = masked(step.output), masked(printed)
        assert agrees(said, real), f"{step.command}\n" + "\n".join(real)


def test_the_fault_of_the_example_is_the_only_one(told: tuple[Language, Played]) -> None:
    """Every command succeeds but the first check."""
    _, played = told
    failed = [step["run"] for step, code in zip(STEPS, played.codes, strict=True) if code]
    assert failed == ["antoan check"]
    assert played.codes[2] == 1


def test_lines_of_files_are_what_stands_in_them(told: tuple[Language, Played]) -> None:
    """Every line the handbook shows of the example was in one of its files at some time."""
    language, played = told
    lines = [line for block in blocks(handbook(language)) if block.kind == "yaml" for line in block.lines]
    assert len(lines) > 15
    assert [line for line in lines if line not in played.lines] == []


def test_the_finished_pages_are_those_of_the_case(told: tuple[Language, Played]) -> None:
    """What the steps lead to is kept beside them, to be read in one go."""
    _, played = told
    expected = {file.name: file.read_text(encoding="utf-8") for file in (FOLDER / "4-published").iterdir()}
    assert played.published == expected


@BOTH
def test_the_same_steps_in_both_languages(language: Language) -> None:
    """In the order of the case file."""
    assert [step.command for step in shown_commands(handbook(language))] == [step["run"] for step in STEPS]


@BOTH
def test_what_is_not_run_has_a_reason(language: Language) -> None:
    """No other kinds of blocks, and no command without either a run or a reason."""
    found = list(blocks(handbook(language)))
    assert {block.kind for block in found} == {"console", "yaml", "bat", "sh"}
    others = [line for block in found if block.kind in ("bat", "sh") for line in block.lines]
    assert sorted(others) == sorted(each["run"] for each in NOT_RUN)
    assert all(each["why"] for each in NOT_RUN)
    for step in shown_commands(handbook(language)):
        assert list(step.output) != [LEFT_OUT], f"nothing of it is compared: {step.command}"


@BOTH
def test_every_command_and_file_it_names_is_there(language: Language, told: tuple[Language, Played]) -> None:
    """Also the options; files of the example are there once it is played."""
    text = handbook(language)
    assert len(calls_of(text)) > 25
    assert command_faults(text) == []
    roots = (REPOSITORY, told[1].folder)
    assert [path for path in paths_of(text) if not any((root / path).exists() for root in roots)] == []


@pytest.mark.parametrize("name", READMES)
def test_every_command_and_file_the_readmes_name_is_there(name: str) -> None:
    """They are what people read first."""
    text = (REPOSITORY / name).read_text(encoding="utf-8")
    assert len(calls_of(text)) > 8
    assert command_faults(text) == []
    named = [path for path in paths_of(text) if not path.startswith(_MADE)]
    # Pages that only show how pages are named.
    stand_ins = re.compile(r"content/news/20\d\d/(?:ten-su-kien|some-event|ten-bai|some-page)\.")
    assert [path for path in named if not stand_ins.match(path) and not (REPOSITORY / path).exists()] == []


def test_names_that_are_not_there_are_found() -> None:
    """The tests above can fail."""
    assert command_faults("`antoan chekc`, `antoan check --loud`, `antoan inbox kept`") == [
        "chekc: chekc",
        "check --loud: --loud",
        "inbox kept: kept",
    ]
    assert command_faults("`antoan inbox show ID`, `antoan check --strict`, `antoan --lang vi`") == []
    assert paths_of("`docs/missing.md` and docs/outside-of-code.md") == ["docs/missing.md"]
    assert "check" in COMMANDS


def test_left_out_lines_stay_left_out() -> None:
    """Writing an output anew keeps as much of its beginning and end as was shown."""
    text = "```console\n> antoan check\none\n…\nlast\n```\n"
    (shown,) = shown_commands(text)
    assert agrees(shown.output, ("one", "two", "three", "last"))
    assert not agrees(shown.output, ("one", "two", "three"))
    assert not agrees(shown.output, ("last",))
    renewed = with_outputs(text, lambda _: ("1", "2", "3", "4"))
    assert renewed == "```console\n> antoan check\n1\n…\n4\n```\n"


def test_only_what_differs_from_run_to_run_is_masked() -> None:
    """Numbers that say something of the example are compared."""
    assert masked(("Xong: 354 trang trong 1.1 giây, tại site", "dòng 11: 26/11/2026")) == (
        "Xong: # trang trong # giây, tại site",
        "dòng 11: 26/11/2026",
    )
    assert tidy("\n  " + "ab " * 40 + "\n\n") == ("  " + "ab " * 25 + "ab", "  " + "ab " * 13 + "ab")


@BOTH
def test_pictures_are_small_and_all_shown(language: Language) -> None:
    """Each is named in its language, and none lies about unused."""
    text = handbook(language)
    for name in NAMES:
        file = file_of(name, language)
        assert f"]({file.name} " in text
        assert file.stat().st_size < LIMIT
        with Image.open(file) as picture:
            assert picture.format == "WEBP"
    everything = list(Path(file_of("", language).parent).iterdir())
    assert len(everything) == len(NAMES) * len(Language)
    assert sum(file.stat().st_size for file in everything) < TOTAL
