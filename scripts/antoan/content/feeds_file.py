"""`content/feeds.yml`: the outlets we listen to, read strictly; and switching one of them off."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from antoan.content.atomic_file import write_atomically
from antoan.content.door import admit
from antoan.content.header import Tree, read_yaml
from antoan.content.text_file import decode, unreadable
from antoan.content.yaml_text import double_quoted
from antoan.model.feed import Feed, FeedsFile
from antoan.problems import Problem

_TOP = "feeds"
_TOP_LINE = re.compile(r"feeds:\s*(#.*)?")
_DASH = re.compile(r"( *)- +(?=\S)")
_FIELD = re.compile(r"(policy|note):(?= |$)")


def read_feeds(file: Path, shown: str) -> tuple[tuple[Feed, ...], tuple[Problem, ...]]:
    """The feeds that are right, and every fault of the others; without the file, neither.

    Args:
        shown: the file as messages name it.
    """
    try:
        text = decode(file.read_bytes(), shown)
    except FileNotFoundError:
        return (), ()
    except OSError as error:
        text = unreadable(error, shown)
    if isinstance(text, Problem):
        return (), (text,)
    tree = read_yaml(text, shown)
    if tree.values is None and tree.problems:
        return _read_entries_apart(text, shown, tree.problems)
    return _admitted(tree, shown)


def _admitted(tree: Tree, shown: str) -> tuple[tuple[Feed, ...], tuple[Problem, ...]]:
    """Feeds and faults of what is YAML."""
    whole, problems = admit(FeedsFile, tree, shown, 0)
    listed = tree.values.get(_TOP) if isinstance(tree.values, dict) else None
    entries = listed if isinstance(listed, list) else []
    starts = [tree.lines.get((_TOP, index), 1) for index in range(len(entries))]
    if whole:
        numbered = list(zip(starts, whole.feeds, strict=True))
    else:
        # Told by the line on which the entry begins: some problems name no field.
        places = (bisect_right(starts, problem.line) for problem in problems)
        faulty = {starts[place - 1] for place in places if place}
        pairs = zip(starts, entries, strict=True)
        numbered = [(line, Feed.model_validate(entry)) for line, entry in pairs if line not in faulty]
    feeds, doubles = _each_once([feed for _, feed in numbered], [line for line, _ in numbered], shown)
    return feeds, (*problems, *doubles)


def _each_once(feeds: Sequence[Feed], lines: Sequence[int], shown: str) -> tuple[tuple[Feed, ...], list[Problem]]:
    """Feeds whose id and address no earlier one has."""
    taken: dict[str, int] = {}
    kept: list[Feed] = []
    problems: list[Problem] = []
    for feed, line in zip(feeds, lines, strict=True):
        for key, code, found in ((feed.id, "data-duplicate", feed.id), (_address(feed), "feed-address", feed.url)):
            if key in taken:
                values = {"found": found, "first": str(taken[key])}
                problems.append(Problem(code=code, file=shown, line=line, values=values))
                break
        else:
            kept.append(feed)
            taken |= {feed.id: line, _address(feed): line}
    return tuple(kept), problems


def _address(feed: Feed) -> str:
    """The address without what does not tell two feeds apart."""
    parts = urlsplit(feed.url)
    return f"//{parts.netloc.lower()}{parts.path.rstrip('/')}?{parts.query}"


def _read_entries_apart(
    text: str, shown: str, problems: Sequence[Problem]
) -> tuple[tuple[Feed, ...], tuple[Problem, ...]]:
    """The entries that can be read where one of them is no YAML, which hides all of them from the parser."""
    lines = text.split("\n")
    spans = list(_entry_spans(lines))
    feeds: list[Feed] = []
    starts: list[int] = []
    found: list[Problem] = []
    for start, end in spans:
        # Every entry keeps its line.
        alone = "\n".join([f"{_TOP}:", *[""] * (start - 1), *lines[start:end]])
        tree = read_yaml(alone, shown)
        good, faults = ((), tuple(tree.problems)) if tree.values is None else _admitted(tree, shown)
        feeds += good
        starts += [start + 1] * len(good)
        found += (replace(problem, field=re.sub(r"^feeds\[1\]\.?", "", problem.field)) for problem in faults)
    kept, doubles = _each_once(feeds, starts, shown)
    return kept, (*(found or problems), *doubles)


def _entry_spans(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """From where to where every entry of the list goes: indexes of `lines`, the end not included."""
    top = next((index for index, line in enumerate(lines) if _TOP_LINE.fullmatch(line.rstrip())), None)
    first = len(lines) if top is None else top + 1
    dashes = [(index, len(match[1])) for index in range(first, len(lines)) if (match := _DASH.match(lines[index]))]
    if not dashes:
        return
    outer = min(depth for _, depth in dashes)
    starts = [index for index, depth in dashes if depth == outer]
    yield from zip(starts, [*starts[1:], len(lines)], strict=True)


def switch_off(file: Path, feed_id: str, note: str) -> bool:
    """Give a feed `policy: off` and `note`, and leave every other byte as it is.

    Returns:
        Whether it could be done: not where the entry has another form than a field a line.

    Raises:
        OSError: the file cannot be read or written.
    """
    try:
        text = file.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return False
    ending = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(ending)
    for start, end in _entry_spans(lines):
        edited = _switched_off(lines[start:end], note)
        if edited and _reads_as(edited, feed_id):
            changed = [*lines[:start], *edited, *lines[end:]]
            write_atomically(file, ending.join(changed))
            return True
    return False


def _switched_off(entry: Sequence[str], note: str) -> list[str] | None:
    """The lines of an entry with the two fields in them."""
    match = _DASH.match(entry[0])
    if not match or entry[0][match.end()] in "{[":
        return None
    indent = " " * match.end()
    wanted = {"policy": "policy: off", "note": f"note: {double_quoted(note)}"}
    lines = list(entry)
    for index, line in enumerate(lines):
        lead = match[0] if index == 0 else indent
        found = _FIELD.match(line.removeprefix(lead)) if line.startswith(lead) else None
        if found:
            lines[index] = lead + wanted.pop(found[1], line.removeprefix(lead))
    last = max(index for index, line in enumerate(lines) if line.startswith((match[0], f"{indent}")) and line.strip())
    lines[last + 1 : last + 1] = [indent + field for field in wanted.values()]
    return lines


def _reads_as(entry: Sequence[str], feed_id: str) -> bool:
    """Whether the edited lines are the feed `feed_id`, switched off."""
    tree = read_yaml("\n".join([f"{_TOP}:", *entry]), "")
    result, _ = admit(FeedsFile, tree, "", 0)
    feeds = result.feeds if result else ()
    return len(feeds) == 1 and feeds[0].id == feed_id and feeds[0].policy == "off"
