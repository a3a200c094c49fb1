"""A translation says the same as its original does today.

Why: when the original is corrected, the other language must not go on telling the old thing. Only a person can say
whether the translation still fits, so this warns and does not stop the build.

`translation.of` holds the digest of the original's title, summary and body at the time of translating.

Passes: `translation: {of: 3f0c5a1b9e77, state: reviewed}` where the original's digest is 3f0c5a1b9e77
Warns: the same after the original was changed.

Rule: CONTRIBUTING.md, "translation (of: digest of the source text it was made from)".
"""

from __future__ import annotations

from collections.abc import Iterator

from antoan.catalogue.translation_state import PENDING_DIGEST
from antoan.checks.context import Context, in_header
from antoan.checks.translation_block import page_name, translated_pairs
from antoan.problems import Problem, Severity

CODE = "translation-outdated"
CODES = (CODE,)
SEVERITY = Severity.WARNING


def check(context: Context) -> Iterator[Problem]:
    """Translations whose original has changed since."""
    for pair in translated_pairs(context):
        if pair.of not in (PENDING_DIGEST, pair.original.digest):
            values = {"found": pair.of, "suggestion": pair.original.digest, "original": pair.original.file}
            values["name"] = page_name(pair.original)
            yield in_header(pair.translation, ("translation", "of"), CODE, SEVERITY, **values)
