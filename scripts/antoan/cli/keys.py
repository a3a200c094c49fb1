"""Single keys from a terminal, without Enter; the first letters of lines where there is none."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

# Arrows and function keys send several characters, and some of them letters that would be taken for answers.
_SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|O.|.)?", re.DOTALL)


@contextmanager
def keyboard(stream: TextIO) -> Iterator[Iterator[str]]:
    """Keys as they are typed, the empty text at the end of input.

    A terminal hands on every key by itself until the block ends, and is then as it was before.
    """
    if not stream.isatty():
        yield _first_letters(stream)
    elif sys.platform == "win32":
        yield _keys_of_console()
    else:
        with _unbuffered(stream.fileno()):
            yield _keys_of_terminal(stream.fileno())


def _first_letters(stream: TextIO) -> Iterator[str]:
    for line in stream:
        if text := line.strip():
            yield text[0]
    yield ""


if sys.platform == "win32":

    def _keys_of_console() -> Iterator[str]:
        import msvcrt

        while True:
            key = msvcrt.getwch()
            if key in ("\x00", "\xe0"):  # arrows and function keys come in two parts
                msvcrt.getwch()
            elif key == "\x03":
                raise KeyboardInterrupt
            else:
                yield key

else:

    @contextmanager
    def _unbuffered(descriptor: int) -> Iterator[None]:
        import termios
        import tty

        before = termios.tcgetattr(descriptor)
        try:
            tty.setcbreak(descriptor, termios.TCSADRAIN)
            yield
        finally:
            termios.tcsetattr(descriptor, termios.TCSADRAIN, before)

    def _keys_of_terminal(descriptor: int) -> Iterator[str]:
        while data := os.read(descriptor, 64):
            yield from _SEQUENCE.sub("", data.decode("utf-8", "replace"))
        yield ""
