"""Which language a command speaks: what `--lang` says, else the one the machine is set to."""

from __future__ import annotations

import locale
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from antoan.model.language import DEFAULT_LANGUAGE, Language

OPTION = "--lang"
BOTH = "both"
# In the order of POSIX, "Internationalization Variables".
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


@dataclass(frozen=True, slots=True)
class Spoken:
    """The language of a command.

    Attributes:
        languages: those its results are in; two after `--lang both`.
        rest: the arguments without `--lang`.
        wrong: what `--lang` was given, where there is no such language.
    """

    languages: tuple[Language, ...]
    rest: tuple[str, ...]
    wrong: str | None = None


def spoken(arguments: Sequence[str], variables: Mapping[str, str]) -> Spoken:
    """Take `--lang` out of the arguments, wherever it stands; the last one counts.

    Args:
        variables: the environment, which names the language of the machine.
    """
    rest: list[str] = []
    said: str | None = None
    left = iter(arguments)
    for argument in left:
        if argument == "--":
            rest += [argument, *left]
        elif argument == OPTION:
            said = next(left, "")
        elif argument.startswith(f"{OPTION}="):
            said = argument.partition("=")[2]
        else:
            rest.append(argument)
    machine = language_of_machine(variables)
    if said is None:
        return Spoken((machine,), tuple(rest))
    if said == BOTH:
        return Spoken(tuple(Language), tuple(rest))
    try:
        return Spoken((Language(said),), tuple(rest))
    except ValueError:
        return Spoken((machine,), tuple(rest), said)


def language_of_machine(variables: Mapping[str, str]) -> Language:
    """English where the machine is set to it, Vietnamese everywhere else."""
    name = next((value for key in _VARIABLES if (value := variables.get(key))), "") or _windows_name()
    return Language.EN if name.lower().startswith(Language.EN.value) else DEFAULT_LANGUAGE


def _windows_name() -> str:
    """The language Windows shows its own menus in, such as `vi_VN`; nothing elsewhere."""
    if sys.platform != "win32":
        return ""
    import ctypes

    return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
