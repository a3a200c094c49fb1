"""Drafts are shown, with a label; a page with a fault is left out and its faults are listed. Stop with Ctrl-C."""

from __future__ import annotations

import argparse
import sys

from antoan.cli.arguments import add_config_file, add_content_folder
from antoan.cli.parser import Parser
from antoan.errors import MissingFolder
from antoan.strings.texts import interface_texts

ADDRESS = "127.0.0.1:8000"


def add_arguments(parser: Parser) -> None:
    """Options of `antoan serve`."""
    add_content_folder(parser)
    add_config_file(parser)
    where = parser.text("cli.option.serve-address", address=ADDRESS)
    parser.add_argument("--address", default=ADDRESS, metavar="HOST:PORT", help=where)


def run(options: argparse.Namespace) -> int:
    """Serve until interrupted."""
    if not options.content.is_dir():
        raise MissingFolder(options.content)
    if not options.config_file.is_file():
        raise MissingFolder(options.config_file)
    port = options.address.rpartition(":")[2]
    if not port.isdigit() or not 0 < int(port) < 65536:
        text = interface_texts(options.lang)
        print(f"antoan serve: {text('serve.address', found=options.address, address=ADDRESS)}", file=sys.stderr)
        return 2
    from antoan.mkdocs_plugin.render import serve_site

    serve_site(options.config_file, options.content, options.address, options.lang)
    return 0
