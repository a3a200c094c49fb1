"""An Toàn: kiểm tra nội dung và dựng trang / checks the content and builds the site.

Exit codes of every subcommand: 0 all is well, 1 problems were found or the site could not be built, 2 wrong use,
130 stopped by Ctrl-C (what stood in the site's folder is left as it was).
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

COMMANDS = {
    "build": "dựng trang vào thư mục site / build the site",
    "check": "kiểm tra nội dung, không dựng / check the content, build nothing",
    "serve": "xem thử trên máy này, tự cập nhật khi sửa / preview on this machine, following every change",
    "search": "tìm như trên trang, và chấm điểm việc tìm / search as the site does, and score it",
    "feeds": "nguồn tin: lấy tin về, xem nguồn nào trục trặc / the feeds: fetch, see which fail",
    "inbox": "hộp tin: xem, giữ, bỏ, soạn bài / the inbox: see, keep, reject, promote",
    "takedown": "gỡ những gì lấy từ một địa chỉ / remove what came from an address",
    "schema": "in mô tả các trường cho trình soạn thảo / print the metadata schema for editors",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A Vietnamese Windows console may not be UTF-8, and a message must never crash on a letter.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    parser = argparse.ArgumentParser(prog="antoan", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, about in COMMANDS.items():
        subparsers.add_parser(name, help=about, add_help=False)
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    chosen, rest = parser.parse_known_args(arguments[:1])[0].command, arguments[1:]
    command = import_module(f"antoan.cli.{chosen}")
    sub = argparse.ArgumentParser(
        prog=f"antoan {chosen}",
        description=f"{COMMANDS[chosen]}\n\n{command.__doc__}",
        formatter_class=argparse.RawTextHelpFormatter,
    )
    command.add_arguments(sub)
    from antoan.errors import MissingFolder, UnsafeSiteFolder

    try:
        code: int = command.run(sub.parse_args(rest))
        sys.stdout.flush()
    except (MissingFolder, UnsafeSiteFolder) as error:
        print(f"antoan {chosen}: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # Whoever read our output has gone, as `head` does; the interpreter must not try to write the rest at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        print(f"antoan {chosen}: đã dừng / stopped", file=sys.stderr)
        return 130
    return code
