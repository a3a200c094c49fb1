"""Why the system refused a file, in the reader's language."""

from __future__ import annotations

import errno

from antoan.strings.texts import Texts

_KEYS = {
    errno.ENOENT: "system.missing",
    errno.EISDIR: "system.is-folder",
    errno.ENOTDIR: "system.no-folder",
    errno.EACCES: "system.forbidden",
    errno.EPERM: "system.forbidden",
    errno.ENOSPC: "system.full",
    errno.EROFS: "system.read-only",
    errno.EEXIST: "system.taken",
    errno.ENAMETOOLONG: "system.long-name",
}


def reason_of(error: OSError, text: Texts) -> str:
    """A few words without a full stop; the system's own, in whatever language it has them, for what is uncommon."""
    key = _KEYS.get(error.errno or 0)
    return text(key) if key else error.strerror or str(error)
