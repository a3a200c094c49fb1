"""What a problem or a failure says to the person who can do something about it, in either language."""

from __future__ import annotations

from collections import defaultdict
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
    parts = [
        text("problem.field", field=problem.field) if problem.field else "",
        text(
            "problem.expected_found",
            expected=entry["expected"].format_map(values),
            found=entry["found"].format_map(values),
        ),
        action.format_map(values),
    ]
    message = " ".join(part for part in parts if part)
    return message[:1].upper() + message[1:]


@lru_cache(maxsize=2)
def problem_messages(language: Language) -> dict[str, dict[str, str]]:
    """All message parts of `language` by code: `expected`, `found`, `action`, and `action_blind` for no suggestion."""
    messages: dict[str, dict[str, str]] = read_texts(f"problems.{language.value}.yml")
    return messages
