"""Eight words in a row of a raw press text, as hashes: so that the site can be held against texts it may not copy.

`python -m tests.seed_windows FOLDER` writes the hashes of every `*.txt` in FOLDER to `cases/seed_windows.txt`; the
texts themselves are not kept in the repository.
"""

from __future__ import annotations

import hashlib
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

WORDS = 8
HASHES = Path(__file__).parent / "cases" / "seed_windows.txt"
_DIGEST_BYTES = 5


def windows(text: str) -> Iterator[tuple[str, str]]:
    """Each run of eight words and its hash; case, punctuation and the way marks are encoded do not count."""
    words = re.findall(r"\w+", unicodedata.normalize("NFC", text).lower())
    for start in range(len(words) - WORDS + 1):
        run = " ".join(words[start : start + WORDS])
        yield run, hashlib.blake2b(run.encode(), digest_size=_DIGEST_BYTES).hexdigest()


def main(folder: str) -> None:
    """Write the hashes."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(Path(folder).glob("*.txt"))]
    hashes = sorted({digest for text in texts for _, digest in windows(text)})
    HASHES.write_text("\n".join(hashes) + "\n", encoding="utf-8", newline="\n")
    print(f"{len(hashes)} windows of {len(texts)} texts")


if __name__ == "__main__":
    main(sys.argv[1])
