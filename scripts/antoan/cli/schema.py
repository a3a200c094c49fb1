"""JSON Schema (2020-12) of the metadata, for editors that complete and check YAML while it is typed."""

from __future__ import annotations

import argparse
import json
from typing import Any

from antoan.cli.parser import Parser
from antoan.model.metadata import KINDS, Kind


def add_arguments(parser: Parser) -> None:
    """Options of `antoan schema`."""
    parser.add_argument("--kind", choices=[kind.value for kind in Kind], help=parser.text("cli.option.kind"))


def run(options: argparse.Namespace) -> int:
    """Print the schema."""
    kinds = [Kind(options.kind)] if options.kind else list(Kind)
    print(json.dumps(schema_of(kinds), ensure_ascii=False, indent=2))
    return 0


def schema_of(kinds: list[Kind]) -> dict[str, Any]:
    """One schema; for several kinds, any of them."""
    from pydantic.json_schema import models_json_schema

    models = [KINDS[kind] for kind in kinds]
    references, document = models_json_schema([(model, "validation") for model in models])
    ways = [references[model, "validation"] for model in models]
    start: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "An Toàn"}
    schema = start | (ways[0] if len(ways) == 1 else {"anyOf": ways}) | document
    return _without_unused(schema)


def _without_unused(schema: dict[str, Any]) -> dict[str, Any]:
    """Without definitions nothing refers to, such as those of types that are written as one text."""
    used = json.dumps(schema)
    definitions = schema.get("$defs", {})
    return schema | {"$defs": {name: part for name, part in definitions.items() if f'"#/$defs/{name}"' in used}}
