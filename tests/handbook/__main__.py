"""`python -m tests.handbook --write` plays the handbook, writes what the commands print into it, takes its pictures.

Run it after a command prints something else, or the preview looks different. `--no-pictures` leaves those alone.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from antoan.model.language import Language
from tests.browser import launched
from tests.command import REPOSITORY
from tests.handbook.blocks import handbook, with_outputs
from tests.handbook.play import BUILD, STEPS, TODAY, Played, play
from tests.handbook.shots import Photographer


def main() -> int:
    """Write both handbooks anew; 2 where nothing was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write outputs and pictures into docs/")
    parser.add_argument("--no-pictures", action="store_true", help="leave the pictures as they are")
    options = parser.parse_args()
    if not options.write:
        parser.print_help(sys.stderr)
        return 2
    with ExitStack() as stack:
        photographer = None if options.no_pictures else Photographer(stack.enter_context(launched()))
        for language in Language:
            folder = Path(stack.enter_context(TemporaryDirectory()))
            _write(language, _played(folder / "project", language, photographer))
    # The English handbook is a translation like any other: its check code follows what was written just now.
    mark = [sys.executable, "-m", "antoan", "translation", "mark-current", "handbook", "--today", TODAY]
    return subprocess.run(mark, cwd=REPOSITORY, check=False).returncode


def _played(folder: Path, language: Language, photographer: Photographer | None) -> Played:
    played = Played(folder)
    for played in play(folder, language, photographer.look if photographer else None):
        if photographer and STEPS[len(played.outputs) - 1]["run"] == BUILD:
            photographer.finished(folder / "site", language)
    return played


def _write(language: Language, played: Played) -> None:
    file = REPOSITORY / "docs" / f"handbook.{language.value}.md"
    text = with_outputs(handbook(language), lambda number: played.outputs[number])
    file.write_text(text, encoding="utf-8", newline="\n")
    print(file.relative_to(REPOSITORY))


if __name__ == "__main__":
    sys.exit(main())
