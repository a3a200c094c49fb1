"""The scripts of the pages: bundled from the components by esbuild, which npm installs; it minifies the styles too."""

from __future__ import annotations

import base64
import hashlib
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

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
        worker: the service worker, to which the list of pages to keep is still to be put in front.
    """

    early: str
    main: bytes
    worker: bytes

    @property
    def main_name(self) -> str:
        """Path of the main script; its digest is in the name, so that a phone may keep it for good."""
        return f"assets/antoan.{hashlib.sha256(self.main).hexdigest()[:10]}.js"

    @property
    def policy_source(self) -> str:
        """What a Content-Security-Policy calls the script inside the page."""
        return f"'sha256-{base64.b64encode(hashlib.sha256(self.early.encode()).digest()).decode()}'"


def bundle_scripts(overrides: Path) -> Scripts:
    """The scripts made from the components below `overrides`.

    Raises:
        BrowserToolsMissing: `npm ci` has not been run.
        ScriptsBroken: esbuild found a fault.
    """
    return Scripts(
        early=_bundle(overrides / "assets" / "early.js").decode().strip(),
        main=_bundle(overrides / "assets" / "main.js"),
        worker=_bundle(overrides / "components" / "keep" / "worker.js"),
    )


def minified_style(style: bytes) -> bytes:
    """`style` without comments and spaces; newer notation is kept, a browser skips what it does not know.

    Raises:
        BrowserToolsMissing: `npm ci` has not been run.
        ScriptsBroken: esbuild found a fault.
    """
    return _esbuild("overrides/**/*.css", "--loader=css", given=style)


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
