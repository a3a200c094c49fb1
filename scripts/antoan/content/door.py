"""Plain values in, a typed object or every fault at once out."""

from __future__ import annotations

import dataclasses
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from antoan.content.header import Path, Tree, dotted
from antoan.content.quotation import as_meant, quoted
from antoan.content.syntax_faults import field_without_space, with_space
from antoan.problems import Problem, shortened
from antoan.writing.nearest import nearest
from antoan.writing.slug import slugify

M = TypeVar("M", bound=BaseModel)

_BY_PYDANTIC = {
    "missing": "field-missing",
    "extra_forbidden": "key-unknown",
    "string_type": "type-text",
    "tuple_type": "type-list",
    "list_type": "type-list",
    "model_type": "type-group",
    "model_attributes_type": "type-group",
    "dict_type": "type-group",
    "literal_error": "choice",
    "enum": "choice",
    "string_too_short": "text-short",
    "string_too_long": "text-long",
}


def admit(model: type[M], tree: Tree, file: str, offset: int) -> tuple[M | None, list[Problem]]:
    """Check `tree` against `model`.

    Args:
        offset: added to a line of the YAML text to get the line of the file.

    Returns:
        The typed object, or `None` with every problem found.
    """
    problems = [_moved(problem, file, offset) for problem in tree.problems]
    if tree.values is None and problems:
        return None, problems
    values = tree.values if tree.values is not None else {}
    try:
        result = model.model_validate(values)
    except ValidationError as error:
        unread = {p.field for p in problems}
        for fault in error.errors(include_url=False):
            problem = _problem(model, fault, tree, file, offset)
            if problem.field not in unread:
                problems.append(problem)
    return (None, problems) if problems else (result, [])


def _moved(problem: Problem, file: str, offset: int) -> Problem:
    """A problem of the YAML text as one of the file."""
    values = dict(problem.values)
    if "first" in values:
        values["first"] = str(int(values["first"]) + offset)
    return dataclasses.replace(problem, file=file, line=problem.line + offset, values=values)


def _problem(model: type[BaseModel], fault: ErrorDetails, tree: Tree, file: str, offset: int) -> Problem:
    path: Path = tuple(part for part in fault["loc"] if not _is_pydantic_branch(part))
    code = _BY_PYDANTIC.get(fault["type"], fault["type"])
    context: dict[str, Any] = fault.get("ctx", {})
    if code == "type-text" and fault["input"] is None:
        code = "item-empty"
    values = {"found": _shown(fault["input"])}
    if code == "type-text" and (line_of_text := _as_one_text(fault["input"])):
        code, values = "yaml-colon", {"found": line_of_text, "suggestion": quoted(as_meant(line_of_text))}
    if code == "type-group" and isinstance(fault["input"], str) and field_without_space(fault["input"]):
        code, values["suggestion"] = "yaml-space", with_space(fault["input"])
    if code in ("field-missing", "item-empty") and (remark := tree.remarks.get(path)):
        code, values = "yaml-comment", {"found": shortened(remark), "suggestion": quoted(as_meant(remark))}
    if "suggestion" in context:
        values["suggestion"] = str(context["suggestion"])
    if code == "choice":
        values["choices"] = str(context["expected"]).replace("'", "").replace(" or ", ", ")
        values["suggestion"] = nearest(str(fault["input"]), values["choices"].split(", "))
    elif code == "key-unknown":
        values["found"] = str(path[-1])
        values["suggestion"] = nearest(str(path[-1]), sorted(_known_keys(model, path[:-1])))
    elif code == "slug-format":
        values["suggestion"] = slugify(str(fault["input"]))
    elif code in ("text-short", "text-long"):
        limit = context.get("min_length") or context.get("max_length")
        values |= {"limit": str(limit), "length": str(len(str(fault["input"]).strip()))}
        if path[-1] == "summary":
            code, values["found"] = "summary-length", values["length"]
    line_path = path
    while line_path and line_path not in tree.lines:
        line_path = line_path[:-1]
    line = tree.lines.get(line_path, 1) + offset if line_path else 1
    return Problem(code=code, file=file, line=line, field=dotted(path), values=values)


def _is_pydantic_branch(part: str | int) -> bool:
    """Union branches show up in pydantic's paths under the name of a type."""
    return isinstance(part, str) and (part in ("Bilingual",) or part.startswith(("dict[", "lax-or-strict")))


def _as_one_text(value: Any) -> str:
    """What was meant by a text with an unquoted colon, which YAML takes for a field and its value; else nothing."""
    if isinstance(value, dict) and len(value) == 1:
        (key, rest), *_ = value.items()
        if isinstance(rest, str) and " " in key:  # a field's name has no spaces
            return f"{key}: {rest}"
    return ""


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: …" for key in value) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(str(item) if isinstance(item, str) else "…" for item in value) + "]"
    return shortened(str(value))


def _known_keys(model: type[BaseModel], path: Path) -> set[str]:
    """Keys allowed at `path` below `model`."""
    current: Any = model
    for part in path:
        if isinstance(part, str) and isinstance(current, type) and issubclass(current, BaseModel):
            current = _model_within(current.model_fields[part].annotation)
    return set(current.model_fields) if isinstance(current, type) and issubclass(current, BaseModel) else set()


def _model_within(annotation: Any) -> Any:
    """The model class inside `X | None`, `tuple[X, ...]` or `Annotated[X, …]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        if (found := _model_within(part)) is not None:
            return found
    return None
