"""Which language an item is in."""

from __future__ import annotations

from antoan.judge.lexicon import lexicon
from antoan.judge.words import Words
from antoan.model.language import Language

# fmt: off
_SMALL_WORDS = {
    Language.VI: frozenset({"cua", "va", "cho", "khong", "nguoi", "trong", "mot", "la", "duoc", "bi", "tai"}
                           | {"voi", "nhung", "cac", "da", "den", "tu", "ngay", "vi", "hai", "nam"}),
    Language.EN: frozenset({"the", "of", "and", "in", "for", "on", "with", "from", "by", "at", "is"}
                           | {"are", "was", "were", "after", "as", "who", "has", "have", "into", "that", "its"}),
}
# fmt: on


def language_of(text: str, said: Language | None) -> Language:
    """The language of a text.

    Args:
        said: what its feed says; believed, unless the text carries Vietnamese marks. Without it, small words and words
            that are known in one language tell; Vietnamese where they do not.
    """
    words = Words.of(text, is_vietnamese=True)
    if words.is_marked:
        return Language.VI
    if said:
        return said
    counts = {
        language: len(words.bare_words & _SMALL_WORDS[language])
        + len(words.bare_words & lexicon(language).word_weights.keys())
        for language in Language
    }
    return Language.EN if counts[Language.EN] > counts[Language.VI] else Language.VI
