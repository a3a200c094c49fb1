"""Show the site on this machine and follow every change. With `--drafts` it is the preview for editors: drafts, pages
waiting for approval and pages with faults are shown and marked, and every page says what is wrong with it. Without, it
is what the public will see. Stop with Ctrl-C. Exit codes: 0 stopped, 1 the address is taken, 2 wrong use.
"""

from __future__ import annotations

import argparse
import socket
import sys

from antoan.cli.arguments import add_config_file, add_content_folder
from antoan.cli.parser import Parser
from antoan.errors import MissingFolder
from antoan.strings.texts import interface_texts

ADDRESS = "127.0.0.1:8000"


def add_arguments(parser: Parser) -> None:
    """Options of `antoan serve`."""
    add_content_folder(parser)
    parser.add_argument("--drafts", action="store_true", help=parser.text("preview.option.drafts"))
    add_config_file(parser)
    where = parser.text("cli.option.serve-address", address=ADDRESS)
    parser.add_argument("--address", default=ADDRESS, metavar="HOST:PORT", help=where)
    parser.add_argument("--open", action="store_true", help=parser.text("preview.option.open"))


def run(options: argparse.Namespace) -> int:
    """Serve until interrupted."""
    text = interface_texts(options.lang)
    if not options.content.is_dir():
        raise MissingFolder(options.content)
    if not options.config_file.is_file():
        raise MissingFolder(options.config_file)
    host, _, port = options.address.rpartition(":")
    if not host or not port.isdigit() or not 0 < int(port) < 65536:
        print(f"antoan serve: {text('serve.address', found=options.address, address=ADDRESS)}", file=sys.stderr)
        return 2
    if not _is_free(host, int(port)):
        other = f"{host}:{int(port) % 65535 + 1}"
        print(f"antoan serve: {text('preview.taken', address=options.address, other=other)}", file=sys.stderr)
        return 1
    from antoan.mkdocs_plugin.render import serve_site
    from antoan.mkdocs_plugin.serving import Serving

    words = "preview.serving.drafts" if options.drafts else "preview.serving.public"
    print(text(words, address=options.address), file=sys.stderr, flush=True)
    serving = Serving(options.drafts, options.lang)
    serve_site(options.config_file, options.content, options.address, serving, opens=options.open)
    return 0


def _is_free(host: str, port: int) -> bool:
    """Whether the server can have this address: asked before minutes are spent on a first build."""
    try:
        found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
        family, kind, protocol, _, place = found[0]
        with socket.socket(family, kind, protocol) as listener:
            if sys.platform != "win32":  # there it would let two programs have the same address
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(place)
    except OSError:
        return False
    return True
