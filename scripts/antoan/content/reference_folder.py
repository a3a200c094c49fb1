"""Where the lists of places, bodies, topics and outlets are that a content folder goes by."""

from __future__ import annotations

from pathlib import Path

import antoan

_PROJECT = Path(antoan.__file__).resolve().parents[2] / "content"


def reference_folder(content: Path, project: Path = _PROJECT) -> Path:
    """The folder itself, or, where it holds no data files yet, the project's own content.

    Args:
        project: the content folder of the project this program belongs to.
    """
    if (content / "data").is_dir() or not (project / "data").is_dir():
        return content
    return project
