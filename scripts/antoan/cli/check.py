"""Exit codes: 0 nothing wrong (warnings allowed), 1 problems, 2 wrong use."""

from __future__ import annotations

import argparse
import sys

from antoan.cli.options import add_content, inspect_content
from antoan.cli.parser import Parser
from antoan.cli.report import report
from antoan.strings.texts import interface_texts


def add_arguments(parser: Parser) -> None:
    """Options of `antoan check`."""
    add_content(parser)
    forms = ["human", "json", "github"]
    parser.add_argument("--format", choices=forms, default="human", help=parser.text("cli.option.format"))
    parser.add_argument("--strict", action="store_true", help=parser.text("cli.option.strict"))


def run(options: argparse.Namespace) -> int:
    """Check everything; results to stdout, the closing line to stderr."""
    inspection = inspect_content(options)
    languages = options.languages
    if text := report(inspection.problems, options.format, languages):
        print(text)
    for language in languages:
        texts, pages = interface_texts(language), len(inspection.content.pages)
        if inspection.problems:
            total = texts("check.total", pages=pages, errors=inspection.errors, warnings=inspection.warnings)
        else:
            total = texts("check.clean", pages=pages)
        print(total, file=sys.stderr)
    return 1 if inspection.errors or (options.strict and inspection.warnings) else 0
