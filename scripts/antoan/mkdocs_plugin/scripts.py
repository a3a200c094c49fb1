"""The scripts of the pages: bundled from the components by esbuild, which npm installs; it minifies the styles too."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from typing import Any

from antoan.errors import BrowserToolsMissing, ScriptsBroken

# Where `npm ci` puts what scripts/browser/package.json names.
TOOLS = Path(__file__).parents[2] / "browser" / "node_modules"
# Browsers of 2018 and later; on older ones the pages work as without scripts.
TARGET = "es2018"


@dataclass(frozen=True, slots=True)
class Scripts:
    """The scripts of a site.

    Attributes:
        early: the quick exit; stands in the page itself, so that it works before anything else has come.
        main: everything else; a file of its own.
        search: the search engine; loaded when somebody searches.
        worker: the service worker, to which the list of pages to keep is still to be put in front.
    """

    early: str
    main: bytes
    search: bytes
    worker: bytes

    @property
    def main_name(self) -> str:
        """Path of the main script; its digest is in the name, so that a phone may keep it for good."""
        return _name(self.main)

    @property
    def search_name(self) -> str:
        """Path of the search engine, likewise."""
        return _name(self.search)

    @property
    def policy_source(self) -> str:
        """What a Content-Security-Policy calls the script inside the page."""
        return f"'sha256-{base64.b64encode(hashlib.sha256(self.early.encode()).digest()).decode()}'"


def _name(script: bytes) -> str:
    return f"assets/antoan.{hashlib.sha256(script).hexdigest()[:10]}.js"


def bundle_scripts(overrides: Path) -> Scripts:
    """The scripts made from the components below `overrides`.

    Raises:
        BrowserToolsMissing: `npm ci` has not been run.
        ScriptsBroken: esbuild found a fault.
    """
    return Scripts(
        early=_bundle(overrides / "assets" / "early.js").decode().strip(),
        main=_bundle(overrides / "assets" / "main.js"),
        search=_bundle(overrides / "components" / "search" / "program.js"),
        worker=_bundle(overrides / "components" / "keep" / "worker.js"),
    )


def minified_style(style: bytes) -> bytes:
    """`style` without comments and spaces; newer notation is kept, a browser skips what it does not know.

    Raises:
        BrowserToolsMissing: `npm ci` has not been run.
        ScriptsBroken: esbuild found a fault.
    """
    return _esbuild("overrides/**/*.css", "--loader=css", given=style)


def run_search(languages: dict[str, Any], queries: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """What the site's search finds for each query, best first.

    Raises:
        BrowserToolsMissing: `npm ci` has not been run.
        ScriptsBroken: the search has a fault.
    """
    entry = TOOLS.parent / "search.js"
    program = _esbuild(str(entry), str(entry), "--bundle", "--platform=node", "--format=cjs")
    with TemporaryDirectory() as folder:
        file = Path(folder, "search.cjs")
        file.write_bytes(program)
        done = subprocess.run(  # noqa: S603  (our own program)
            [_node(), str(file)],
            input=json.dumps({"languages": languages, "queries": queries}, ensure_ascii=False).encode(),
            capture_output=True,
            check=False,
        )
    if done.returncode:
        raise ScriptsBroken(str(entry), done.stderr.decode(errors="replace").strip())
    found: list[list[dict[str, Any]]] = json.loads(done.stdout)
    return found


def _node() -> str:
    """Node: the one that set-up brings, else the machine's own."""
    beside = Path(sys.executable).parent
    found = which("node", path=str(beside)) or which("node")
    if found is None:
        raise BrowserToolsMissing(beside)
    return found


def _bundle(entry: Path) -> bytes:
    options = ["--bundle", "--format=iife", f"--target={TARGET}", "--define:process.env.NODE_ENV='production'"]
    return _esbuild(str(entry), str(entry), *options)


def _esbuild(name: str, *options: str, given: bytes = b"") -> bytes:
    """What esbuild makes of `given`, or of the file among the options; `name` is for messages."""
    done = subprocess.run(  # noqa: S603  (our own program and files)
        [_program(), *options, "--minify", "--charset=utf8", "--legal-comments=none", "--log-level=warning"],
        input=given,
        env=os.environ | {"NODE_PATH": str(TOOLS)},
        capture_output=True,
        check=False,
    )
    if done.returncode or done.stderr:
        raise ScriptsBroken(name, done.stderr.decode(errors="replace").strip())
    return done.stdout


def _program() -> Path:
    """The program itself: npm's own starter for it would need Node."""
    for pattern in ("@esbuild/*/bin/esbuild", "@esbuild/*/esbuild.exe"):
        if found := next(iter(sorted(TOOLS.glob(pattern))), None):
            return found
    raise BrowserToolsMissing(TOOLS)
