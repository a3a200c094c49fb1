"""Stands for the program that finds faces, and fails as the test says."""

from __future__ import annotations

import os

exec(os.environ["FAILING_FINDER"])  # noqa: S102
