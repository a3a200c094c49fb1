"""Drafts are shown, with a label; a page with a fault is left out and its faults are listed. Stop with Ctrl-C."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from antoan.errors import MissingFolder


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of `antoan serve`."""
    parser.add_argument(
        "--content", type=Path, default=Path("content"), metavar="DIR", help="thư mục nội dung / content folder"
    )
    parser.add_argument(
        "--config-file", type=Path, default=Path("mkdocs.yml"), metavar="FILE", help="tệp cấu hình / settings"
    )
    parser.add_argument(
        "--address", default="127.0.0.1:8000", metavar="HOST:PORT", help="địa chỉ xem thử / where to look"
    )


def run(options: argparse.Namespace) -> int:
    """Serve until interrupted."""
    if not options.content.is_dir():
        raise MissingFolder(options.content)
    if not options.config_file.is_file():
        raise MissingFolder(options.config_file)
    port = options.address.rpartition(":")[2]
    if not port.isdigit() or not 0 < int(port) < 65536:
        print("antoan serve: --address 127.0.0.1:8000", file=sys.stderr)
        return 2
    from antoan.mkdocs_plugin.render import serve_site

    serve_site(options.config_file, options.content, options.address)
    return 0
