"""Translations: marking them as up to date, what changed in their originals, and how far each has come.

Exit codes: 0 done, also where nothing had to be done, 1 it could not be done, 2 wrong use.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from antoan.cli.parser import Parser

if TYPE_CHECKING:
    import argparse

    from antoan.catalogue.entry import Entry
    from antoan.catalogue.translation_state import TranslationState
    from antoan.checks.inspection import Inspection
    from antoan.problems import Problem
    from antoan.strings.texts import Texts

ACTIONS = ("mark-current", "mark-minor", "diff", "list")


def add_arguments(parser: Parser) -> None:
    """Options of `antoan translation`."""
    from antoan.cli.options import add_content

    for name, sub in parser.add_actions("translation", ACTIONS).items():
        if name != "list":
            sub.add_argument("pages", nargs="+", metavar="PAGE", help=parser.text("translation.page"))
        if name == "mark-current":
            sub.add_argument("--reviewed", action="store_true", help=parser.text("translation.reviewed"))
        sub.add_argument("--json", action="store_true", help=parser.text("translation.json"))
        add_content(sub)


def run(options: argparse.Namespace) -> int:
    """Do what was asked for."""
    from antoan.cli.options import inspect_content
    from antoan.content.atomic_file import sweep
    from antoan.strings.texts import interface_texts

    texts = interface_texts(options.lang)
    if options.action.startswith("mark-") and options.content.is_dir():
        sweep(options.content)
    inspection = inspect_content(options)
    if options.action == "list":
        return _list(inspection, options, texts)
    entries: dict[str, Entry] = {}
    code = 0
    for name in options.pages:
        entry = _found(name, inspection, options, texts)
        if entry is None:
            code = 1
        else:
            entries[entry.key] = entry
    objects: list[dict[str, Any]] = []
    for entry in entries.values():
        if options.action == "diff":
            code = max(code, _diff(entry, options, texts, objects))
        elif _states_other_facts(entry, inspection, options, texts):
            code = 1
        else:
            code = max(code, _mark(entry, options, texts, objects))
    if options.json:
        print(json.dumps(objects, ensure_ascii=False, indent=1))
    return code


def _found(name: str, inspection: Inspection, options: argparse.Namespace, texts: Texts) -> Entry | None:
    """The entry that is meant; says why, where there is none or it cannot be read."""
    from antoan.catalogue.page_names import Unknown, find_key
    from antoan.cli.report import report

    content = inspection.content
    entries = inspection.catalogue(drafts=True).entries
    key = find_key(name, [*entries, *(content.keys_with_faults - set(entries))])
    if isinstance(key, Unknown):
        print(texts("translation.unknown", name=name), file=sys.stderr)
        for nearest in key.nearest:
            print(texts("translation.nearest", name=nearest), file=sys.stderr)
        return None
    if key not in content.keys_with_faults:
        return entries[key]
    found = _faults_of(key, inspection, options)
    why = "damaged" if any(problem.is_error for problem in found) else "unfinished"
    print(texts(f"translation.{why}", name=key or "index"), file=sys.stderr)
    print(report(found, "human", [options.lang]), file=sys.stderr)
    return None


def _faults_of(key: str, inspection: Inspection, options: argparse.Namespace) -> list[Problem]:
    """What keeps the files of a page from being read: errors, or in a draft warnings of what is still to be written."""
    content = inspection.content
    stems = (f"{content.shown}/{key}", f"{options.config_file.parent.joinpath('docs').as_posix()}/{key or 'index'}")
    files = {f"{stem}.{language}.md" for stem in stems for language in ("vi", "en")}
    return [problem for problem in content.problems if problem.file in files]


def _states_other_facts(entry: Entry, inspection: Inspection, options: argparse.Namespace, texts: Texts) -> bool:
    """Whether the check found facts that differ between the languages; says which."""
    from antoan.checks.translation_facts import CODE
    from antoan.cli.report import report

    files = {page.file for page in entry.versions.values()}
    found = [problem for problem in inspection.problems if problem.code == CODE and problem.file in files]
    if found:
        print(texts("translation.facts-differ", name=entry.key or "index"), file=sys.stderr)
        print(report(found, "human", [options.lang]), file=sys.stderr)
    return bool(found)


def _mark(entry: Entry, options: argparse.Namespace, texts: Texts, objects: list[dict[str, Any]]) -> int:
    from antoan.cli.report import report
    from antoan.content.cache_folder import cache_folder
    from antoan.content.originals import OriginalStore
    from antoan.editing.translation_mark import Refusal, planned_mark, write_mark
    from antoan.problems import Problem
    from antoan.strings.system_reasons import reason_of

    minor = options.action == "mark-minor"
    mark = planned_mark(entry, minor=minor, reviewed=not minor and options.reviewed)
    if isinstance(mark, Refusal):
        print(texts(f"translation.refused.{mark.value}", page=entry.key or "index"), file=sys.stderr)
        return 1
    file = mark.translation.file
    if mark.is_needed:
        try:
            fault = write_mark(mark)
        except OSError as error:
            print(texts("translation.failed", file=file, reason=reason_of(error, texts)), file=sys.stderr)
            return 1
        if isinstance(fault, Problem):
            print(report([fault], "human", [options.lang]), file=sys.stderr)
            return 1
        if fault:
            print(texts(f"translation.refused.{fault.value}", page=file), file=sys.stderr)
            return 1
        OriginalStore(cache_folder()).keep([mark.original])
    objects.append({"file": file, "of": mark.of, "state": mark.state, "changed": mark.is_needed})
    if not options.json:
        done = texts(f"translation.{'marked' if mark.is_needed else 'unchanged'}", file=file)
        print(done, texts(f"translation.now.{mark.state}"))
    return 0


def _diff(entry: Entry, options: argparse.Namespace, texts: Texts, objects: list[dict[str, Any]]) -> int:
    from pathlib import Path

    from antoan.catalogue.translation_state import State, translation_state
    from antoan.cli.translation_view import print_changes
    from antoan.content.cache_folder import cache_folder
    from antoan.content.originals import OriginalStore
    from antoan.worklist.as_json import changes_object
    from antoan.worklist.former_text import changes_since, former_text

    found = translation_state(entry)
    if found is None or found.translation is None or found.block is None or found.state is State.PENDING:
        print(texts(f"translation.refused.{_why_incomparable(found)}", page=entry.key or "index"), file=sys.stderr)
        return 1
    is_outdated = found.state is State.OUTDATED
    former = None
    if is_outdated:
        former = former_text(found.block.of, Path(found.original.file), OriginalStore(cache_folder()))
    changes = changes_since(found, former)
    known = changes_object(changes) if changes else None
    objects.append({"file": found.translation.file, "outdated": is_outdated, "changes": known})
    if is_outdated and changes is None:
        print(texts("translation.lost", file=found.original.file), file=sys.stderr)
        return 1
    if options.json:
        return 0
    if changes is None:
        print(texts("translation.same", original=found.original.file))
        return 0
    counts = {"added": changes.added, "removed": changes.removed}
    print(texts("translation.changed", original=found.original.file, **counts))
    print_changes(changes, options.lang)
    return 0


def _why_incomparable(found: TranslationState | None) -> str:
    if found is None:
        return "press"
    if found.translation is None:
        return "alone"
    return "both" if found.is_doubly_marked else "pending"


def _list(inspection: Inspection, options: argparse.Namespace, texts: Texts) -> int:
    from antoan.catalogue.translation_state import State, translation_state

    entries = inspection.catalogue(drafts=True).entries.values()
    damaged = inspection.content.keys_with_faults
    states = [found for entry in entries if entry.key not in damaged and (found := translation_state(entry))]
    order = {state: place for place, state in enumerate(State)}
    states.sort(key=lambda found: (order[found.state], found.original.key))

    def file_of(found: TranslationState) -> str:
        return found.translation.file if found.translation else found.original.file

    if options.json:
        listed = [
            {"state": found.state.value, "key": found.original.key, "file": file_of(found)}
            | {"original": found.original.file, "digest": found.original.digest}
            for found in states
        ]
        print(json.dumps(listed, ensure_ascii=False, indent=1))
        return 0
    for state in State:
        if members := [found for found in states if found.state is state]:
            print(texts("translation.group", state=texts(f"translation.state.{state.value}"), count=len(members)))
            for found in members:
                print(f"  {file_of(found)}")
    faults = [_faults_of(key, inspection, options) for key in damaged]
    with_errors = sum(any(problem.is_error for problem in found) for found in faults)
    if with_errors:
        print(texts("translation.left-out", count=with_errors), file=sys.stderr)
    if unfinished := len(damaged) - with_errors:
        print(texts("translation.left-out.unfinished", count=unfinished), file=sys.stderr)
    return 0
