"""What a problem or a failure says to the person who can do something about it, in either language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from antoan.errors import AntoanError
from antoan.model.language import Language
from antoan.problems import Problem
from antoan.strings.system_reasons import reason_of
from antoan.strings.texts import Texts, interface_texts, read_texts


def explanation(error: AntoanError, text: Texts) -> str:
    """An expected failure in a sentence or two: what went wrong, and what to do."""
    values = {
        name: reason_of(value, text) if isinstance(value, OSError) else value for name, value in error.values.items()
    }
    return text(error.key, **values)


def message_of(problem: Problem, language: Language) -> str:
    """The problem in a sentence or two: field, what was expected, what was found, what to do."""
    entry = problem_messages(language)[problem.code]
    text = interface_texts(language)
    values: defaultdict[str, str] = defaultdict(str, problem.values)
    if code := values.get("errno"):
        values["found"] = reason_of(OSError(int(code), values["found"]), text)
    action = entry["action"]
    if not values.get("suggestion") and "action_blind" in entry:
        action = entry["action_blind"]
    message = " ".join([*_fault(problem.field, entry, values, text), action.format_map(values)])
    return message[:1].upper() + message[1:]


def _fault(field: str, entry: Mapping[str, str], values: Mapping[str, str], text: Texts) -> Iterator[str]:
    """The parts of the message that say what is wrong."""
    if "fault" in entry:
        yield entry["fault"].format_map(values)
        return
    if field:
        yield text("problem.field", field=field)
    nothing = text("problem.nothing")
    expected = _filled(entry["expected"], values, {"expected": nothing})
    found = _filled(entry["found"], values, {"found": entry.get("found_blank", nothing)})
    yield text("problem.expected_found", expected=expected, found=found)


def _filled(words: str, values: Mapping[str, str], blanks: Mapping[str, str]) -> str:
    """`words` with their values; one of `blanks`, without quotation marks, for a value that shows nothing."""
    filled: defaultdict[str, str] = defaultdict(str, values)
    for name, blank in blanks.items():
        if name in values and not values[name].strip():
            words = words.replace(f"“{{{name}}}”", f"{{{name}}}")
            filled[name] = blank
    return words.format_map(filled)


@lru_cache(maxsize=2)
def problem_messages(language: Language) -> dict[str, dict[str, str]]:
    """All message parts of `language` by code.

    `expected`, `found` and `action`; where needed `action_blind` for no suggestion, `found_blank` for an empty value,
    and `fault`, a sentence of its own in place of field, `expected` and `found`.
    """
    messages: dict[str, dict[str, str]] = read_texts(f"problems.{language.value}.yml")
    return messages
